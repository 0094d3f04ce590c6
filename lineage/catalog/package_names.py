"""Which model of the catalog a package means by a folder, a class or a checkpoint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from lineage.catalog.receipts import Names, PackageReceipts
    from lineage.catalog.records import Catalog

_ENDING = re.compile(
    r"(?:For[A-Z]\w*|LMHeadModel|PreTrainedModel|EncoderModel|(?:Text|Vision)?Model)"
    r"(?:WithProjection)?$"
)
_SIZE = re.compile(
    r"[-_.](?:\d+(?:\.\d+)?[bm](?:-a\d+(?:\.\d+)?b)?"
    r"|base|instruct|it|chat|hf|small|large|tiny|uncased|cased)$"
)
"""What checkpoints of one model add to its name."""

_FOLDERS = "transformers"
"""The source whose names the others use too."""


def to_stem(name: str) -> str:
    """Return what the name of a class says of the model.

    Examples:
        >>> to_stem("MistralForCausalLM"), to_stem("CLIPTextModelWithProjection"), to_stem("t5")
        ('Mistral', 'CLIP', 't5')
    """
    return _ENDING.sub("", name) or name


def fold_stem(name: str) -> str:
    """Return the name of an implementation as such names are compared.

    Examples:
        >>> fold_stem("Qwen2_5_VL") == fold_stem("qwen2.5-vl")
        True
    """
    return re.sub(r"[\W_]+", "", name).lower()


class Named(NamedTuple):
    """A model, as names are looked up.

    Attributes:
        id: Its id.
        names: Its name and aliases.
        hub: Ids of its repositories.
    """

    id: str
    names: Sequence[str]
    hub: Sequence[str]


def list_named(records: Iterable[Mapping[str, Any]]) -> list[Named]:
    """Return the models of a lineage document, as names are looked up."""
    return [
        Named(record["id"], (record["name"], *record["aliases"]), record["hub"])
        for record in records
    ]


class Namer:
    """Says which model a package means; None where the catalog has none, or several."""

    def __init__(
        self,
        models: Iterable[Named],
        receipts: Mapping[str, PackageReceipts],
        implementations: Mapping[str, Names],
    ) -> None:
        """Take the models, what packages say of their folders, and the table of exceptions."""
        models = list(models)
        self._said = {
            source: {fold_stem(name): model for name, model in names.items()}
            for source, names in implementations.items()
        }
        self._ids = _index((model.id, [model.id]) for model in models)
        self._names = _index((model.id, model.names) for model in models)
        self._owners = {
            model.id: {name.split("/")[0].casefold() for name in model.hub} for model in models
        }
        self._hub = _index(((model.id, model.hub) for model in models), fold=str.casefold)
        folders = receipts.get(_FOLDERS)
        self._checkpoints = {
            fold_stem(subject.name): subject.hub.casefold()
            for subject in (folders.subjects if folders else ())
            if subject.hub is not None
        }

    def find(self, source: str, name: str) -> str | None:
        """Return the id of the model that a source means by a name."""
        if "/" in name:
            return self._find_checkpoint(source, name)
        key = fold_stem(to_stem(name))
        for table in (self._said.get(source, {}), self._said.get(_FOLDERS, {})):
            if key in table:
                return table[key] or None
        return (
            self._ids.get(key)
            or self._names.get(key)
            or self.find_repository(self._checkpoints.get(key, "/"))
        )

    def _find_checkpoint(self, source: str, name: str) -> str | None:
        said = self._said.get(source, {})
        if fold_stem(name) in said:
            return said[fold_stem(name)] or None
        return self.find_repository(name) or self._names.get(fold_stem(name.rpartition("/")[2]))

    def find_repository(self, name: str) -> str | None:
        """Return the model of a repository: listed, or the owner's of that name but the size."""
        name = name.casefold()
        if name in self._hub:
            return self._hub[name]
        owner, _, rest = name.partition("/")
        while True:
            key = fold_stem(rest)
            found = self._ids.get(key) or self._names.get(key)
            if found and owner in self._owners[found]:
                return found
            shorter = _SIZE.sub("", rest)
            if shorter == rest:
                return None
            rest = shorter


def _index(
    named: Iterable[tuple[str, Sequence[str]]], fold: Any = fold_stem
) -> dict[str, str | None]:
    """Return the one model that has each name; None where several have it."""
    found: dict[str, str | None] = {}
    for model_id, names in named:
        for key in {fold(name) for name in names}:
            found[key] = model_id if found.get(key, model_id) == model_id else None
    return found


def make_namer(catalog: Catalog) -> Namer:
    """Return what says which model of a catalog a package means."""
    named = [
        Named(key, (model.name, *model.aliases), model.hub)
        for key, model in catalog.models.items()
    ]
    return Namer(named, catalog.receipts, catalog.implementations)
