"""A server for assistants: the tools, as the Model Context Protocol offers them."""

from __future__ import annotations

from functools import wraps
from inspect import getdoc
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from graph.errors import LineageError
from lineage import __version__
from lineage.assistants.arguments import CarefulServer
from lineage.assistants.tools import Tools
from lineage.trace.tools import CheckpointTools

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.lineage_graph import LineageGraph

_P = ParamSpec("_P")
_T = TypeVar("_T")

INSTRUCTIONS = (
    "The lineage of Transformer models: what each builds on, in which way, and who says so. "
    "Cite the evidence that comes with an answer: a source and a place in it. A derivation whose "
    "support is 'unverified' has no source that anyone can check; say so. What the graph does "
    "not hold is unknown, not false."
)
"""What an assistant is told before it asks."""


def build_server(open_graph: Callable[[], LineageGraph], folder: Path) -> CarefulServer:
    """Return a server that answers from a graph.

    Args:
        open_graph: Returns the graph of today; asked for each answer anew, so that edits of
            the catalog show at once.
        folder: The folder of its catalog.
    """
    server = CarefulServer(
        "transformer-lineage",
        title="Transformer Lineage",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="WARNING",
    )
    graph, checkpoints = Tools(open_graph), CheckpointTools(open_graph, folder)
    only_reads = ToolAnnotations(
        read_only_hint=True, idempotent_hint=True, open_world_hint=False, destructive_hint=False
    )
    asks_the_hub = only_reads.model_copy(update={"open_world_hint": True})
    tools: dict[Callable[..., Any], ToolAnnotations] = {
        graph.ancestors: only_reads,
        graph.descendants: only_reads,
        graph.why: only_reads,
        graph.show: only_reads,
        graph.search: only_reads,
        graph.select: only_reads,
        checkpoints.trace: asks_the_hub,
        checkpoints.hub: only_reads,
    }
    for tool, hints in tools.items():
        server.add_tool(_with_hints(tool), description=getdoc(tool), annotations=hints)
    return server


def _with_hints(tool: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a tool whose errors tell an assistant what is wrong and what to do."""

    @wraps(tool)
    def answer(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return tool(*args, **kwargs)
        except LineageError as error:
            raise ToolError(f"{error} {error.hint}".strip()) from error

    return answer
