"""What to read, and in which order, to understand a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.questions.relatives import PARENTS, find_reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.view import View


class ReadingStep(NamedTuple):
    """A model to read about.

    Attributes:
        id, name, released: Of the model.
        builds_on: Ids of its parents, the most substantial first: each was read before, or
            is known.
        paper: arXiv id of its paper, or None.
        title: Title of that paper, or None.
        link: Where to read it: on arXiv, else the first of the model's links, else None.
        no_paper: Why there is no arXiv paper, or None.
    """

    id: str
    name: str
    released: str
    builds_on: tuple[str, ...]
    paper: str | None
    title: str | None
    link: str | None
    no_paper: str | None


def find_reading_path(view: View, target: str, known: Iterable[str]) -> tuple[ReadingStep, ...]:
    """Return what to read to understand a model, each after everything that it builds on.

    To be read are the model and its ancestors, without the models that are known and without
    the ancestors of those. Of what could come next, the oldest comes first. Models that share
    a paper are listed each.

    Args:
        view: What to search.
        target: Id of the model to understand; it comes last.
        known: Ids of the models that need not be read about.

    Returns:
        Nothing if the target is known, or an ancestor of what is known.
    """
    done = _with_ancestors(view, set(known))
    wanted = _with_ancestors(view, {target}) - done
    parents = {model_id: ids for model_id, ids in view.parents().items() if model_id in wanted}
    titles = {paper["arxiv_id"]: paper["title"] for paper in view.graph.document["papers"]}
    return tuple(
        _to_reading(view, model_id, parents[model_id], titles) for model_id in _sort(parents)
    )


def _with_ancestors(view: View, model_ids: set[str]) -> set[str]:
    return model_ids | find_reachable(view, model_ids, PARENTS)


def _sort(parents: Mapping[str, Sequence[str]]) -> list[str]:
    """Return ids so that parents come first; of those that are ready, the first of `parents`."""
    lineage: nx.DiGraph[str] = nx.DiGraph()
    lineage.add_nodes_from(parents)
    for child, ids in parents.items():
        lineage.add_edges_from((parent, child) for parent in ids if parent in parents)
    places = {model_id: number for number, model_id in enumerate(parents)}
    return list(nx.lexicographical_topological_sort(lineage, key=places.__getitem__))


def _to_reading(
    view: View, model_id: str, parents: Sequence[str], titles: Mapping[str, str]
) -> ReadingStep:
    node, record = view.graph.models[model_id], view.graph.records[model_id]
    on_arxiv = f"https://arxiv.org/abs/{node.paper}" if node.paper else None
    return ReadingStep(
        *node[:3],
        builds_on=tuple(parents),
        paper=node.paper,
        title=titles.get(node.paper or ""),
        link=on_arxiv or next(iter(record["links"]), None),
        no_paper=record["no_paper"],
    )
