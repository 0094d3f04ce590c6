"""The command that hands the graph to other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.exports import FORMATS, to_format
from lineage.cli.options import data_option, open_chosen_graph

if TYPE_CHECKING:
    from graph.exports import Content


@click.command(epilog="Example: lineage export turtle -o lineage.ttl")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="File to write, or folder for csv and parquet; default: standard output.",
)
@data_option
def export(form: str, output: Path | None) -> None:
    """Write the whole graph in a format that other tools read.

    FORMAT is json (complete, with the JSON Schema that ships as lineage/data/lineage.schema.json),
    csv, graphml, gexf, dot, mermaid, turtle, jsonld, bibtex or parquet. csv and parquet are two
    files, nodes and edges, in a folder of their own: -o DIR.
    """
    if FORMATS[form].folder and output is None:
        message = f"'{form}' is two files: name a folder for them with -o DIR."
        raise click.UsageError(message)
    content = to_format(open_chosen_graph().document, form)
    if output is None:
        click.echo(content, nl=False)
    else:
        _write(output, content)
        click.echo(f"Wrote {output}.", err=True)


def _write(output: Path, content: Content) -> None:
    from lineage.files import write_folder, write_whole  # noqa: PLC0415  only where it is written

    if isinstance(content, dict):
        write_folder(output, content, hint="Choose a new or empty folder with --output.")
    else:
        write_whole(output, content, hint="Choose another file with --output.")
