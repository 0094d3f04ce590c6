"""What the columns of a table of the Hub are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.hub.engine import HubTableError

if TYPE_CHECKING:
    from pathlib import Path

USUAL: dict[str, tuple[str, ...]] = {
    "id": ("id", "modelId", "repo_id"),
    "base_model": ("base_model", "base_models", "baseModels"),
    "relation": ("base_model_relation", "relation"),
    "licence": ("license", "licence"),
    "created": ("created_at", "createdAt", "created"),
    "downloads": ("downloads",),
}
"""What columns are usually called; the first that a table has is taken."""


class Columns(NamedTuple):
    """What the columns of a table of the Hub are called; empty: by a usual name, if there is one.

    Attributes:
        id: Ids of repositories; needed.
        base_model: What each was made from: an id, or several, as a list or as a text; needed.
        relation: How: finetune, adapter, quantized or merge.
        licence: Its licence.
        created: When it was made.
        downloads: How often it was downloaded.
    """

    id: str = ""
    base_model: str = ""
    relation: str = ""
    licence: str = ""
    created: str = ""
    downloads: str = ""


def find_columns(source: Path, columns: Columns, there: list[str]) -> Columns:
    """Return the names that the columns have in a table; empty for one that may be missing.

    Raises:
        HubTableError: One that was named, or that is needed, is not there.
    """
    found = {}
    for field, named in columns._asdict().items():
        wanted = (named,) if named else USUAL[field]
        found[field] = next((name for name in wanted if name in there), "")
        if not found[field] and (named or field in {"id", "base_model"}):
            message = f"'{source}' has no column '{wanted[0]}'."
            hint = f"It has {', '.join(there[:20])}; name the right one with an option."
            raise HubTableError(message, hint=hint)
    return Columns(**found)
