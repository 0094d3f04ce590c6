"""What changed between two lineage documents, and what that did to answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from graph.errors import LineageError
from graph.records.vocabulary import SCHEMA_VERSION, is_ancestry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.records.shapes import Document, Table

KEYS: dict[Table, tuple[str, ...]] = {
    "models": ("id",),
    "derivations": ("parent", "child", "kind"),
    "disputes": ("parent", "child"),
    "papers": ("arxiv_id",),
    "labs": ("id",),
    "families": ("id",),
    "tasks": ("id",),
    "techniques": ("id",),
    "architectures": ("id",),
    "sources": ("id",),
}
"""The lists of a document, and by which fields a record is the same in both."""

Key = tuple[str, ...]


class FieldChange(NamedTuple):
    """A field whose value differs; None stands for a missing one."""

    field: str
    old: Any
    new: Any


class ListChanges(NamedTuple):
    """What changed in one list of the document, by key.

    Attributes:
        added: Keys of records that only the new document has.
        removed: Keys of records that only the old document has.
        changed: The fields that differ, of every other record that differs.
    """

    added: list[Key]
    removed: list[Key]
    changed: dict[Key, list[FieldChange]]


class AnswerChange(NamedTuple):
    """A model in both documents that has more or fewer relatives now.

    Attributes:
        model: Its id.
        direction: `ancestors` or `descendants`.
        old, new: How many it had and has, over the channels of ancestry.
    """

    model: str
    direction: str
    old: int
    new: int


class Difference(NamedTuple):
    """Everything that differs between two documents.

    Attributes:
        lists: What changed in each list, by its name; lists without changes are left out.
        answers: The models whose number of relatives changed, the greatest change first.
    """

    lists: dict[str, ListChanges]
    answers: list[AnswerChange]


class ForeignDocumentError(LineageError, ValueError):
    """A value that is not a lineage document of this version.

    Attributes:
        reason: What is wrong with it.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"'{name}' holds no lineage: {reason}.",
            hint="Export one as json.",
        )


def require_document(value: object, name: str) -> Document:
    """Return a value if it has what a comparison needs of a lineage document.

    Args:
        value: What a JSON file holds.
        name: Name of the file, for the error.

    Raises:
        ForeignDocumentError: It is something else.
    """
    if not isinstance(value, dict):
        raise ForeignDocumentError(name, "its value is not a table")
    version = value.get("schema_version")
    if version != SCHEMA_VERSION:
        reason = f"schema_version is {version!r}, expected {SCHEMA_VERSION}"
        raise ForeignDocumentError(name, reason)
    for key, fields in KEYS.items():
        needed = (*fields, "channel") if key == "derivations" else fields
        records = value.get(key)
        if not isinstance(records, list) or not all(_has(record, needed) for record in records):
            reason = f"'{key}' is not a list of records with {' and '.join(needed)}"
            raise ForeignDocumentError(name, reason)
    return cast("Document", value)


def _has(record: object, fields: Iterable[str]) -> bool:
    return isinstance(record, dict) and all(isinstance(record.get(f), str) for f in fields)


def diff_documents(old: Document, new: Document) -> Difference:
    """Return what changed from one lineage document to another; order in a list is no change.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> from graph.exports.restrict import restrict
        >>> new = tiny_graph().document
        >>> found = diff_documents(restrict(new, {"transformer", "bert"}), new)
        >>> found.lists["models"].added
        [('distilbert',)]
        >>> found.answers[0]
        AnswerChange(model='bert', direction='descendants', old=0, new=1)
    """
    lists = {name: _diff_list(old[name], new[name], fields) for name, fields in KEYS.items()}
    return Difference(
        {name: changes for name, changes in lists.items() if any(changes)},
        _diff_answers(old, new),
    )


def _diff_list(
    old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]], fields: Key
) -> ListChanges:
    before, after = _index(old, fields), _index(new, fields)
    changed = {key: _diff_fields(before[key], after[key]) for key in sorted(before.keys() & after)}
    return ListChanges(
        sorted(after.keys() - before.keys()),
        sorted(before.keys() - after.keys()),
        {key: fields for key, fields in changed.items() if fields},
    )


def _index(records: Iterable[Mapping[str, Any]], fields: Key) -> dict[Key, Mapping[str, Any]]:
    """Return records by key; a second one of the same key is numbered, not lost."""
    found: dict[Key, Mapping[str, Any]] = {}
    for record in records:
        key = tuple(record[field] for field in fields)
        number = 1
        while key in found:
            number += 1
            key = (*key[: len(fields)], str(number))
        found[key] = record
    return found


def _diff_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[FieldChange]:
    return [
        FieldChange(field, old.get(field), new.get(field))
        for field in (*old, *(field for field in new if field not in old))
        if old.get(field) != new.get(field)
    ]


def _diff_answers(old: Document, new: Document) -> list[AnswerChange]:
    """Count relatives only of models that a changed derivation can reach."""
    edges = _list_ancestry(old), _list_ancestry(new)
    in_both = {m["id"] for m in old["models"]} & {m["id"] for m in new["models"]}
    found = []
    for direction, parent, child in (("ancestors", 0, 1), ("descendants", 1, 0)):
        towards = [_group(pairs, key=child, value=parent) for pairs in edges]
        away = [_group(pairs, key=parent, value=child) for pairs in edges]
        touched = {pair[child] for pair in edges[0] ^ edges[1]}
        reached = touched.union(*(_reach(touched, steps) for steps in away))
        for model in sorted(reached & in_both):
            before, after = (len(_reach([model], steps)) for steps in towards)
            if before != after:
                found.append(AnswerChange(model, direction, before, after))
    return sorted(found, key=lambda item: (-abs(item.new - item.old), item))


def _list_ancestry(document: Document) -> set[tuple[str, str]]:
    return {
        (step["parent"], step["child"])
        for step in document["derivations"]
        if is_ancestry(step["channel"])
    }


def _group(pairs: Iterable[tuple[str, str]], *, key: int, value: int) -> dict[str, list[str]]:
    groups = defaultdict(list)
    for pair in pairs:
        groups[pair[key]].append(pair[value])
    return groups


def _reach(starts: Iterable[str], steps: Mapping[str, Iterable[str]]) -> set[str]:
    """Return every model that the steps lead to."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        for target in steps.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
