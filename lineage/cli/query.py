"""Commands that ask who descends from whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from graph.errors import NO_DESCENT, LineageError
from lineage.cli import text
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.narrowing import as_of_option, hint_at_channels, via_option
from lineage.cli.options import format_option, model_argument
from lineage.cli.output import print_json, print_rows, print_text, print_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.lineage_graph import LineageGraph
    from graph.questions.relatives import Relative
    from graph.records.rows import Rows

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
    ask = partial(graph.ancestors_of, model, depth=depth, as_of=as_of)
    _print_relatives(graph, model, ask, "parents", form=form, via=via, as_of=as_of)


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
    ask = partial(graph.descendants_of, model, depth=depth, as_of=as_of)
    _print_relatives(graph, model, ask, "children", form=form, via=via, as_of=as_of)


def _print_relatives(
    graph: LineageGraph,
    model: str,
    ask: Callable[..., Rows[Relative]],
    direction: str,
    *,
    form: str,
    via: tuple[str, ...],
    as_of: str | None,
) -> None:
    relatives, none = ask(via=via or None), ""
    if not relatives:
        said = text.say_no_kin(graph, model, direction, via=via, as_of=as_of)
        none = f"{said}\n{hint_at_channels(ask, via)}".rstrip()
    if form == "tree":
        if none:
            click.echo(none, err=True)
        print_tree(text.grow_relatives(graph, graph.require(model), relatives, direction, via))
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
    ask = partial(graph.path_between, *ids, as_of=as_of, every=every)
    paths = ask(via=via or None)
    if not paths:
        hints = hint_at_channels(ask, via), _hint_at_kin(graph, ids, as_of)
        click.echo("\n".join([f"{NO_DESCENT}.", *filter(None, hints)]), err=True)
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


def _hint_at_kin(graph: LineageGraph, ids: Sequence[str], as_of: str | None) -> str:
    """Return how to see what two models share of which neither descends from the other."""
    nearest = graph.common_ancestors(*ids, as_of=as_of)
    if not nearest or nearest[0].id in ids:
        return ""
    return f"Hint: Try 'lineage common-ancestors {' '.join(ids)}'."


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
    ask = partial(graph.common_ancestors, *ids, as_of=as_of)
    found = ask(via=via or None)
    click.echo(text.say_kinship(graph, ids, found), err=form != "table")
    print_rows(
        [item._asdict() for item in found],
        form,
        columns=("id", "name", "released", "distances"),
        none="" if found else hint_at_channels(ask, via),
    )
