"""Errors that the core raises; each says what is wrong, and its hint says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_MOST_SHOWN = 80
"""Characters of what someone typed."""

SEARCH_HINT = "Search for words of its name, its paper, its lab or its authors."
"""What to do about a name that nothing looks like."""

NO_DESCENT = "No source here says that either descends from the other"
"""What is known of two models between which there is no path."""


class LineageError(Exception):
    """Base of every error that a person can mend.

    Attributes:
        hint: What to do about it, or an empty string.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownNameError(LineageError, LookupError):
    """A name that nothing of its sort has.

    Attributes:
        sort: What was looked for: `model`, `lab`, `technique` and so on.
        name: What was asked for.
        suggestions: Ids of what looks like it, best first.
    """

    def __init__(
        self,
        name: str,
        *,
        sort: str = "model",
        suggestions: Iterable[str] = (),
        known: Iterable[str] = (),
        hint: str = "",
    ) -> None:
        self.sort = sort
        self.name = name
        self.suggestions = tuple(suggestions)
        if self.suggestions:
            hint = f"Did you mean {' or '.join(self.suggestions)}?"
        all_known = ", ".join(known)
        instead = f"Known: {all_known}." if all_known else SEARCH_HINT
        super().__init__(f"Unknown {sort} '{show_text(name)}'.", hint=hint or instead)


class UnknownModelError(UnknownNameError):
    """A name that no model in the graph has."""


class UnknownTechniqueError(UnknownNameError):
    """A name that no technique of the catalog has."""


_DATED = {4: "in", 7: "in", 10: "on"}
"""What stands before a date, by its length."""


class LaterModelError(LineageError):
    """A model that was released after the date that a question is about."""

    def __init__(self, name: str, *, released: str, as_of: str) -> None:
        message = f"{name} was released {_DATED[len(released)]} {released}, after {as_of}."
        super().__init__(message, hint="Choose a later date.")


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
            f"'{show_text(text)}' is not a date.",
            hint="Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-11.",
        )


class CycleError(LineageError, ValueError):
    """Derivations that lead from a model back to itself.

    Attributes:
        cycle: Ids along the cycle, each the parent of the next, the last of the first.
    """

    def __init__(self, cycle: Iterable[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__(
            f"The derivations form a cycle: {show_cycle(self.cycle)}.",
            hint="Remove one of these derivations.",
        )


def show_cycle(cycle: Sequence[str], *, most: int = 8) -> str:
    """Return a cycle on one line; of a long one, its beginning and its size.

    Examples:
        >>> show_cycle(["a", "b"])
        'a -> b -> a'
        >>> show_cycle(["a", "b", "c", "d"], most=2)
        'a -> b -> ... -> a (4 models)'
    """
    if len(cycle) <= most:
        return " -> ".join((*cycle, cycle[0]))
    return f"{' -> '.join(cycle[:most])} -> ... -> {cycle[0]} ({len(cycle):,} models)"


class AmbiguousNameError(LineageError, LookupError):
    """A name, usually of a paper, that several things share.

    Attributes:
        sort: What was looked for.
        name: What was asked for.
        ids: What it may mean.
    """

    def __init__(self, name: str, *, ids: Iterable[str], sort: str = "model") -> None:
        self.sort = sort
        self.name = name
        self.ids = tuple(ids)
        many = {"family": "families"}.get(sort, f"{sort}s")
        super().__init__(
            f"'{show_text(name)}' names {len(self.ids)} {many}.",
            hint=f"Ask for one of them: {', '.join(self.ids)}.",
        )


class AmbiguousModelError(AmbiguousNameError):
    """A name, usually of a paper, that several models share."""


class MissingPackageError(LineageError, ImportError):
    """A package that only some users need, and that is not installed.

    Attributes:
        package: Its name in the registry.
        extra: What of this distribution brings it.
    """

    def __init__(self, *, what: str, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        super().__init__(
            f"{what} needs the package {package}, which is not installed.",
            hint=f"It comes with the extra '{extra}' of transformer-lineage.",
        )


_LONGEST_SLIP = 200
"""Characters of a text beyond which it is no mistyped name."""


def find_near(name: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` of `known` that look like `name`, best first.

    Examples:
        >>> find_near("bret", ["bart", "bert", "vit"], count=1)
        ('bert',)
        >>> find_near("wy", ["show", "why"])
        ('why',)
    """
    if len(name) > _LONGEST_SLIP:
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, JaroWinkler

    choices = sorted(set(known))
    close = process.extract(
        name.casefold(),
        choices,
        scorer=JaroWinkler.normalized_similarity,
        processor=str.casefold,
        score_cutoff=0.8,
        limit=count,
    )
    if not close and len(name) > 1:  # in a short name one slip is a large part
        folded = name.casefold()
        one_off = [key for key in choices if OSA.distance(folded, key, score_cutoff=1) <= 1]
        return tuple(one_off[:count])
    return tuple(choice for choice, _, _ in close)


def show_text(text: str) -> str:
    """Return what someone typed as it can be shown: cut, and without control characters.

    Examples:
        >>> show_text("a\u202eb")
        'a?b'
    """
    shown = "".join(char if char.isprintable() else "?" for char in text[:_MOST_SHOWN])
    return shown if len(text) <= _MOST_SHOWN else f"{shown}..."
