"""The graph that answers questions: read-only, over plain data, quick to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.insights import Insights
from graph.questions.relatives import CHILDREN, PARENTS, find_kin, find_relatives
from graph.records.rows import Rows
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from graph.index import ModelNode
    from graph.questions.descent import Path
    from graph.questions.receipts import Receipts
    from graph.questions.relatives import CommonAncestor, Relative
    from graph.questions.search import Hit
    from graph.records.description import ModelDescription


class LineageGraph(Insights):
    """Models and derivations, and the questions about them.

    Names of methods are the names of the commands. Wherever a method takes a model, it takes
    an id, a name or an alias, in any case, or the paper that introduced it, however that is
    named (see `graph.arxiv_ids`). Answers of several rows are tuples of named tuples; a notebook
    shows them as tables, and the graph as an interactive view.
    """

    def ancestors_of(
        self,
        model: str,
        *,
        depth: int | None = None,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[Relative]:
        """Return every model that `model` descends from; see `find_relatives`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [item.id for item in tiny_graph().ancestors_of("distilbert")]
            ['transformer', 'bert']
        """
        view = View(self, via=via, as_of=as_of)
        return Rows(find_relatives(view, self.require(model), PARENTS, depth=depth))

    def descendants_of(
        self,
        model: str,
        *,
        depth: int | None = None,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[Relative]:
        """Return every model that descends from `model`; see `find_relatives`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [item.id for item in tiny_graph().descendants_of("bert", via="knowledge")]
            ['distilbert']
        """
        view = View(self, via=via, as_of=as_of)
        return Rows(find_relatives(view, self.require(model), CHILDREN, depth=depth))

    def path_between(
        self,
        first: str,
        second: str,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
        every: bool = False,
    ) -> tuple[Path, ...]:
        """Return the paths of descent between two models; see `find_paths`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> (path,) = tiny_graph().path_between("transformer", "distilbert")
            >>> [step.child for step in path.steps]
            ['bert', 'distilbert']
        """
        from graph.questions.descent import find_paths

        view = View(self, via=via, as_of=as_of)
        return find_paths(view, self.require(first), self.require(second), every=every)

    def common_ancestors(
        self,
        *models: str,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> Rows[CommonAncestor]:
        """Return all nearest common ancestors; see `find_kin`.

        Where no channel is named, ideas count only if nothing else joins the models.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [item.id for item in tiny_graph().common_ancestors("bert", "distilbert")]
            ['bert']
        """
        ids = tuple(dict.fromkeys(self.require(model) for model in models))
        return Rows(find_kin(self, ids, via=via, as_of=as_of)[1])

    def why(self, child: str, parent: str) -> Receipts:
        """Return the receipts of an edge; see `find_receipts`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> receipts = tiny_graph().why("distilbert", "bert")
            >>> receipts.derivations[0]["evidence"][0]["source"]
            'https://example.org'
        """
        from graph.questions.receipts import find_receipts

        return find_receipts(self, child=self.require(child), parent=self.require(parent))

    def show(self, model: str) -> ModelDescription:
        """Return everything that is known of one model; see `describe_model`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().show("BERT")["released"]
            '2018-10-11'
        """
        from graph.questions.receipts import describe_model

        return describe_model(self, self.require(model))

    def search(self, text: str, *, limit: int = 20) -> Rows[Hit]:
        """Return the models that a text may mean; see `search_models`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().search("distil")[0].id
            'distilbert'
        """
        from graph.questions.search import search_models

        return Rows(search_models(self, text, limit=limit))

    def select(
        self,
        selector: str,
        *,
        exclude: str | None = None,
        via: str | Iterable[str] | None = None,
    ) -> Rows[ModelNode]:
        """Return the models that a selector chooses; see `graph.selectors.evaluation`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> [node.id for node in tiny_graph().select("+bert")]
            ['transformer', 'bert']
            >>> [node.id for node in tiny_graph().select("bert+[weights]")]
            ['bert']
        """
        from graph.selectors.evaluation import select_models  # loads a parser

        return Rows(select_models(self, selector, exclude=exclude, via=via))

    def stats(self) -> dict[str, Any]:
        """Return counts over the whole graph; see `count_everything`.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().stats()["models"]
            3
        """
        from graph.questions.counts import count_everything

        return count_everything(self)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return an ordinary typed networkx graph, free to change.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().to_networkx()["bert"]["distilbert"]["distillation"]["kind"]
            'distillation'
        """
        from graph.exports.build import build_typed_graph  # networkx is slow to import

        return build_typed_graph(self.document).copy()

    def _repr_html_(self) -> str:
        """Show the graph in a notebook: an interactive view, and a table that says the same."""
        from graph.drawing.notebook import render_notebook  # pyvis is slow to import

        return render_notebook(self.document)
