"""What a shell offers when a person presses Tab: from the warm cache only, and never an error."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from graph.errors import LineageError
from graph.names import fold_name, list_names
from lineage.cli.folder import chosen_data_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from graph.lineage_graph import LineageGraph
    from graph.records.shapes import ConceptTable


def complete_models(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids that begin as the word does; failing that, those of names that do."""
    graph = read_chosen_graph(ctx)
    return [] if graph is None else choose_entries(list_model_entries(graph), incomplete)


def complete_checkpoints(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the catalog's repositories that begin as the word does, and the shell's files."""
    files = CompletionItem(incomplete, type="file")
    is_path = incomplete.startswith((".", "/", "~"))
    return [files] if is_path else [*complete_repositories(ctx, param, incomplete), files]


def complete_repositories(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the repositories of the Hub that the catalog has, and that begin as the word does."""
    graph = read_chosen_graph(ctx)
    if graph is None:
        return []
    begun = incomplete.casefold()
    return [
        CompletionItem(hub_id, help=record["name"])
        for record in graph.document["models"]
        for hub_id in record["hub"]
        if hub_id.casefold().startswith(begun)
    ]


def complete_hub_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the repositories of the catalog and its models that begin as the word does."""
    models = [] if "/" in incomplete else complete_models(ctx, param, incomplete)
    return [*complete_repositories(ctx, param, incomplete), *models]


def list_model_entries(graph: LineageGraph) -> list[tuple[str, str, Iterable[str]]]:
    """Return id, name and other names of every model."""
    return [(node.id, node.name, node.aliases) for node in graph.models.values()]


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
    return _complete_named(ctx, "techniques", incomplete)


def complete_families(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of families that begin as the word does, or whose names do."""
    return _complete_named(ctx, "families", incomplete)


def _complete_named(
    ctx: click.Context, table: ConceptTable, incomplete: str
) -> list[CompletionItem]:
    graph = read_chosen_graph(ctx)
    if graph is None:
        return []
    records = graph.document[table]
    return choose_entries(
        ((item["id"], item["name"], list_names(item)) for item in records), incomplete
    )


def read_chosen_graph(ctx: click.Context) -> LineageGraph | None:
    """Return the graph that the command is about, if its cache is warm."""
    from lineage.catalog.cache import read_warm_graph

    with contextlib.suppress(LineageError, OSError):
        return read_warm_graph(chosen_data_dir(ctx))
    return None


def choose_entries(
    entries: Iterable[tuple[str, str, Iterable[str]]], incomplete: str
) -> list[CompletionItem]:
    """Return the entries whose ids begin as a text does; failing that, those whose names do."""
    folded = fold_name(incomplete)
    known = sorted(entries, key=lambda entry: entry[0])
    found = [entry for entry in known if entry[0].startswith(folded)] or [
        entry
        for entry in known
        if any(fold_name(name).startswith(folded) for name in (entry[1], *entry[2]))
    ]
    return [CompletionItem(entry[0], help=entry[1]) for entry in found]
