"""Commands that look after the catalog."""

from __future__ import annotations

import click

from lineage.cli.options import chosen_data_dir, data_option, format_option
from lineage.cli.output import print_json


@click.command(epilog="Example: lineage lint --format json")
@format_option("text", "json", "sarif")
@data_option
def lint(form: str) -> None:
    """Check the catalog: every rule, every problem at once.

    Exit status 1 if there is a problem.
    """
    from lineage.catalog.load import load_catalog  # noqa: PLC0415  pydantic is slow to import
    from lineage.catalog.problems import to_sarif  # noqa: PLC0415
    from lineage.catalog.rules import check_catalog  # noqa: PLC0415

    catalog = load_catalog(chosen_data_dir())
    problems = check_catalog(catalog)
    if form == "json":
        print_json([problem._asdict() for problem in problems])
    elif form == "sarif":
        print_json(to_sarif(problems))
    else:
        for problem in problems:
            click.echo(str(problem))
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        click.echo(f"{len(catalog.models)} models read, {count}.", err=True)
    if problems:
        click.get_current_context().exit(1)
