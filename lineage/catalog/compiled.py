"""The index of a graph as a database, from which a question reads only what it needs.

The database (SQLite, of the standard library) goes into bytes and comes from bytes: no two
processes ever share an open file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from graph.index import Index, ModelNode, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

ValueT = TypeVar("ValueT")

_SCHEMA = """
CREATE TABLE models (
    place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    node TEXT NOT NULL, parents TEXT NOT NULL, children TEXT NOT NULL
);
CREATE TABLE names (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, ids TEXT NOT NULL);
"""


def pack_index(index: Index) -> bytes:
    """Return an index as a database."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO models VALUES (?, ?, ?, ?, ?)", _list_models(index))
        names = ((n, name, json.dumps(ids)) for n, (name, ids) in enumerate(index.names.items()))
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _list_models(index: Index) -> Iterable[tuple[int, str, str, str, str]]:
    dump = json.dumps
    for place, (key, node) in enumerate(index.models.items()):
        yield place, key, dump(node), dump(index.parents[key]), dump(index.children[key])


def open_index(packed: bytes) -> Index:
    """Return the index in a database that `pack_index` made."""
    database = _Database(packed)
    return Index(
        models=_Column(database, "models", "node", lambda fields: ModelNode(*fields)),
        parents=_Column(database, "models", "parents", _to_steps),
        children=_Column(database, "models", "children", _to_steps),
        names=_Column(database, "names", "ids", list),
    )


def _to_steps(rows: list[list[str]]) -> list[Step]:
    return [Step(*row) for row in rows]


class _Database:
    """A database in memory, closed when the last column lets go of it."""

    def __init__(self, packed: bytes) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.deserialize(packed)

    def __del__(self) -> None:
        self.connection.close()


class _Column(Mapping[str, ValueT]):
    """One column of a table by its keys, in the order of the table; each value is read once."""

    def __init__(
        self, database: _Database, table: str, column: str, decode: Callable[[Any], ValueT]
    ) -> None:
        self._database = database
        self._find = f"SELECT {column} FROM {table} WHERE key = ?"  # noqa: S608  our own words
        self._list = f"SELECT key FROM {table} ORDER BY place"  # noqa: S608
        self._decode = decode
        self._known: dict[str, ValueT] = {}

    def __getitem__(self, key: str) -> ValueT:
        if key not in self._known:
            try:
                row = self._database.connection.execute(self._find, (key,)).fetchone()
            except UnicodeEncodeError:  # a stray byte of a command line: no name has one
                row = None
            if row is None:
                raise KeyError(key)
            self._known[key] = self._decode(json.loads(row[0]))
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._database.connection.execute(self._list))

    def __len__(self) -> int:
        return sum(1 for _ in self)
