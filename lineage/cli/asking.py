"""Questions about a new model, to a person at a terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graph.errors import LineageError
from lineage.adding.proposals import find_family, guess_name, make_id
from lineage.adding.wishes import find_concept, parse_parent, require_new_id
from lineage.cli.adding_hints import to_adding_hint
from lineage.suggest.plain import find_sentence_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.adding.wishes import PaperReading, Wishes
    from lineage.suggest.scoring import Candidate

_NO = "no"
_NONE = "none"


def is_terminal() -> bool:
    """Tell whether a person can answer."""
    return sys.stdin.isatty()


def ask_wishes(wishes: Wishes, reading: PaperReading) -> Wishes:
    """Ask for what options do not say already; Enter takes the proposal."""
    catalog, title = reading.catalog, reading.record.title
    click.echo(f"{title} ({reading.record.submitted})", err=True)
    name = wishes.name or _ask("Name", guess_name(title), _require_text)
    model_id = wishes.model_id or _ask(
        "Id", make_id(name), lambda text: require_new_id(text, catalog)
    )
    extends = wishes.extends
    if extends is None:
        extends = tuple(_ask_parents(reading))
    parents = tuple(parse_parent(text, reading) for text in extends)
    family = wishes.family or _ask(
        "Family",
        find_family(parents, catalog.models),
        lambda text: find_concept("families", text, catalog),
    )
    return replace(wishes, name=name, model_id=model_id, extends=extends, family=family)


def _ask(question: str, proposal: str, check: Callable[[str], str]) -> str:
    """Return an answer that passes a check; the question comes again until one does."""

    def convert(text: str) -> str:
        try:
            return check(text.strip())
        except LineageError as error:
            message = f"{error} {to_adding_hint(error)}".strip()
            raise click.UsageError(message) from error

    answer: str = click.prompt(question, default=proposal or None, value_proc=convert, err=True)
    return answer


def _require_text(text: str) -> str:
    if not text:
        message = "A name is needed."
        raise LineageError(message)
    return text


def _ask_parents(reading: PaperReading) -> Iterator[str]:
    """Yield the parents that a person accepts, as PARENT:KIND."""
    for candidate in reading.suggestion.candidates:
        kind = _ask_kind(candidate, reading)
        if kind != _NO:
            yield f"{candidate.parent}:{kind}"
    named = ", ".join(reading.suggestion.mentioned)
    if named:
        click.echo(f"Also named: {named}.", err=True)
    while (text := _ask_more(reading)) != _NONE:
        yield text


def _ask_kind(candidate: Candidate, reading: PaperReading) -> str:
    span = candidate.span
    text = reading.record.model_dump()[span.field]
    name = reading.graph.models[candidate.parent].name
    click.echo(f"{name}, {candidate.confidence:.2f} sure, by its {span.field}:", err=True)
    click.echo(f"  {find_sentence_at(text, span.start, span.end)}", err=True)
    return _ask(
        f"How does it build on {name} (a kind, or '{_NO}')",
        candidate.kind,
        lambda kind: kind if kind == _NO else _check_parent(candidate.parent, kind, reading),
    )


def _check_parent(parent: str, kind: str, reading: PaperReading) -> str:
    return parse_parent(f"{parent}:{kind}", reading).kind.value


def _ask_more(reading: PaperReading) -> str:
    def check(text: str) -> str:
        if text != _NONE:
            parse_parent(text, reading)
        return text

    return _ask("Another parent, as PARENT:KIND", _NONE, check)
