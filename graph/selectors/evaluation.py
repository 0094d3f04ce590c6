"""From the tree of a selector to the models that it chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.arxiv_ids import find_arxiv_id
from graph.errors import AmbiguousModelError, UnknownModelError
from graph.questions.relatives import CHILDREN, PARENTS, find_reachable
from graph.records.vocabulary import Channel
from graph.selectors.errors import SelectorError
from graph.selectors.grammar import parse_selector
from graph.selectors.hints import find_meant, find_method, hint_at_method
from graph.selectors.methods import UnknownValueError, require_word
from graph.selectors.tree import NOWHERE, Filter, Term, Word, WordGroup
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.index import LineageIndex, ModelNode
    from graph.selectors.tree import ChannelName, Name, Reach


def select_models(
    graph: LineageIndex,
    selector: str,
    *,
    exclude: str | None = None,
    via: str | Iterable[str] | None = None,
) -> tuple[ModelNode, ...]:
    """Return the models that a selector chooses, oldest first.

    See `graph.index.order_by_age`.

    Args:
        graph: The lineage to search.
        selector: In the language of `graph.selectors.grammar`.
        exclude: A selector of models to leave out.
        via: The channels that a plus follows which names none; None means those of ancestry.

    Raises:
        UnknownChannelError: `via` names no channel.
        SelectorError: One of the two cannot be understood, or names something unknown.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [node.id for node in tiny_graph().select("bert+", exclude="year:2018")]
        ['distilbert']
    """
    engine = _Engine(graph, View(graph, via=via))
    chosen = engine.answer(selector, "selector")
    if exclude is not None:
        chosen -= engine.answer(exclude, "exclusion")
    return tuple(node for node in graph.models.values() if node.id in chosen)


class _Engine(NamedTuple):
    """What finds the models of a tree.

    Attributes:
        graph: The lineage to search.
        view: What a plus without channels follows.
    """

    graph: LineageIndex
    view: View

    def answer(self, text: str, part: str) -> set[str]:
        """Return the models that a text chooses; what is wrong with it is told of its part."""
        try:
            return self._evaluate(_parse(text))
        except SelectorError as error:
            error.part = part
            meant = find_meant(text)
            if meant and self._takes(meant):
                error.hint = f"Did you mean {meant}?"
            raise

    def _takes(self, text: str) -> bool:
        try:
            self._evaluate(parse_selector(text))
        except SelectorError:
            return False
        return True

    def _evaluate(self, group: WordGroup) -> set[str]:
        """Return the union of the words, less those after a minus; without others, of all."""
        included: set[str] = set()
        excluded: set[str] = set()
        for word in group.words:
            (excluded if word.is_excluded else included).update(self._find_word(word))
        if all(word.is_excluded for word in group.words):
            included = set(self.graph.models)
        return included - excluded

    def _find_word(self, word: Word) -> set[str]:
        return set.intersection(*[self._find_term(term) for term in word.terms])

    def _find_term(self, term: Term) -> set[str]:
        above, below = self._choose_view(term.above), self._choose_view(term.below)
        found = self._find_atom(term.atom)
        ancestors = find_reachable(above, found, PARENTS, depth=term.above.generations)
        descendants = find_reachable(below, found, CHILDREN, depth=term.below.generations)
        return found | ancestors | descendants

    def _choose_view(self, reach: Reach) -> View:
        if not reach.channels:
            return self.view
        return View(self.graph, via=[_require_channel(channel) for channel in reach.channels])

    def _find_atom(self, atom: Name | Filter | WordGroup) -> set[str]:
        if isinstance(atom, WordGroup):
            return self._evaluate(atom)
        if isinstance(atom, Filter):
            return _apply_method(self.graph, atom)
        if atom.is_pattern:
            pattern = atom.text.casefold()
            return {model_id for model_id in self.graph.models if _matches(model_id, pattern)}
        return {_require_model(self.graph, atom)}


def _parse(text: str) -> WordGroup:
    """Return the tree of a selector; a text such as `arXiv:1810.04805 [cs.CL]` names one paper."""
    paper = Term(NOWHERE, Filter("arxiv", 1, text, 1), NOWHERE)
    tree = WordGroup([Word(is_excluded=False, terms=[paper])])
    if len(text.split()) > 1 and find_arxiv_id(text):
        return tree
    try:
        return parse_selector(text)
    except SelectorError:
        if find_arxiv_id(text):
            return tree
        raise


def _require_channel(channel: ChannelName) -> str:
    try:
        return require_word(channel.text, Channel)
    except UnknownValueError as error:
        problem = f"unknown channel '{channel.text}'"
        raise SelectorError(problem, column=channel.column, hint=error.hint) from None


def _apply_method(graph: LineageIndex, atom: Filter) -> set[str]:
    method = find_method(atom.method)
    address = f"{atom.method}:{atom.value}"
    if method is None and find_arxiv_id(address):
        return _apply_method(graph, Filter("arxiv", atom.column, address, atom.column))
    if method is None:
        problem = f"unknown method '{atom.method}'"
        hint = hint_at_method(atom.method, atom.value)
        raise SelectorError(problem, column=atom.column, hint=hint)
    try:
        return method.find(graph, atom.value)
    except UnknownValueError as error:
        problem = f"unknown {method.noun} '{atom.value}'"
        raise SelectorError(problem, column=atom.value_column, hint=error.hint) from None


def _require_model(graph: LineageIndex, atom: Name) -> str:
    try:
        return graph.require(atom.text)
    except UnknownModelError as error:
        problem = f"unknown model '{atom.text}'"
        hint = _hint_at_quotes(graph, atom.text) or error.hint
        raise SelectorError(problem, column=atom.column, hint=hint) from error
    except AmbiguousModelError as error:
        problem = f"ambiguous model '{atom.text}'"
        raise SelectorError(problem, column=atom.column, hint=error.hint) from error


def _hint_at_quotes(graph: LineageIndex, text: str) -> str:
    """Return a hint if the text is the first word of a name with spaces."""
    begin = f"{text.casefold()} "
    names = [node.name for node in graph.models.values()]
    long_name = next((name for name in names if name.casefold().startswith(begin)), None)
    return f'Quote a name with spaces: "{long_name}".' if long_name else ""


def _matches(text: str, pattern: str) -> bool:
    """Tell whether a text is like a pattern, in which an asterisk stands for any text."""
    first, *middle, last = pattern.split("*")
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    start, end = len(first), len(text) - len(last)
    for part in middle:
        start = text.find(part, start, end) + len(part)
        if start < len(part):
            return False
    return True
