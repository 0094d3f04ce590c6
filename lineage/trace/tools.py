"""Questions about checkpoints as tools for assistants, who read docstrings and annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel
from graph.tracing.trace import to_document
from lineage.hub import asking
from lineage.paths import home_dir
from lineage.trace.tracing import Limits, find_trace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from graph.lineage_graph import LineageGraph

_LONGEST = 1_000
_MOST = 1_000

Checkpoint = Annotated[
    str,
    Field(
        max_length=_LONGEST,
        description="OWNER/NAME or address of a repository of the Hugging Face Hub, or a folder, "
        "GGUF or safetensors file on this computer.",
    ),
]
Name = Annotated[
    str,
    Field(max_length=_LONGEST, description="OWNER/NAME, or the id of a model of the catalog."),
]
Steps = Annotated[int | None, Field(ge=1, le=100_000, description="Most steps to take.")]
Channels = Annotated[
    list[Channel] | None,
    Field(
        max_length=len(Channel),
        description=f"Follow only these channels. Default: {', '.join(ANCESTRY_CHANNELS)}.",
    ),
]


class CheckpointTools:
    """The tools that ask about checkpoints."""

    def __init__(self, open_graph: Callable[[], LineageGraph], folder: Path) -> None:
        """Answer from a graph and the folder of its catalog."""
        self._open_graph = open_graph
        self._folder = folder

    def trace(
        self,
        checkpoint: Checkpoint,
        depth: Steps = None,
        via: Channels = None,
        offline: Annotated[bool, Field(description="Ask the Hub nothing.")] = False,  # noqa: FBT002
    ) -> dict[str, Any]:
        """Show what a checkpoint was made from, up to the root, with licences and receipts.

        `questions` are about licences, for people to ask; they are no legal advice.
        """
        limits = Limits(depth=depth, via=tuple(via or ()), offline=offline)
        return to_document(find_trace(self._open_graph(), self._folder, checkpoint, limits))

    def hub(
        self,
        question: Annotated[
            Literal["descendants", "ancestors", "licences", "counts"],
            Field(
                description="What was made from it; what it was made from; how many carry its "
                "weights under each licence; how many were made directly from it, by relation "
                "and year."
            ),
        ],
        name: Name,
        limit: Annotated[int, Field(ge=1, le=_MOST, description="Most rows to list.")] = 100,
    ) -> dict[str, Any]:
        """Ask the user's own table of all models of the Hub, as `lineage hub` does."""
        questions: dict[str, Callable[[Path, str], Sequence[Any]]] = {
            "descendants": asking.find_descendants,
            "ancestors": asking.find_ancestors,
            "licences": asking.find_reach,
            "counts": asking.count_relations,
        }
        rows = questions[question](home_dir() / "hub", name)
        return {"total": len(rows), "rows": [row._asdict() for row in rows[:limit]]}
