"""What changed between two exports, as text, Markdown and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.exports.diff import KEYS
from lineage.cli.output import to_safe_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.exports.diff import AnswerChange, Difference, FieldChange, Key, ListChanges

MOST_ANSWERS = 20
"""How many changed answers people are shown."""
_LONGEST = 60


def write_changes(found: Difference) -> str:
    """Return the changes as lines: `+` added, `-` removed, `~` changed."""
    if not any(found):
        return "No differences.\n"
    lines = []
    for name, changes in found.lists.items():
        lines.append(f"{name}: {_count(changes)}")
        lines += [f"  + {_name(name, key)}" for key in changes.added]
        lines += [f"  - {_name(name, key)}" for key in changes.removed]
        for key, fields in changes.changed.items():
            lines += [f"  ~ {_name(name, key)}: {_describe(field)}" for field in fields]
    if found.answers:
        lines.append(f"answers: {len(found.answers)} changed")
        lines += [f"  {text}" for text in _list_answers(found.answers)]
    return "\n".join((*lines, ""))


def write_markdown(found: Difference) -> str:
    """Return the changes as a section of a release note."""
    if not any(found):
        return "No differences.\n"
    blocks = []
    for name, changes in found.lists.items():
        lines = [f"### {name.capitalize()}: {_count(changes)}", ""]
        lines += [f"- added {_quote(_name(name, key))}" for key in changes.added]
        lines += [f"- removed {_quote(_name(name, key))}" for key in changes.removed]
        for key, fields in changes.changed.items():
            lines += [
                f"- changed {_quote(_name(name, key))}: {field.field} "
                f"from {_quote(_show(field.old))} to {_quote(_show(field.new))}"
                for field in fields
            ]
        blocks.append("\n".join((*lines, "")))
    if found.answers:
        lines = [f"### Answers: {len(found.answers)} changed", ""]
        lines += [f"- {text}" for text in _list_answers(found.answers)]
        blocks.append("\n".join((*lines, "")))
    return "\n".join(blocks)


def write_json(found: Difference) -> str:
    """Return all changes as JSON, with every list even where nothing changed."""
    content: dict[str, Any] = {}
    for name, fields in KEYS.items():
        added, removed, changed = found.lists.get(name, ([], [], {}))
        content[name] = {
            "added": [_to_table(fields, key) for key in added],
            "removed": [_to_table(fields, key) for key in removed],
            "changed": [
                {**_to_table(fields, key), "fields": [field._asdict() for field in changes]}
                for key, changes in changed.items()
            ],
        }
    content["answers"] = [
        {**answer._asdict(), "change": answer.new - answer.old} for answer in found.answers
    ]
    return to_safe_json(content)


WRITERS: dict[str, Callable[[Difference], str]] = {
    "text": write_changes,
    "json": write_json,
    "markdown": write_markdown,
}
"""The writer of each format."""


def _count(changes: ListChanges) -> str:
    counts = zip(("added", "removed", "changed"), changes, strict=True)
    return ", ".join(f"{len(keys)} {word}" for word, keys in counts if keys)


def _to_table(fields: Key, key: Key) -> dict[str, Any]:
    return dict(zip(fields, key, strict=False))


def _name(list_name: str, key: Key) -> str:
    """Return a record as people read it.

    Examples:
        >>> _name("derivations", ("bert", "albert", "architecture"))
        'bert -> albert: architecture'
        >>> _name("labs", ("google",))
        'google'
    """
    if list_name not in {"derivations", "disputes"}:
        return _plain(key[0])
    return _plain(": ".join((f"{key[0]} -> {key[1]}", *key[2:])))


def _describe(field: FieldChange) -> str:
    return f"{field.field}: {_show(field.old)} -> {_show(field.new)}"


def _show(value: object) -> str:
    """Return a value on one short line, cut in the middle where it is long."""
    text = _plain(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    half = _LONGEST // 2 - 2
    return text if len(text) <= _LONGEST else f"{text[:half]} ... {text[-half:]}"


def _plain(text: str) -> str:
    """Return a text as it is, or as JSON if it would break the line or colour the screen."""
    return text if text.isprintable() else json.dumps(text)


def _quote(text: str) -> str:
    """Return a text as code of Markdown, in which no mark means anything.

    Examples:
        >>> print(_quote("a `b` c"))
        `` a `b` c ``
    """
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _list_answers(answers: list[AnswerChange]) -> Iterator[str]:
    for answer in answers[:MOST_ANSWERS]:
        change = f"{answer.new - answer.old:+d} ({answer.old} -> {answer.new})"
        yield f"{answer.direction} of {_plain(answer.model)}: {change}"
    if len(answers) > MOST_ANSWERS:
        most = abs(answers[MOST_ANSWERS].new - answers[MOST_ANSWERS].old)
        yield f"and {len(answers) - MOST_ANSWERS} more, each by {most} or less"
