"""Questions about a new model, to a person at a terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graph.characters import escape_unsafe
from graph.errors import LineageError
from lineage.adding.proposals import find_family, guess_name, make_id
from lineage.adding.reading import PaperReading
from lineage.adding.wishes import find_concept, parse_parent, require_new_id
from lineage.cli.adding_hints import to_adding_hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.adding.reading import PaperReading
    from lineage.adding.wishes import Wishes
    from lineage.suggest.suggestion import Candidate

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
        extends = _ask_parents(reading)
    parents = tuple(parse_parent(text, reading) for text in extends)
    family = wishes.family or _ask(
        "Family",
        find_family(parents, catalog.models),
        lambda text: find_concept("family", text, catalog),
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


def _ask_parents(reading: PaperReading) -> tuple[str, ...]:
    """Return the parents that a person wants, as PARENT:KIND, after showing what is proposed."""
    for candidate in reading.suggestion.candidates:
        _show(candidate, reading)
    named = ", ".join(reading.suggestion.mentioned)
    if named:
        click.echo(f"Also named: {named}.", err=True)
    proposed = ", ".join(f"{item.parent}:{item.kind}" for item in reading.suggestion.candidates)

    def check(text: str) -> str:
        for parent in _split(text):
            parse_parent(parent, reading)
        return text

    return _split(_ask(f"Parents, as PARENT:KIND, or '{_NONE}'", proposed or _NONE, check))


def _split(text: str) -> tuple[str, ...]:
    return () if text == _NONE else tuple(part.strip() for part in text.split(","))


def _show(candidate: Candidate, reading: PaperReading) -> None:
    name = reading.graph.models[candidate.parent].name
    places = " and ".join(span.field for span in (candidate.span, *candidate.more))
    click.echo(f"{name}, {candidate.confidence:.2f} sure, by its {places}:", err=True)
    click.echo(f"  {escape_unsafe(candidate.sentence)}", err=True)
