"""DuckDB, within bounds: little memory, its own place to spill to, and no way out."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph.errors import LineageError, MissingPackageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEMORY = "2GB"
"""Most memory that the engine takes; the rest goes to the disk."""

THREADS = 2


class HubTableError(LineageError):
    """A table of the Hub that cannot be made or asked."""


@contextmanager
def open_engine(spill: Path | None = None) -> Iterator[Any]:
    """Open a database in memory; what does not fit there goes to a folder that is removed.

    Args:
        spill: Where that folder stands; None for the system's place.

    Raises:
        MissingPackageError: DuckDB is not installed.
        HubTableError: The engine fails: a file is spoilt, or the disk is full.
    """
    try:
        import duckdb  # an optional package
    except ImportError as error:
        what = "The table of the Hub"
        raise MissingPackageError(what=what, package="duckdb", extra="hub") from error
    with tempfile.TemporaryDirectory(prefix="lineage-hub-", dir=spill) as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": THREADS,
            "temp_directory": folder,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        connection = duckdb.connect(":memory:", config=settings)
        try:
            connection.execute("SET enable_progress_bar = false")
            yield connection
        except duckdb.Error as error:
            first = str(error).splitlines()[0] if str(error) else "it failed"
            message = f"DuckDB cannot do it: {first}"
            raise HubTableError(message, hint="Is the file whole, and is there room?") from error
        finally:
            connection.close()


def quote_text(text: str) -> str:
    """Return a text as SQL has it.

    Examples:
        >>> quote_text("it's")
        "'it''s'"
    """
    return "'{}'".format(text.replace("'", "''"))


def quote_name(name: str) -> str:
    """Return the name of a column as SQL has it.

    Examples:
        >>> quote_name("created at")
        '"created at"'
    """
    return '"{}"'.format(name.replace('"', '""'))
