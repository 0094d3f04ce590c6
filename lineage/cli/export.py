"""The command that hands the graph to other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.characters import escape_unsafe
from graph.exports import FORMATS, to_format
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.options import OutputPath, complete_selector

if TYPE_CHECKING:
    from graph.exports import Content


@click.command(epilog="Example: lineage export mermaid --select 2+chatgpt")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=OutputPath(path_type=Path),
    help="File to write, or folder for csv and parquet; default, and -: standard output.",
)
@click.option(
    "--select",
    "selector",
    metavar="SELECTOR",
    shell_complete=complete_selector,
    help="Only these models, the derivations between them, and what both name.",
)
@data_option
def export(form: str, output: Path | None, selector: str | None) -> None:
    """Write the graph, or a part of it, in a format that other tools read.

    FORMAT is json (complete, with the JSON Schema that ships as lineage/data/lineage.schema.json),
    csv, graphml, gexf, dot, mermaid, turtle, jsonld, bibtex or parquet. csv and parquet are two
    files, nodes and edges, in a folder of their own: -o DIR.
    """
    if output == Path("-"):
        output = None
    if FORMATS[form].folder and output is None:
        message = f"'{form}' is two files: name a folder for them with -o DIR."
        raise click.UsageError(message)
    content = to_format(_read_document(selector), form)
    if output is None:
        click.echo(content, nl=False)
    else:
        _write(output, content)
        click.echo(f"Wrote {escape_unsafe(str(output))}.", err=True)


def _read_document(selector: str | None) -> dict[str, Any]:
    graph = open_chosen_graph()
    if selector is None:
        return graph.document
    from graph.exports.restrict import restrict  # noqa: PLC0415  only a part of the graph pays for it

    chosen = {node.id for node in graph.select(selector)}
    if not chosen:
        click.echo(f"No model is chosen by: {escape_unsafe(selector)}", err=True)
    return restrict(graph.document, chosen)


def _write(output: Path, content: Content) -> None:
    from lineage.asides import remove_orphans  # noqa: PLC0415  only where it is written
    from lineage.files import write_folder, write_whole  # noqa: PLC0415  only where it is written

    if isinstance(content, dict):
        write_folder(output, content, hint="Choose a new or empty folder with --output.")
    else:
        remove_orphans(output.parent)
        write_whole(output, content, hint="Choose another file with --output.")
