"""What a shell offers inside of a selector: models, methods, their values, and channels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from graph.names import fold_name
from graph.records.vocabulary import Channel
from graph.selectors.grammar import ABOVE, BELOW, QUOTED, SPACE, VALUE
from graph.selectors.hints import find_method
from graph.selectors.methods import METHODS
from graph.selectors.values import list_values
from lineage.cli.completing import choose_entries, list_model_entries, read_chosen_graph

if TYPE_CHECKING:
    import click

    from graph.lineage_graph import LineageGraph

_CHANNELS = r"\[[^\[\]]*\]"
_WHOLE = rf"(?:{QUOTED}|{_CHANNELS}|[^\"'“\[])"
_BEFORE = re.compile(
    rf"(?:{_WHOLE}*(?:{SPACE}|[,(]))?-?(?:(?:{_CHANNELS})?{ABOVE}(?:{_CHANNELS})?)?"
)
"""All that stands before the atom at the end of an unfinished selector."""
_OPEN_BRACKET = re.compile(r"(.*\[(?:[^\[\]]*,)?)([^\[\],]*)", re.DOTALL)
_OPEN_QUOTE = re.compile(rf"(?:{QUOTED}|[^\"'“])*+[\"'“].*", re.DOTALL)
_BEHIND_PLUS = re.compile(rf".+{BELOW}", re.DOTALL)

_PLAIN_VALUE = re.compile(VALUE)
"""A value that needs no quotes: shells have quotes of their own."""


def complete_selector(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the selectors that what stands there may become."""
    if _OPEN_QUOTE.fullmatch(incomplete):
        return []
    bracket = _OPEN_BRACKET.fullmatch(incomplete)
    if bracket:
        return _offer(bracket[1], [(f"{channel}]", "") for channel in Channel], bracket[2])
    begin = _BEFORE.match(incomplete)
    before = begin[0] if begin else ""
    atom = incomplete.removeprefix(before)
    if _BEHIND_PLUS.fullmatch(atom):
        return _offer(incomplete, [(f"[{channel}]", "") for channel in Channel], "")
    graph = read_chosen_graph(ctx)
    return [] if graph is None else _complete_atom(graph, before, atom)


def _complete_atom(graph: LineageGraph, before: str, atom: str) -> list[CompletionItem]:
    method, colon, value = atom.partition(":")
    known = find_method(method) if colon else None
    if known is not None:
        name = next(name for name, one in METHODS.items() if one is known)
        values = [pair for pair in list_values(graph, name) if _PLAIN_VALUE.fullmatch(pair[0])]
        return _offer(f"{before}{method}:", values, value)
    methods = [(f"{name}:", method.chooses) for name, method in METHODS.items()]
    models = choose_entries(list_model_entries(graph), atom)
    return [
        *[CompletionItem(f"{before}{item.value}", help=item.help) for item in models],
        *(_offer(before, methods, atom) if atom else []),
    ]


def _offer(before: str, values: list[tuple[str, str]], begun: str) -> list[CompletionItem]:
    """Return those values that begin as a text does, each behind what stands before."""
    folded = fold_name(begun)
    return [
        CompletionItem(f"{before}{value}", help=text or None)
        for value, text in values
        if fold_name(value).startswith(folded)
    ]
