"""From the tree of a selector to the models that it chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import AmbiguousModelError, UnknownModelError, find_near
from graph.relatives import CHILDREN, PARENTS, find_reachable
from graph.selectors.errors import SelectorError
from graph.selectors.grammar import Filter, Group, Name, parse_selector
from graph.selectors.methods import METHODS, UnknownValueError
from graph.view import View

if TYPE_CHECKING:
    from graph.index import ModelNode
    from graph.lineage_graph import LineageGraph
    from graph.selectors.grammar import Term, Word


def select_models(
    graph: LineageGraph, selector: str, *, exclude: str | None = None
) -> tuple[ModelNode, ...]:
    """Return the models that a selector chooses, oldest first.

    Models released on the same day are ordered by id.

    Args:
        graph: The lineage to search.
        selector: In the language of `graph.selectors.grammar`.
        exclude: A selector of models to leave out.

    Raises:
        SelectorError: One of the two cannot be understood, or names something unknown.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [node.id for node in tiny_graph().select("bert+", exclude="year:2018")]
        ['distilbert']
    """
    chosen = _evaluate(graph, parse_selector(selector))
    if exclude is not None:
        try:
            chosen -= _evaluate(graph, parse_selector(exclude))
        except SelectorError as error:
            error.part = "exclusion"
            raise
    return tuple(node for node in graph.models.values() if node.id in chosen)


def _evaluate(graph: LineageGraph, group: Group) -> set[str]:
    """Return the union of the words, less those after a minus; without others, of all models."""
    included: set[str] = set()
    excluded: set[str] = set()
    for word in group.words:
        found = _find_word(graph, word)
        (excluded if word.is_excluded else included).update(found)
    if all(word.is_excluded for word in group.words):
        included = set(graph.models)
    return included - excluded


def _find_word(graph: LineageGraph, word: Word) -> set[str]:
    return set.intersection(*[_find_term(graph, term) for term in word.terms])


def _find_term(graph: LineageGraph, term: Term) -> set[str]:
    found = _find_atom(graph, term.atom)
    view = View(graph)
    above = find_reachable(view, found, PARENTS, depth=term.above)
    below = find_reachable(view, found, CHILDREN, depth=term.below)
    return found | above | below


def _find_atom(graph: LineageGraph, atom: Name | Filter | Group) -> set[str]:
    if isinstance(atom, Group):
        return _evaluate(graph, atom)
    if isinstance(atom, Filter):
        return _apply_method(graph, atom)
    if atom.is_pattern:
        pattern = atom.text.casefold()
        return {model_id for model_id in graph.models if _matches(model_id, pattern)}
    return {_require_model(graph, atom)}


def _apply_method(graph: LineageGraph, atom: Filter) -> set[str]:
    method = METHODS.get(atom.method.casefold())
    if method is None:
        near = " or ".join(find_near(atom.method, METHODS))
        hint = f"Did you mean {near}?" if near else f"Known: {', '.join(METHODS)}."
        problem = f"unknown method '{atom.method}'"
        raise SelectorError(problem, column=atom.column, hint=hint)
    try:
        return method.find(graph, atom.value)
    except UnknownValueError as error:
        problem = f"unknown {method.noun} '{atom.value}'"
        raise SelectorError(problem, column=atom.value_column, hint=error.hint) from None


def _require_model(graph: LineageGraph, atom: Name) -> str:
    try:
        return graph.require(atom.text)
    except UnknownModelError as error:
        problem = f"unknown model '{atom.text}'"
        hint = _hint_at_quotes(graph, atom.text) or error.hint
        raise SelectorError(problem, column=atom.column, hint=hint) from error
    except AmbiguousModelError as error:
        problem = f"ambiguous model '{atom.text}'"
        raise SelectorError(problem, column=atom.column, hint=error.hint) from error


def _hint_at_quotes(graph: LineageGraph, text: str) -> str:
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
