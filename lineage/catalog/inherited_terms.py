"""Whether the terms of a model may be wider than those of the models whose weights it carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.vocabulary import CHANNEL_OF, Access, Channel
from graph.texts.size_labels import names_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from graph.records.claims import Inheritance
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

_NARROW = frozenset({Access.RESTRICTED, Access.CLOSED})
_OPEN_LICENCE = re.compile(r"\bunder (?:Apache-2\.0|MIT|BSD-[23]-Clause|CC BY 4\.0)(?!\w)")


def find_binding_parents(catalog: Catalog, model: Entry) -> Iterator[tuple[int, Entry]]:
    """Yield the parents whose terms are narrower than those of an open model, and bind it.

    Three things free a model from the terms of a parent: the note of the derivation names sizes
    of the parent, and each that it names has an open licence of its own; the note names the open
    licence of the part that was taken, such as an autoencoder; or the parent is by the same
    labs, which may give their own weights under any terms, as long as they hold no narrower
    weights of others.

    Yields:
        The number of the derivation, counted from 0, and its parent; none for a model whose
        licence is not open.
    """
    if model.licence.access is Access.OPEN:
        labs = frozenset(model.labs)
        for number, step in enumerate(model.derivations):
            if _binds(catalog, step, labs, frozenset()):
                yield number, catalog.models[step.parent]


def _binds(
    catalog: Catalog, step: Inheritance, labs: AbstractSet[str], seen: AbstractSet[str]
) -> bool:
    """Return whether a step brings terms that labs must keep, of its parent or from further up."""
    parent = catalog.models.get(step.parent)
    if parent is None or step.parent in seen or CHANNEL_OF[step.kind] is not Channel.WEIGHTS:
        return False
    if parent.licence.access not in _NARROW or _takes_open_parts(step.note, parent):
        return False
    if not parent.labs or not labs >= frozenset(parent.labs):
        return True
    seen = seen | {step.parent}
    return any(_binds(catalog, above, labs, seen) for above in parent.derivations)


def _takes_open_parts(note: str, parent: Entry) -> bool:
    """Return whether a note names an open licence, or sizes of a parent of which all are open."""
    named = [size.licence for size in parent.parameters if names_size(note, size.label)]
    if named:
        return all(terms is not None and terms.access is Access.OPEN for terms in named)
    return _OPEN_LICENCE.search(note) is not None
