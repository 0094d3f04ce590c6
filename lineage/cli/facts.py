"""Commands that tell what is known of an edge, of a model, and of all."""

from __future__ import annotations

from typing import Any

import click

from graph.characters import escape_unsafe
from graph.errors import show_text
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.options import format_option, model_argument
from lineage.cli.output import print_json, print_rows, print_text


@click.command(epilog="Example: lineage why chatgpt gpt-3.5")
@model_argument("child")
@model_argument("parent")
@format_option("text", "json")
@data_option
def why(child: str, parent: str, form: str) -> None:
    """Show the receipts of an edge: what was inherited, and who says so.

    CHILD and PARENT are models with a direct derivation, or a claim of one, between them.
    """
    from lineage.papers.abstracts import find_mention  # reads the user's folder

    graph = open_chosen_graph()
    receipts = graph.why(child, parent)
    mention = find_mention(graph.records[receipts.child], graph.records[receipts.parent])
    if form == "json":
        print_json({**receipts._asdict(), "abstract_sentence": mention})
    else:
        from lineage.cli.receipts_text import describe_receipts

        print_text(describe_receipts(graph, receipts, mention))


@click.command(epilog="Example: lineage show bert")
@model_argument("model")
@format_option("text", "json")
@data_option
def show(model: str, form: str) -> None:
    """Show everything that is known of MODEL.

    MODEL is an id, a name or an alias, in any case, its paper (arXiv id, address, DOI)
    or its repository on the Hub.
    """
    graph = open_chosen_graph()
    record = graph.show(model)
    if form == "json":
        print_json(record)
    else:
        from lineage.cli.model_text import write_model

        print_text(write_model(graph, record))


@click.command(epilog="Example: lineage search 'sparse attention'")
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Most models to list.",
)
@format_option("table", "json", "csv", "ids")
@data_option
def search(words: tuple[str, ...], limit: int, form: str) -> None:
    """Find models by name, lab, author, technique or description.

    TEXT is words in any order, with or without accents, and may hold small slips; or a paper:
    arXiv id, address or DOI. The best match comes first.
    """
    wanted = " ".join(words)
    hits = open_chosen_graph().search(wanted, limit=limit)
    columns = ("id", "name", "released", "field", "match", "score")
    none = f"No model has, or is near to, '{escape_unsafe(show_text(wanted))}'."
    print_rows([hit._asdict() for hit in hits], form, columns=columns, none=none)


@click.command(epilog="Example: lineage stats --format json")
@format_option("table", "json", "csv")
@data_option
def stats(form: str) -> None:
    """Count models, derivations, kinds and support."""
    counts = open_chosen_graph().stats()
    if form == "json":
        print_json(counts)
        return
    rows: list[dict[str, Any]] = []
    for measure, value in counts.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        rows += [{"measure": measure, "of": of, "value": count} for of, count in parts]
    print_rows(rows, form, columns=("measure", "of", "value"))
