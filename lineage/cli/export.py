"""The command that hands the graph to other tools."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.characters import escape_unsafe
from graph.exports import FORMATS, to_format
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.options import model_argument, offer_selectors
from lineage.cli.trace import offer_checkpoints, offline_option, read_trace

if TYPE_CHECKING:
    from graph.exports import Content
    from graph.records.shapes import Document


CARD = "card"
"""The format that is of one model."""
BILLS = ("cyclonedx", "spdx")
"""The formats that a trace has."""


@click.command(epilog="Example: lineage export mermaid --select 2+chatgpt")
@click.argument("form", metavar="FORMAT", type=click.Choice([*FORMATS, CARD]))
@model_argument("model", metavar="[MODEL]", required=False)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="File to write, or folder for csv and parquet; default, and -: standard output.",
)
@click.option(
    "--select",
    "selector",
    metavar="SELECTOR",
    shell_complete=offer_selectors,
    help="Only these models, the derivations between them, and what both name.",
)
@click.option(
    "--trace",
    "subject",
    metavar="REPO_OR_PATH",
    shell_complete=offer_checkpoints,
    help="For cyclonedx and spdx: the bill of a checkpoint, as 'lineage trace' finds it.",
)
@offline_option
@data_option
def export(
    form: str,
    model: str | None,
    *,
    output: Path | None,
    selector: str | None,
    subject: str | None,
    offline: bool,
) -> None:
    """Write the graph, or a part of it, in a format that other tools read.

    FORMAT is json (complete, with the JSON Schema that ships as lineage/data/lineage.schema.json),
    csv, graphml, gexf, dot, mermaid, turtle, jsonld, bibtex, parquet, cyclonedx (1.7) or spdx
    (3.0.1, JSON-LD). csv and parquet are two files, nodes and edges, in a folder of their own:
    -o DIR. 'card MODEL' is the front matter of a model card: licence and base models.
    """
    _require_sense(form, model, selector, subject, offline=offline)
    if output == Path("-"):
        output = None
    if subject is not None:
        content: Content = _render_bill(form, subject, offline=offline)
    elif model is not None:
        content = _render_card(model)
    else:
        content = _render_graph(form, output, selector)
    if output is None:
        click.echo(content, nl=False)
    else:
        _write(output, content)
        click.echo(f"Wrote {escape_unsafe(str(output))}.", err=True)


def _require_sense(
    form: str, model: str | None, selector: str | None, subject: str | None, *, offline: bool
) -> None:
    """Return if what was asked for goes together.

    Raises:
        click.UsageError: It does not.
    """
    message = ""
    if (form == CARD) != (model is not None):
        message = f"'{CARD}' is of one model: lineage export {CARD} MODEL."
        message = message if form == CARD else f"'{form}' takes no MODEL; try --select {model}."
    elif subject is not None and form not in BILLS:
        message = f"--trace is for {' and '.join(BILLS)}; 'lineage trace' has other formats."
    elif selector is not None and (subject is not None or form == CARD):
        message = "--select goes with neither --trace nor a card."
    elif offline and subject is None:
        message = "--offline goes with --trace."
    if message:
        raise click.UsageError(message)


def _render_bill(form: str, subject: str, *, offline: bool) -> bytes:
    from graph.tracing.bills import build_trace_bill

    render = getattr(import_module(f"graph.exports.{form}"), f"render_{form}")
    text: str = render(build_trace_bill(read_trace(subject, offline=offline)))
    return text.encode()


def _render_card(model: str) -> bytes:
    from graph.exports.card import render_card

    graph = open_chosen_graph()
    return render_card(graph.document, graph.require(model)).encode()


def _render_graph(form: str, output: Path | None, selector: str | None) -> Content:
    if FORMATS[form].folder and output is None:
        message = f"'{form}' is two files: name a folder for them with -o DIR."
        raise click.UsageError(message)
    return to_format(_read_document(selector), form)


def _read_document(selector: str | None) -> Document:
    graph = open_chosen_graph()
    if selector is None:
        return graph.document
    from graph.exports.restrict import restrict

    chosen = {node.id for node in graph.select(selector)}
    if not chosen:
        click.echo(f"No model is chosen by: {escape_unsafe(selector)}", err=True)
    return restrict(graph.document, chosen)


def _write(output: Path, content: Content) -> None:
    from lineage.asides import remove_orphans
    from lineage.files import write_folder, write_whole

    made = [parent for parent in output.parents if not parent.exists()]
    if isinstance(content, dict):
        write_folder(output, content, hint="Choose a new or empty folder with --output.")
    else:
        remove_orphans(output.parent)
        write_whole(output, content, hint="Choose another file with --output.")
    if made:
        click.echo(f"Made the folder '{escape_unsafe(str(made[0]))}'.", err=True)
