"""What people call the families, labs, architectures and kinds of a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import LineageError, find_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.schema import Concept, Lab


class UnknownNameError(LineageError, LookupError):
    """A name that nothing of its sort has.

    Attributes:
        name: What was asked for.
        suggestions: Ids of what looks like it, best first.
    """

    def __init__(self, sort: str, name: str, *, known: Mapping[str, Iterable[str]]) -> None:
        self.name = name
        owners = {text: key for key, texts in known.items() for text in (key, *texts)}
        near = dict.fromkeys(owners[text] for text in find_near(name, owners, count=5))
        self.suggestions = tuple(near)[:3]
        hint = (
            f"Did you mean {' or '.join(self.suggestions)}?"
            if self.suggestions
            else f"Known: {', '.join(known)}."
        )
        super().__init__(f"Unknown {sort} '{name}'.", hint=hint)


def find_id(sort: str, name: str, known: Mapping[str, Iterable[str]]) -> str:
    """Return the id that a name means, in any case.

    Args:
        sort: What it names, for the error.
        name: An id, or another name.
        known: Other names by id.

    Raises:
        UnknownNameError: Nothing has that name.

    Examples:
        >>> find_id("lab", "facebook ai", {"google": ["DeepMind"], "meta": ["Facebook AI"]})
        'meta'
    """
    folded = name.strip().casefold()
    for key, texts in known.items():
        if folded in {key.casefold(), *(text.casefold() for text in texts)}:
            return key
    raise UnknownNameError(sort, name, known=known)


def list_names(records: Mapping[str, Concept | Lab]) -> dict[str, tuple[str, ...]]:
    """Return the names of records by their ids."""
    return {
        key: (record.name, *(getattr(record, "aliases", ()) or getattr(record, "spellings", ())))
        for key, record in records.items()
    }
