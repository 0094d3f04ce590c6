"""Errors that the core raises; each says what is wrong, and its hint says what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LineageError(Exception):
    """Base of every error that a person can mend.

    Attributes:
        hint: What to do about it, or an empty string.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownModelError(LineageError, LookupError):
    """A name that no model in the graph has.

    Attributes:
        name: What was asked for.
        suggestions: Ids of models that look like it, best first.
    """

    def __init__(self, name: str, *, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = (
            f"Did you mean {' or '.join(self.suggestions)}?"
            if self.suggestions
            else "Run 'lineage search TEXT' to look for a model."
        )
        super().__init__(f"Unknown model '{name}'.", hint=hint)


class UnknownDerivationError(LineageError, LookupError):
    """A pair of models between which the graph has no direct derivation.

    Attributes:
        parent: Id of the supposed parent.
        child: Id of the supposed child.
    """

    def __init__(self, *, parent: str, child: str, hint: str = "") -> None:
        self.parent = parent
        self.child = child
        super().__init__(f"'{child}' has no derivation from '{parent}'.", hint=hint)


class UnknownChannelError(LineageError, ValueError):
    """A channel that the vocabulary lacks.

    Attributes:
        channel: What was asked for.
    """

    def __init__(self, channel: str, *, known: Iterable[str]) -> None:
        self.channel = channel
        super().__init__(f"Unknown channel '{channel}'.", hint=f"Known: {', '.join(known)}.")


class DateError(LineageError, ValueError):
    """Text that is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD.

    Attributes:
        text: What was given.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"'{text}' is not a date.", hint="Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-11."
        )


class CycleError(LineageError, ValueError):
    """Derivations that lead from a model back to itself.

    Attributes:
        cycle: Ids along the cycle, each the parent of the next, the last of the first.
    """

    def __init__(self, cycle: Iterable[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__(
            f"The derivations form a cycle: {' -> '.join((*self.cycle, self.cycle[0]))}.",
            hint="Run 'lineage lint' to see the files, and remove one of these derivations.",
        )


def find_near(name: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` of `known` that look like `name`, best first."""
    return tuple(get_close_matches(name.casefold(), list(known), n=count, cutoff=0.5))
