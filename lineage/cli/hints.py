"""What to do about an error of the core, in the words of the shell."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from graph.errors import (
    NO_DESCENT,
    SEARCH_HINT,
    CycleError,
    LaterModelError,
    MissingPackageError,
)
from graph.questions.receipts import UnknownDerivationError

if TYPE_CHECKING:
    from graph.errors import LineageError


def to_shell_hint(error: LineageError) -> str:
    """Return the hint of an error; where a command or an option helps, the one that does."""
    if error.hint == SEARCH_HINT:
        return "Run 'lineage search TEXT' to look for a model."
    if isinstance(error, LaterModelError):
        return "Choose a later date with --as-of."
    if isinstance(error, CycleError):
        return "Run 'lineage lint' to see the files, and remove one of these derivations."
    if isinstance(error, MissingPackageError):
        return f"Install it: {_write_install(error.extra)}"
    if isinstance(error, UnknownDerivationError):
        return _to_question(error)
    return error.hint


def _write_install(extra: str) -> str:
    """Return the command that brings an extra to this very installation, a checkout's too.

    Its `python` may not be the one that `pip` alone would mean.
    """
    return f"{shlex.quote(sys.executable)} -m pip install 'transformer-lineage[{extra}]'"


def _to_question(error: UnknownDerivationError) -> str:
    parent, child, way = error.parent, error.child, error.way
    if not way and parent != child:
        return f"{NO_DESCENT}; try 'lineage common-ancestors {child} {parent}'."
    if error.via:
        options = "".join(f" --via {channel}" for channel in error.via)
        return f"{error.hint} Try 'lineage path-between {child} {parent}{options}'."
    if way and way[0] == child:
        ask = "why" if way[-2] == child else "path-between"
        return f"It is the other way round: try 'lineage {ask} {parent} {child}'."
    return error.hint
