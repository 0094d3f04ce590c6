"""What is wrong with a catalog, in words that say where and what was expected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from graph.characters import escape_unsafe
from graph.errors import LineageError, find_near
from graph.records.fields import ARXIV_ID_PATTERN, ID_PATTERN, URL_PATTERN
from lineage.catalog.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    Location = tuple[str | int, ...]
    """Where something stands in a file: names of keys, and numbers in lists."""


BLANK = "blank"
"""The rule of what is merely not filled in yet."""

QUESTION = "question"
"""The rule of what only a person can answer."""

_LONGEST_VALUE, _LONGEST_KEY = 60, 200
"""Characters that are shown."""


class Problem(NamedTuple):
    """One thing that is wrong with one file, a blank in it, or a question that it raises.

    Attributes:
        file: Path below the catalog folder.
        key: Where in the file, for example `derivations[0].parent`.
        message: What was found and what was expected.
        rule: Short name of the rule that found it.
    """

    file: str
    key: str
    message: str
    rule: str

    def __str__(self) -> str:
        """Return `file: key: message`, fit to be shown wherever its words come from."""
        return escape_unsafe(f"{self.file}: {_cut(self.key, most=_LONGEST_KEY)}: {self.message}")

    @property
    def level(self) -> str:
        """Return `note` for a question, `warning` for a blank, else `error`, as in SARIF."""
        return {QUESTION: "note", BLANK: "warning"}.get(self.rule, "error")


class CatalogError(LineageError, ValueError):
    """A catalog with problems; all of them at once.

    Attributes:
        problems: What is wrong, sorted by file and key.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(
            f"The catalog has {count} problem{'s' if count != 1 else ''}:\n{lines}",
            hint="Mend the files named above; 'lineage lint' checks them again.",
        )


_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "tuple_type": "a list",
    "list_type": "a list",
    "enum": "one of {expected}",
    "literal_error": "{expected}",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of {ge} or more",
    "less_than_equal": "a number up to {le}",
    "string_too_short": "text that is not empty",
    "string_too_long": "at most {max_length} characters",
    "string_unicode": "text of Unicode",
    "too_long": "at most {max_length} items",
    "too_short": "at least {min_length} item(s)",
    "string_pattern_mismatch": "text of the form {pattern}",
}
_MOST_PROBLEMS = 200
"""Of one table; a file with more is none that a person mends line by line."""

_FORMS = {
    ID_PATTERN: "an id: lowercase letters and digits, with hyphens or dots between",
    ARXIV_ID_PATTERN: "an arXiv id, such as 1706.03762 or cs/0112017, without a version",
    URL_PATTERN: "an address that begins with https:// or http:// and the name of a host",
}
"""What the patterns of the schema mean, in words."""


def describe_validation(file: str, error: ValidationError) -> list[Problem]:
    """Return the problems of one file in our own wording, one for each of pydantic's errors."""
    count = error.error_count()
    if count > _MOST_PROBLEMS:
        message = f"{count} values are not as expected"
        return [Problem(file, "(whole file)", message, "values")]
    return [_describe(file, detail) for detail in error.errors(include_url=False)]


def _describe(file: str, detail: ErrorDetails) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    key = format_key(detail["loc"])
    if kind == "extra_forbidden":
        near = find_near(key, Entry.model_fields, count=1)
        guess = f" ({near[0]}?)" if near else ""
        message = f"unexpected key, expected only the keys of the schema{guess}"
        return Problem(file, key, message, "keys")
    if kind == "missing":
        return Problem(file, key, "missing, expected a value", "keys")
    found = show_value(detail["input"])
    if kind == "value_error":
        error = context["error"]
        hint = f" {error.hint}" if isinstance(error, LineageError) else ""
        return Problem(file, key, f"unexpected {found}: {error}{hint}", "values")
    if context.get("pattern") in _FORMS:
        expected = _FORMS[context["pattern"]]
    else:
        expected = _EXPECTED.get(kind, detail["msg"]).format_map(_as_text(context))
    return Problem(file, key, f"unexpected {found}, expected {expected}", "values")


def _as_text(context: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in context.items()}


def show_value(value: object) -> str:
    """Return a value of a file as it can be shown: cut, and on one line."""
    if isinstance(value, str):
        return _cut(repr(value[:_LONGEST_VALUE]), most=_LONGEST_VALUE)
    try:
        text = f"{value} without quotes" if isinstance(value, dt.date) else repr(value)
    except (ValueError, RecursionError):
        return "something too large to be shown"
    return _cut(text, most=_LONGEST_VALUE)


def _cut(text: str, *, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


def list_leaves(value: object, location: Location = ()) -> Iterator[tuple[Location, object]]:
    """Yield place and value of everything below a value that holds nothing itself.

    Examples:
        >>> list(list_leaves({"labs": [], "size": [{"label": "Base"}]}))
        [(('labs',), []), (('size', 0, 'label'), 'Base')]
    """
    if value and isinstance(value, dict):
        for name, item in value.items():
            yield from list_leaves(item, (*location, name))
    elif value and isinstance(value, list):
        for number, item in enumerate(value):
            yield from list_leaves(item, (*location, number))
    else:
        yield location, value


def format_key(location: Iterable[str | int]) -> str:
    """Return a place in a file as people write it.

    Examples:
        >>> format_key(("derivations", 0, "parent"))
        'derivations[0].parent'
    """
    key = ""
    for part in location:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else part
    return key or "(whole file)"
