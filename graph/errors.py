"""Errors that the core raises; each says what is wrong, and its hint says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
        super().__init__(f"Unknown model '{show_text(name)}'.", hint=hint)


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


class UnknownTechniqueError(LineageError, LookupError):
    """A name that no technique of the catalog has.

    Attributes:
        name: What was asked for.
        suggestions: Ids of techniques that look like it, best first.
    """

    def __init__(self, name: str, *, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = (
            f"Did you mean {' or '.join(self.suggestions)}?"
            if self.suggestions
            else "Run 'lineage search TEXT' to look for models that use it."
        )
        super().__init__(f"Unknown technique '{name}'.", hint=hint)


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
            hint="Run 'lineage lint' to see the files, and remove one of these derivations.",
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


class AmbiguousModelError(LineageError, LookupError):
    """A name, usually of a paper, that several models share.

    Attributes:
        name: What was asked for.
        model_ids: The models that it may mean.
    """

    def __init__(self, name: str, *, model_ids: Iterable[str]) -> None:
        self.name = name
        self.model_ids = tuple(model_ids)
        super().__init__(
            f"'{name}' names {len(self.model_ids)} models.",
            hint=f"Ask for one of them: {', '.join(self.model_ids)}.",
        )


_LONGEST_SLIP = 200
"""Characters of a text beyond which it is no mistyped name."""


def find_near(name: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` of `known` that look like `name`, best first.

    Examples:
        >>> find_near("bret", ["bart", "bert", "vit"], count=1)
        ('bert',)
    """
    if len(name) > _LONGEST_SLIP:
        return ()
    from rapidfuzz import process  # noqa: PLC0415  only a mistyped name pays for it
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    close = process.extract(
        name.casefold(),
        sorted(set(known)),
        scorer=JaroWinkler.normalized_similarity,
        processor=str.casefold,
        score_cutoff=0.8,
        limit=count,
    )
    return tuple(choice for choice, _, _ in close)


def show_text(text: str, *, limit: int = 80) -> str:
    """Return what someone typed as it can be shown: cut, and without control characters.

    Examples:
        >>> show_text("a\u202eb")
        'a?b'
    """
    shown = "".join(char if char.isprintable() else "?" for char in text[:limit])
    return shown if len(text) <= limit else f"{shown}..."
