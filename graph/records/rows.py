"""Answers of several rows, which a notebook shows as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Row(Protocol):
    """A named tuple."""

    def _asdict(self) -> dict[str, Any]: ...


RowT = TypeVar("RowT", bound=Row)


class Rows(tuple[RowT, ...]):
    """Records with named fields, in a defined order: a tuple that shows itself as a table.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> children = tiny_graph().descendants_of("transformer", depth=1)
        >>> children[0].name
        'BERT'
        >>> print(children._repr_html_())  # doctest: +ELLIPSIS
        <table><thead><tr><th scope="col">id</th><th scope="col">name</th>...
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return to_html_table([row._asdict() for row in self])


def to_html_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows with equal keys as an HTML table; every text in it is escaped."""
    from html import escape

    if not rows:
        return "<p>(none)</p>"
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(to_cell(value))}</td>' for value in row.values())}</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def to_cell(value: object) -> str:
    """Return a value as one cell: lists joined by blanks, mappings as `key=value`.

    Examples:
        >>> to_cell(("weights", "idea")), to_cell({"bert": 1}), to_cell(None)
        ('weights idea', 'bert=1', '')
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ".join(f"{key}={item}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(str(item) for item in value)
    return str(value)
