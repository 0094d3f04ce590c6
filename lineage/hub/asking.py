"""Questions to a table of the Hub: who descends from whom, under which licences, how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.collector import collector_paused
from graph.errors import find_near, show_text
from graph.view import parse_channels
from lineage.hub import sql
from lineage.hub.building import EDGES, NODES
from lineage.hub.engine import HubTableError, open_engine, quote_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DEEPEST = 10_000


class Kin(NamedTuple):
    """A repository, or a model of the catalog, above or below another.

    Attributes:
        id: Its id.
        type: `checkpoint` or `model`.
        relation: How the step was made that leads to it.
        distance: Steps on the shortest way.
        licence: What it says of its licence, or None.
        created: When it was made, or None.
        downloads: How often it was downloaded, or None.
        state: `read`, `missing` (only named by others) or `catalog`.
    """

    id: str
    type: str
    relation: str
    distance: int
    licence: str | None
    created: str | None
    downloads: int | None
    state: str


class LicenceCount(NamedTuple):
    """How many repositories carry weights under a licence.

    Attributes:
        licence: What they say; empty if nothing.
        repositories: How many.
        downloads: Of all of them.
    """

    licence: str
    repositories: int
    downloads: int


class Count(NamedTuple):
    """How many repositories were made in one way in one year.

    Attributes:
        relation: The way.
        year: When they were made; empty if that is unknown.
        repositories: How many.
    """

    relation: str
    year: str
    repositories: int


@collector_paused()
def find_descendants(
    folder: Path, name: str, *, depth: int | None = None, via: Sequence[str] = ()
) -> list[Kin]:
    """Return what was made from a repository, or from a model of the catalog, the nearest first.

    Raises:
        HubTableError: There is no table, or nothing in it has that name.
    """
    rows = _walk(folder, name, (sql.WALK_DOWN, sql.LIST), depth=depth, via=via)
    return list(map(Kin._make, rows))


@collector_paused()
def find_ancestors(
    folder: Path, name: str, *, depth: int | None = None, via: Sequence[str] = ()
) -> list[Kin]:
    """Return what a repository was made from, up to the roots of the catalog, the nearest first.

    Raises:
        HubTableError: There is no table, or nothing in it has that name.
    """
    rows = _walk(folder, name, (sql.WALK_UP, sql.LIST), depth=depth, via=via)
    return list(map(Kin._make, rows))


@collector_paused()
def find_kin_ids(
    folder: Path,
    name: str,
    *,
    below: bool,
    depth: int | None = None,
    via: Sequence[str] = (),
) -> list[str]:
    """Return the ids of descendants (`below`) or ancestors alone, in the same order.

    Raises:
        HubTableError: There is no table, or nothing in it has that name.
    """
    step = sql.WALK_DOWN if below else sql.WALK_UP
    return [row[0] for row in _walk(folder, name, (step, sql.IDS), depth=depth, via=via)]


def find_reach(folder: Path, name: str) -> list[LicenceCount]:
    """Return under which licences the weights of a model are given on, the commonest first.

    Raises:
        HubTableError: There is no table, or nothing in it has that name.
    """
    rows = _walk(folder, name, (sql.WALK_DOWN, sql.REACH), via=("weights",))
    return list(map(LicenceCount._make, rows))


def count_relations(folder: Path, name: str | None = None) -> list[Count]:
    """Return how many repositories were made how in each year: of all, or directly from one.

    Raises:
        HubTableError: There is no table, or nothing in it has that name.
    """
    with open_engine() as engine:
        _open_table(engine, folder)
        scope = "TRUE" if name is None else f"edges.src = {_require(engine, name)}"
        return [Count(*row) for row in engine.execute(sql.COUNTS.format(scope=scope)).fetchall()]


def _walk(
    folder: Path,
    name: str,
    queries: tuple[str, str],
    *,
    depth: int | None = None,
    via: Sequence[str] = (),
) -> list[tuple[Any, ...]]:
    """Return what the second query answers once the first has been asked level by level."""
    step, answer = queries
    channels = ", ".join(quote_text(channel) for channel in parse_channels(via or None))
    with open_engine() as engine:
        _open_table(engine, folder)
        start = _require(engine, name)
        engine.execute("CREATE TEMP TABLE found(id BIGINT, relation VARCHAR, distance INTEGER)")
        engine.execute("CREATE TEMP TABLE frontier(id BIGINT)")
        engine.execute("INSERT INTO found VALUES (?, '', 0)", [start])
        engine.execute("INSERT INTO frontier VALUES (?)", [start])
        for distance in range(1, (_DEEPEST if depth is None else depth) + 1):
            engine.execute(
                f"CREATE OR REPLACE TEMP TABLE next AS {step.format(channels=channels)}"
            )
            engine.execute(f"INSERT INTO found SELECT id, relation, {distance} FROM next")
            engine.execute("CREATE OR REPLACE TEMP TABLE frontier AS SELECT id FROM next")
            if not engine.execute("SELECT count(*) FROM frontier").fetchone()[0]:
                break
        rows: list[tuple[Any, ...]] = engine.execute(answer).fetchall()
    return rows


def _open_table(engine: Any, folder: Path) -> None:
    for view, file in (("nodes", NODES), ("edges", EDGES)):
        path = folder / file
        if not path.is_file():
            message = f"There is no table of the Hub in '{folder}'."
            raise HubTableError(message, hint="Make one: lineage hub build FILE.parquet -o DIR")
        place = quote_text(str(path))
        engine.execute(f"CREATE VIEW {view} AS SELECT * FROM read_parquet({place})")


def _require(engine: Any, name: str) -> int:
    """Return the node of a name: a repository, or, without an owner, a model of the catalog."""
    fold = name.strip().lower()
    for sort in ("checkpoint",) if "/" in fold else ("model", "checkpoint"):
        query = sql.START.format(name="?", type=quote_text(sort))
        found = engine.execute(query, [fold]).fetchone()
        if found:
            return int(found[0])
    raise _unknown(engine, name)


def _unknown(engine: Any, name: str) -> HubTableError:
    owner = name.partition("/")[0].lower()
    query = "SELECT key FROM nodes WHERE starts_with(fold, ?) LIMIT 10000"
    known = [key for (key,) in engine.execute(query, [owner]).fetchall()] if owner else []
    near = find_near(name, known)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Ask for a repository as OWNER/NAME."
    message = f"Nothing in the table of the Hub is called '{show_text(name)}'."
    return HubTableError(message, hint=hint)
