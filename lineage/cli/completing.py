"""What a shell offers when a person presses Tab: from the warm cache only, and never an error."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from graph.errors import LineageError
from graph.names import fold_name, list_names
from lineage.cli.options import chosen_data_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from graph.lineage_graph import LineageGraph


def complete_models(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids that begin as the word does; failing that, those of names that do."""
    graph = _read_graph(ctx)
    if graph is None:
        return []
    nodes = graph.models.values()
    return _choose(((node.id, node.name, node.aliases) for node in nodes), incomplete)


def complete_known(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the last model of a list with commas."""
    done, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{done}{comma}{item.value}", help=item.help)
        for item in complete_models(ctx, param, last)
    ]


def complete_techniques(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of techniques that begin as the word does, or whose names do."""
    graph = _read_graph(ctx)
    if graph is None:
        return []
    records = graph.document["techniques"]
    return _choose(((item["id"], item["name"], list_names(item)) for item in records), incomplete)


def _read_graph(ctx: click.Context) -> LineageGraph | None:
    from lineage.cache import read_warm_graph  # noqa: PLC0415  completing a command needs none

    with contextlib.suppress(LineageError, OSError):
        return read_warm_graph(chosen_data_dir(ctx))
    return None


def _choose(
    entries: Iterable[tuple[str, str, Iterable[str]]], incomplete: str
) -> list[CompletionItem]:
    folded = fold_name(incomplete)
    known = sorted(entries, key=lambda entry: entry[0])
    found = [entry for entry in known if entry[0].startswith(folded)] or [
        entry
        for entry in known
        if any(fold_name(name).startswith(folded) for name in (entry[1], *entry[2]))
    ]
    return [CompletionItem(entry[0], help=entry[1]) for entry in found]
