"""Random lineages."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import Kind
from graph.testing import make_document

KINDS = [str(kind) for kind in Kind]


@st.composite
def lineages(draw: st.DrawFn, *, most: int = 12) -> LineageGraph:
    """Return a random acyclic lineage of up to `most` models; several kinds and code reuse too."""
    count = draw(st.integers(2, most))
    models = {f"m{number}": f"20{10 + number // 2}" for number in range(count)}
    pairs = [(f"m{parent}", f"m{child}") for child in range(count) for parent in range(child)]
    steps = draw(
        st.sets(st.tuples(st.sampled_from(pairs), st.sampled_from(KINDS)), max_size=3 * count)
    )
    return LineageGraph.from_document(
        make_document(models, [(parent, child, kind) for (parent, child), kind in sorted(steps)])
    )


def two_models(graph: LineageGraph) -> st.SearchStrategy[tuple[str, str]]:
    """Return two different models of a lineage."""
    return st.lists(
        st.sampled_from(sorted(graph.models)), min_size=2, max_size=2, unique=True
    ).map(lambda pair: (pair[0], pair[1]))
