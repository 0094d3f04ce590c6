"""The command that hands the graph to other tools."""

from __future__ import annotations

from pathlib import Path

import click

from graph.exports import EXPORTERS
from lineage.cli.options import data_option, open_chosen_graph


@click.command(epilog="Example: lineage export json -o lineage.json")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(EXPORTERS)))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; default: standard output.",
)
@data_option
def export(form: str, output: Path | None) -> None:
    """Write the whole graph in a format that other tools read.

    FORMAT is json, with the JSON Schema that ships as lineage/data/lineage.schema.json.
    """
    text = EXPORTERS[form](open_chosen_graph().document)
    if output is None:
        click.echo(text, nl=False)
    else:
        from lineage.files import write_whole  # noqa: PLC0415  only where a file is written

        write_whole(output, text.encode(), hint="Choose another file with --output.")
        click.echo(f"Wrote {output}.", err=True)
