"""Commands that look after the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.collector import collector_paused
from lineage.cli.folder import chosen_data_dir, data_option
from lineage.cli.options import format_option
from lineage.cli.output import print_json

if TYPE_CHECKING:
    from collections.abc import Sized


@click.command(epilog="Example: lineage lint --format json")
@format_option("text", "json", "sarif")
@click.option("--questions", is_flag=True, help="List what only a person can answer, too.")
@data_option
def lint(*, form: str, questions: bool) -> None:
    """Check the catalog: every rule, every problem at once.

    Blanks, which are yet to be filled in, are listed too. Exit status 1 if there is a problem
    that is more than a blank or a question.
    """
    from lineage.catalog.blanks import find_blanks
    from lineage.catalog.load import load_catalog  # pydantic is slow to import
    from lineage.catalog.questions import find_questions
    from lineage.catalog.rules import check_catalog
    from lineage.catalog.sarif import Finding, find_line, to_sarif

    folder = chosen_data_dir()
    with collector_paused():
        catalog = load_catalog(folder)
        problems, blanks = check_catalog(catalog), find_blanks(catalog)
        asked = find_questions(catalog) if questions else []
    found = [*problems, *blanks, *asked]
    if form == "json":
        print_json([{**item._asdict(), "level": item.level} for item in found])
    elif form == "sarif":
        findings = [
            Finding(folder / one.file, one.rule, one.level, f"{one.key}: {one.message}",
                    find_line(folder / one.file, one.key))
            for one in found
        ]  # fmt: skip
        print_json(to_sarif(findings, tool="lineage lint"))
    else:
        for item in found:
            click.echo(str(item))
        counts = [f"{len(catalog.models):,} models read", _count(problems, "problem")]
        counts += [_count(blanks, "blank")] if blanks else []
        counts += [_count(asked, "question")] if questions else []
        click.echo(f"{', '.join(counts)}.", err=True)
    if problems:
        click.get_current_context().exit(1)


def _count(items: Sized, noun: str) -> str:
    return f"{len(items):,} {noun}{'s' if len(items) != 1 else ''}"
