"""The index of a graph as a database, from which a question reads only what it needs.

The database (SQLite, of the standard library) goes into bytes and comes from bytes: no two
processes ever share an open file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from graph.index import Index, ModelNode, Step, sort_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ValueT = TypeVar("ValueT")

_SCHEMA = """
CREATE TABLE models (id TEXT PRIMARY KEY, name TEXT, released TEXT, paper TEXT, catalog TEXT);
CREATE TABLE aliases (model TEXT, alias TEXT);
CREATE TABLE steps (parent TEXT, child TEXT, kind TEXT, channel TEXT);
CREATE TABLE names (name TEXT, id TEXT);
"""
"""In each table, rows stand in the order of the index."""

_INDICES = """
CREATE INDEX aliases_of ON aliases (model);
CREATE INDEX steps_from ON steps (parent);
CREATE INDEX steps_to ON steps (child);
CREATE INDEX names_of ON names (name);
"""
_MODELS = "SELECT id FROM models ORDER BY rowid"
_NAMES = "SELECT name FROM names GROUP BY name ORDER BY min(rowid)"


def pack_index(index: Index) -> bytes:
    """Return an index as a database."""
    connection = sqlite3.connect(":memory:")
    nodes = index.models.values()
    tables: dict[str, Iterable[tuple[str | None, ...]]] = {
        "models VALUES (?, ?, ?, ?, ?)": (
            (one.id, one.name, one.released, one.paper, one.catalog) for one in nodes
        ),
        "aliases VALUES (?, ?)": ((one.id, alias) for one in nodes for alias in one.aliases),
        "steps VALUES (?, ?, ?, ?)": sort_steps(chain.from_iterable(index.parents.values())),
        "names VALUES (?, ?)": ((name, one) for name, ids in index.names.items() for one in ids),
    }
    try:
        connection.executescript(_SCHEMA)
        for table, rows in tables.items():
            connection.executemany(f"INSERT INTO {table}", rows)
        connection.executescript(_INDICES)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def open_index(packed: bytes) -> Index:
    """Return the index in a database that `pack_index` made."""
    database = _Database(packed)
    return Index(
        models=_Column(database, _MODELS, _read_node),
        parents=_Column(database, _MODELS, _read_parents),
        children=_Column(database, _MODELS, _read_children),
        names=_Column(database, _NAMES, _read_ids),
    )


def _read_node(database: sqlite3.Connection, key: str) -> ModelNode | None:
    found = "SELECT id, name, released, paper, catalog FROM models WHERE id = ?"
    row = database.execute(found, (key,)).fetchone()
    if row is None:
        return None
    model_id, name, released, paper, catalog = row
    named = database.execute("SELECT alias FROM aliases WHERE model = ? ORDER BY rowid", (key,))
    return ModelNode(model_id, name, released, paper, [alias for (alias,) in named], catalog)


def _read_parents(database: sqlite3.Connection, key: str) -> list[Step] | None:
    return _read_steps(database, key, "SELECT * FROM steps WHERE child = ? ORDER BY rowid")


def _read_children(database: sqlite3.Connection, key: str) -> list[Step] | None:
    return _read_steps(database, key, "SELECT * FROM steps WHERE parent = ? ORDER BY rowid")


def _read_steps(database: sqlite3.Connection, key: str, found: str) -> list[Step] | None:
    steps = [Step(*row) for row in database.execute(found, (key,))]
    known = steps or database.execute("SELECT 1 FROM models WHERE id = ?", (key,)).fetchone()
    return steps if known else None


def _read_ids(database: sqlite3.Connection, key: str) -> list[str] | None:
    found = database.execute("SELECT id FROM names WHERE name = ? ORDER BY rowid", (key,))
    return [one for (one,) in found] or None


class _Database:
    """A database in memory, closed when the last column lets go of it."""

    def __init__(self, packed: bytes) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.deserialize(packed)

    def __del__(self) -> None:
        self.connection.close()


class _Column(Mapping[str, ValueT]):
    """What a database holds for each key, in the order of the index; each value is read once."""

    def __init__(
        self,
        database: _Database,
        keys: str,
        read: Callable[[sqlite3.Connection, str], ValueT | None],
    ) -> None:
        self._database = database
        self._keys = keys
        self._read = read
        self._known: dict[str, ValueT] = {}

    def __getitem__(self, key: str) -> ValueT:
        if key not in self._known:
            try:
                value = self._read(self._database.connection, key)
            except UnicodeEncodeError:  # a stray byte of a command line: no name has one
                value = None
            if value is None:
                raise KeyError(key)
            self._known[key] = value
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._database.connection.execute(self._keys))

    def __len__(self) -> int:
        return sum(1 for _ in self)
