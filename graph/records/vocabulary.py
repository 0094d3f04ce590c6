"""The words of the graph: node types, edge types, kinds of derivation and their channels."""

from __future__ import annotations

from enum import StrEnum


class NodeType(StrEnum):
    """What a node of the typed graph stands for."""

    MODEL = "model"
    PAPER = "paper"
    LAB = "lab"
    FAMILY = "family"
    TASK = "task"
    TECHNIQUE = "technique"
    ARCHITECTURE = "architecture"


class EdgeType(StrEnum):
    """How two nodes of the typed graph are related.

    A derivation leads from the parent model to the child model; every other edge leads from a
    model to what is said of it.
    """

    DERIVATION = "derivation"
    DESCRIBED_IN = "described-in"
    RELEASED_BY = "released-by"
    MEMBER_OF = "member-of"
    PRETRAINED_WITH = "pretrained-with"
    USES = "uses"
    HAS_ARCHITECTURE = "has-architecture"


class Channel(StrEnum):
    """What a derivation carried over, the most substantial first."""

    WEIGHTS = "weights"
    ARCHITECTURE = "architecture"
    KNOWLEDGE = "knowledge"
    IDEA = "idea"
    CODE = "code"
    SERIES = "series"


class Kind(StrEnum):
    """How a child was made from its parent."""

    FINETUNING = "finetuning"
    ALIGNMENT = "alignment"
    CONTINUED_PRETRAINING = "continued-pretraining"
    COMPRESSION = "compression"
    COMPONENT = "component"
    MERGING = "merging"
    ARCHITECTURE = "architecture"
    SCALING = "scaling"
    RETRAINING = "retraining"
    OBJECTIVE = "objective"
    DISTILLATION = "distillation"
    SYNTHETIC_DATA = "synthetic-data"
    INSPIRATION = "inspiration"
    CODE_REUSE = "code-reuse"
    SUCCESSION = "succession"


CHANNEL_OF: dict[Kind, Channel] = {
    Kind.FINETUNING: Channel.WEIGHTS,
    Kind.ALIGNMENT: Channel.WEIGHTS,
    Kind.CONTINUED_PRETRAINING: Channel.WEIGHTS,
    Kind.COMPRESSION: Channel.WEIGHTS,
    Kind.COMPONENT: Channel.WEIGHTS,
    Kind.MERGING: Channel.WEIGHTS,
    Kind.ARCHITECTURE: Channel.ARCHITECTURE,
    Kind.SCALING: Channel.ARCHITECTURE,
    Kind.RETRAINING: Channel.ARCHITECTURE,
    Kind.OBJECTIVE: Channel.ARCHITECTURE,
    Kind.DISTILLATION: Channel.KNOWLEDGE,
    Kind.SYNTHETIC_DATA: Channel.KNOWLEDGE,
    Kind.INSPIRATION: Channel.IDEA,
    Kind.CODE_REUSE: Channel.CODE,
    Kind.SUCCESSION: Channel.SERIES,
}
"""The channel that each kind belongs to."""

HUB_RELATIONS: dict[str, Kind] = {
    "finetune": Kind.FINETUNING,
    "adapter": Kind.FINETUNING,
    "quantized": Kind.COMPRESSION,
    "merge": Kind.MERGING,
}
"""What the Hugging Face Hub calls the ways from a base model to a checkpoint, and their kinds."""

HUB_UNSAID = "base model"
"""What stands in their place where nobody says how the base model was used."""

ANCESTRY_CHANNELS = (Channel.WEIGHTS, Channel.ARCHITECTURE, Channel.KNOWLEDGE, Channel.IDEA)
"""The channels that count as ancestry unless a question names others.

The same implementation, and the place in a series, say nothing of what was carried over.
"""

DESCENT_CHANNELS = (Channel.WEIGHTS, Channel.ARCHITECTURE, Channel.KNOWLEDGE)
"""The channels that make kin: what shares an idea alone is no relative."""


def is_ancestry(channel: str) -> bool:
    """Tell whether a channel counts as ancestry where a question names none.

    Examples:
        >>> is_ancestry("weights"), is_ancestry("code")
        (True, False)
    """
    return channel in ANCESTRY_CHANNELS


class Modality(StrEnum):
    """What a model reads or writes."""

    TEXT = "text"
    CODE = "code"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    ACTIONS = "actions"
    PROTEIN = "protein"
    GEOMETRY = "geometry"
    MOLECULES = "molecules"
    GENOME = "genome"
    TIME_SERIES = "time-series"
    WEATHER = "weather"


class Access(StrEnum):
    """What a licence lets the public do."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """Whether a source speaks for a claim or against it."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


class Basis(StrEnum):
    """How an item of evidence came into the catalog."""

    READ = "read"
    GENERATED = "generated"


class House(StrEnum):
    """Who speaks in a source; a derivation has as much support as houses that say so."""

    MAKER = "maker"
    TRANSFORMERS = "transformers"
    RUNTIMES = "runtimes"
    CATALOG = "catalog"
    SECONDARY = "secondary"


class NoParents(StrEnum):
    """Why a model has no parents in the catalog."""

    UNDISCLOSED = "undisclosed"
    NONE_FOUND = "none-found"


class Verdict(StrEnum):
    """What became of a doubt about a printed value."""

    CORRECTED = "corrected"
    DOUBTED = "doubted"


UNVERIFIED = "unverified"
"""The source of what is only known from general reading; it is no support."""

UNDISCLOSED = "undisclosed"
"""The size of a model whose makers keep it to themselves."""

SCHEMA_VERSION = 2
"""Number of the published shape of the document; it grows when a reader would notice."""
