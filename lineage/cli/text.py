"""Answers in words and drawings for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.view import parse_channels
from lineage.cli.trees import grow_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.lineage_graph import LineageGraph
    from graph.questions.descent import Path
    from graph.questions.relatives import CommonAncestor, Relative
    from lineage.cli.trees import Twig


def name_with_date(graph: LineageGraph, model_id: str) -> str:
    """Return a model as people read it: name, date, and the id where the name hides it."""
    node = graph.models[model_id]
    shown = node.name if node.name.casefold() == model_id else f"{node.name} [{model_id}]"
    return f"{shown} {node.released}"


def grow_relatives(
    graph: LineageGraph,
    model_id: str,
    relatives: Iterable[Relative],
    direction: str,
    via: Sequence[str],
) -> Twig:
    """Return ancestors or descendants as a tree with the kind of each step."""
    shown = {relative.id: relative.distance for relative in relatives}
    steps_of = graph.parents if direction == "parents" else graph.children
    furthest = max(shown.values(), default=0)
    channels = parse_channels(via or None)

    def branches(node: str) -> list[tuple[str, str]]:
        if shown.get(node, 0) == furthest:
            return []
        kinds: dict[str, list[str]] = {}
        for step in steps_of[node]:
            target = step.parent if direction == "parents" else step.child
            if target in shown and step.channel in channels:
                kinds.setdefault(target, []).append(step.kind)
        return [(f"{' + '.join(kinds[one])}: ", one) for one in graph.sort_by_age(kinds)]

    return grow_tree(model_id, branches, label=lambda node: name_with_date(graph, node))


def say_no_kin(
    graph: LineageGraph, model: str, direction: str, *, via: Sequence[str], as_of: str | None
) -> str:
    """Return that a model has no ancestors or no descendants, within what was asked for."""
    name = graph.models[graph.require(model)].name
    channels = f" over {join_names(via)}" if via else ""
    date = f" by {as_of}" if as_of else ""
    if direction == "children":
        return f"No source here says that a model descends from {name}{channels}{date}."
    return f"No source here says that {name} descends from a model{channels}{date}."


def draw_paths(graph: LineageGraph, paths: Sequence[Path]) -> str:
    """Return each path as a chain, one step a line."""
    blocks = []
    for path in paths:
        lines = [name_with_date(graph, path.steps[0].parent)]
        lines += [
            f"  --{' + '.join(step.kinds)}--> {name_with_date(graph, step.child)}"
            for step in path.steps
        ]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def say_kinship(graph: LineageGraph, ids: Sequence[str], found: Sequence[CommonAncestor]) -> str:
    """Return a sentence that says how models are related."""
    names = join_names(graph.models[model_id].name for model_id in ids)
    if not found:
        return f"{names} share no ancestor that a source names."
    first = found[0]
    others = [model_id for model_id in ids if model_id != first.id]
    if first.id in ids:
        verb = "descends" if len(others) == 1 else "descend"
        return f"{join_names(graph.models[m].name for m in others)} {verb} from {first.name}."
    ways = join_names(
        f"{steps} step{'s' if steps > 1 else ''}" for steps in first.distances.values()
    )
    every = "both" if len(ids) == 2 else "all"  # noqa: PLR2004  English
    sentence = f"{names} {every} descend from {first.name} ({ways})"
    if len(found) > 1:
        sentence += f", and besides from {join_names(item.name for item in found[1:])}"
    return f"{sentence}."


def join_names(parts: Iterable[str]) -> str:
    """Return parts as English lists them.

    Examples:
        >>> join_names(["BERT", "GPT", "T5"])
        'BERT, GPT and T5'
    """
    *most, last = list(parts)
    return f"{', '.join(most)} and {last}" if most else last
