"""Questions about the whole shape of a lineage; each loads what it needs when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.index import LineageIndex
from graph.records.rows import Rows
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.questions.bottlenecks import Bottleneck
    from graph.questions.comparison import Comparison
    from graph.questions.influence import Influence
    from graph.questions.licences import Carrier
    from graph.questions.reading import ReadingStep
    from graph.questions.traits import Trait


class Insights(LineageIndex):
    """The questions beyond ancestry; `graph.lineage_graph.LineageGraph` adds those about it."""

    def traits(
        self,
        technique: str,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[Trait]:
        """Return who has a technique and how each came to it; see `find_traits`.

        Args:
            technique: An id, name or alias of a technique, in English or Chinese.
            via: The channels that count as ancestry; None means all of ancestry.
            as_of: Leave out models that were released after this date.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [(item.id, item.how) for item in tiny_graph().traits("Attention")]
            [('transformer', 'first'), ('bert', 'inherited')]
        """
        from graph.questions.traits import find_traits

        view = View(self, via=via, as_of=as_of)
        return Rows(find_traits(view, self.require_named("technique", technique)))

    def compare(
        self,
        first: str,
        second: str,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Comparison:
        """Return two models side by side; see `compare_models`.

        Their nearest common ancestors are those that `common_ancestors` gives.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> comparison = tiny_graph().compare("distilbert", "bert")
            >>> comparison.shared
            ('transformer', 'bert')
            >>> comparison.bequests[0].derivations[0]["kind"]
            'distillation'
        """
        from graph.questions.comparison import compare_models

        pair = self.require(first), self.require(second)
        return compare_models(self, *pair, via=via, as_of=as_of)

    def influence(self, model: str | None = None, *, as_of: str | None = None) -> Rows[Influence]:
        """Return how much came out of each model, or of one; see `rank_influence`.

        Args:
            model: The one to return; None means all, the most influential first.
            as_of: Leave out models that were released after this date.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [(item.id, item.descendants) for item in tiny_graph().influence()]
            [('transformer', 2), ('bert', 1), ('distilbert', 0)]
            >>> tiny_graph().influence("bert")[0].by_channel["knowledge"]
            1
        """
        from graph.questions.influence import rank_influence

        if model is None:
            return Rows(rank_influence(self, as_of=as_of))
        model_id = self.require(model)
        View(self, as_of=as_of).require(model_id)
        return Rows(item for item in rank_influence(self, as_of=as_of) if item.id == model_id)

    def bottlenecks(
        self,
        model: str,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[Bottleneck]:
        """Return what descendants cannot do without; see `find_bottlenecks`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [(item.id, item.needed_by) for item in tiny_graph().bottlenecks("bert")]
            [('transformer', ('distilbert',)), ('bert', ('distilbert',))]
        """
        from graph.questions.bottlenecks import find_bottlenecks

        return Rows(find_bottlenecks(View(self, via=via, as_of=as_of), self.require(model)))

    def licence_reach(self, model: str, *, as_of: str | None = None) -> Rows[Carrier]:
        """Return who carries a model's weights; see `find_licence_reach`.

        Examples:
            >>> import lineage
            >>> carriers = lineage.load().licence_reach("llama")
            >>> ("alpaca", "restricted") in [(item.id, item.access) for item in carriers]
            True
        """
        from graph.questions.licences import find_licence_reach

        return Rows(find_licence_reach(self, self.require(model), as_of=as_of))

    def reading_path(
        self,
        to: str,
        *,
        know: Iterable[str] = (),
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[ReadingStep]:
        """Return what to read, in order, to understand a model; see `graph.questions.reading`.

        Args:
            to: The model to understand; it comes last.
            know: Models that need not be read about, and so their ancestors neither.
            via: The channels that count as building on; None means all of ancestry.
            as_of: Leave out models that were released after this date.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [item.id for item in tiny_graph().reading_path("distilbert", know=["transformer"])]
            ['bert', 'distilbert']
        """
        from graph.questions.reading import find_reading_path  # networkx is slow to import

        view = View(self, via=via, as_of=as_of)
        known = [self.require(name) for name in know]
        return Rows(find_reading_path(view, self.require(to), known))
