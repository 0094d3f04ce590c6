"""Commands that ask the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.characters import escape_unsafe
from graph.errors import LineageError, show_text
from lineage.cli import text
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.narrowing import as_of_option, via_option
from lineage.cli.options import format_option, model_argument
from lineage.cli.output import print_json, print_rows, print_text, print_tree

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph
    from graph.questions.relatives import Relative

RELATIVE_COLUMNS = ("id", "name", "released", "distance", "via")
depth_option = click.option(
    "--depth", type=click.IntRange(min=1), help="Most steps to take; 1 gives the direct ones."
)


@click.command("ancestors-of", epilog="Example: lineage ancestors-of chatgpt --via weights")
@model_argument("model")
@depth_option
@via_option
@as_of_option
@format_option("tree", "table", "json", "csv", "ids")
@data_option
def ancestors_of(
    model: str, depth: int | None, via: tuple[str, ...], as_of: str | None, form: str
) -> None:
    """List the models that MODEL descends from.

    MODEL is an id, a name or an alias, in any case, its paper (arXiv id, address, DOI)
    or its repository on the Hub.
    """
    graph = open_chosen_graph()
    relatives = graph.ancestors_of(model, depth=depth, via=via or None, as_of=as_of)
    none = text.say_no_kin(graph, model, "parents", via=via, as_of=as_of)
    _print_relatives(graph, graph.require(model), relatives, "parents", form, via, none=none)


@click.command("descendants-of", epilog="Example: lineage descendants-of llama --depth 1")
@model_argument("model")
@depth_option
@via_option
@as_of_option
@format_option("tree", "table", "json", "csv", "ids")
@data_option
def descendants_of(
    model: str, depth: int | None, via: tuple[str, ...], as_of: str | None, form: str
) -> None:
    """List the models that descend from MODEL.

    MODEL is an id, a name or an alias, in any case, its paper (arXiv id, address, DOI)
    or its repository on the Hub.
    """
    graph = open_chosen_graph()
    relatives = graph.descendants_of(model, depth=depth, via=via or None, as_of=as_of)
    none = text.say_no_kin(graph, model, "children", via=via, as_of=as_of)
    _print_relatives(graph, graph.require(model), relatives, "children", form, via, none=none)


def _print_relatives(
    graph: LineageGraph,
    model_id: str,
    relatives: tuple[Relative, ...],
    direction: str,
    form: str,
    via: tuple[str, ...],
    *,
    none: str,
) -> None:
    if form == "tree":
        if not relatives:
            click.echo(none, err=True)
        print_tree(text.grow_relatives(graph, model_id, relatives, direction, via))
    else:
        rows = [relative._asdict() for relative in relatives]
        print_rows(rows, form, columns=RELATIVE_COLUMNS, none=none)


def _require_different(graph: LineageGraph, models: tuple[str, ...]) -> list[str]:
    ids = list(dict.fromkeys(graph.require(model) for model in models))
    if len(ids) == 1:
        message = f"That is one model, {graph.models[ids[0]].name}."
        raise LineageError(message, hint="Name two different models.")
    return ids


@click.command("path-between", epilog="Example: lineage path-between bert xlm-roberta --all")
@model_argument("first", metavar="A")
@model_argument("second", metavar="B")
@click.option("--all", "every", is_flag=True, help="Every path, not only the shortest.")
@via_option
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def path_between(
    first: str, second: str, *, every: bool, via: tuple[str, ...], as_of: str | None, form: str
) -> None:
    """Show how one model descends from another.

    A and B may stand in either order; the path runs from the ancestor to the descendant.
    """
    graph = open_chosen_graph()
    ids = _require_different(graph, (first, second))
    paths = graph.path_between(*ids, via=via or None, as_of=as_of, every=every)
    if not paths:
        click.echo(
            "Neither descends from the other. "
            f"Hint: try 'lineage common-ancestors {first} {second}'.",
            err=True,
        )
    if form == "table":
        print_text(text.draw_paths(graph, paths))
    elif form == "json":
        print_json(
            [
                {"length": len(path.steps), "steps": [step._asdict() for step in path.steps]}
                for path in paths
            ]
        )
    elif form == "ids":
        for path in paths:
            ids = [path.steps[0].parent, *(step.child for step in path.steps)]
            click.echo("\n".join(ids) if len(paths) == 1 else " ".join(ids))
    else:
        rows = [
            {"path": number, **step._asdict()}
            for number, path in enumerate(paths, 1)
            for step in path.steps
        ]
        print_rows(rows, form, columns=("path", "parent", "child", "kinds"))


@click.command("common-ancestors", epilog="Example: lineage common-ancestors alpaca vicuna")
@model_argument("models", metavar="MODELS...", nargs=-1)
@via_option
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def common_ancestors(
    models: tuple[str, ...], via: tuple[str, ...], as_of: str | None, form: str
) -> None:
    """Find the nearest models that all MODELS descend from.

    All of them: a common ancestor is nearest if none of its children is one too.
    """
    if len(models) < 2:  # noqa: PLR2004  one model shares nothing
        message = "Give at least two models."
        raise click.UsageError(message)
    graph = open_chosen_graph()
    ids = _require_different(graph, models)
    found = graph.common_ancestors(*ids, via=via or None, as_of=as_of)
    click.echo(text.say_kinship(graph, ids, found), err=form != "table")
    print_rows(
        [item._asdict() for item in found], form, columns=("id", "name", "released", "distances")
    )


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
