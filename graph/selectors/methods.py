"""The methods of selectors: what `family:bert` and its like choose."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import LineageError, UnknownNameError
from graph.names import fold_name, index_names, require_id
from graph.records.dates import parse_date
from graph.records.vocabulary import Access, Channel, Kind, Modality
from graph.selectors.conditions import parse_condition, read_count, read_size, read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.index import LineageIndex
    from graph.records.shapes import Licence


class UnknownValueError(LineageError, ValueError):
    """A value that a method does not know; the hint says which it knows."""

    def __init__(self, *, hint: str) -> None:
        super().__init__("unknown value", hint=hint)


class Method(NamedTuple):
    """A way to choose models by what is known of them.

    Attributes:
        noun: What the value is called in messages.
        chooses: What it chooses, as the reference says it.
        examples: Selectors that show it.
        find: Returns the ids of the models that a value means; raises `UnknownValueError`.
    """

    noun: str
    chooses: str
    examples: tuple[str, ...]
    find: Callable[[LineageIndex, str], set[str]]


def _by_record(sort: str, *fields: str) -> Callable[[LineageIndex, str], set[str]]:
    """Return a finder of models that name a record of a sort in one of their fields."""

    def find(graph: LineageIndex, value: str) -> set[str]:
        with _telling_values():
            wanted = set(graph.find_named(sort, value))
        records: Mapping[str, Mapping[str, Any]] = graph.records
        return {
            model_id
            for model_id, model in records.items()
            if any(not wanted.isdisjoint(_to_list(model[field])) for field in fields)
        }

    return find


def _by_technique(graph: LineageIndex, value: str) -> set[str]:
    from graph.questions.carrying import Carrying  # only this method asks it

    named = _by_record("technique", "techniques")(graph, value)
    carrying = Carrying(graph)
    return named.union(*map(carrying.find_carriers, graph.find_named("technique", value)))


def _to_list(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


@contextmanager
def _telling_values() -> Iterator[None]:
    """Say of an unknown name what a selector says of every value."""
    try:
        yield
    except UnknownNameError as error:
        raise UnknownValueError(hint=error.hint) from None


def require_word(value: str, known: Iterable[str]) -> str:
    """Return a value as the word that it is, in any case.

    Raises:
        UnknownValueError: It is none of those that are known.
    """
    with _telling_values():
        return require_id("word", value, index_names((str(word), ()) for word in known))


def _by_modality(graph: LineageIndex, value: str) -> set[str]:
    word = require_word(value, [*Modality, "vision"])
    wanted = {Modality.IMAGE, Modality.VIDEO} if word == "vision" else {word}
    return {m for m, model in graph.records.items() if not wanted.isdisjoint(model["modalities"])}


def list_licence_names(licence: Licence) -> tuple[str, ...]:
    """Return what a licence is called, in English and in Chinese."""
    return tuple(filter(None, (licence["text"], licence.get("text_zh"))))


def _by_licence(graph: LineageIndex, value: str) -> set[str]:
    wanted = fold_name(value)
    named = {
        m
        for m, model in graph.records.items()
        if wanted in map(fold_name, list_licence_names(model["licence"]))
    }
    if named and wanted not in set(Access):
        return named
    access = require_word(value, Access)
    return {m for m, model in graph.records.items() if model["licence"]["access"] == access}


def _by_kind(graph: LineageIndex, value: str) -> set[str]:
    wanted = require_word(value, Kind)
    return {m for m, steps in graph.parents.items() if any(s.kind == wanted for s in steps)}


def _by_channel(graph: LineageIndex, value: str) -> set[str]:
    wanted = require_word(value, Channel)
    return {m for m, steps in graph.parents.items() if any(s.channel == wanted for s in steps)}


def _by_support(graph: LineageIndex, value: str) -> set[str]:
    derivations = graph.document["derivations"]
    holds = parse_condition(value.strip(), read_count)
    if holds is not None:
        return {s["child"] for s in derivations if holds(len(s["houses"]))}
    wanted = require_word(value, ["supported", "disputed", "unverified", ">=2"])
    return {s["child"] for s in derivations if s["support"] == wanted}


def _by_primary(graph: LineageIndex, value: str) -> set[str]:
    wanted = require_word(value, ["yes", "no"]) == "yes"
    return {s["child"] for s in graph.document["derivations"] if s["primary"] == wanted}


def _by_group(graph: LineageIndex, value: str) -> set[str]:
    with _telling_values():
        groups = set(graph.find_named("group", value))
    families = {f["id"] for f in graph.document["families"] if f["group"] in groups}
    return {m for m, model in graph.records.items() if model["family"] in families}


def _by_catalog(graph: LineageIndex, value: str) -> set[str]:
    wanted = require_word(value, ["yes", "no"]) == "yes"
    return {m for m, node in graph.models.items() if (node.catalog is not None) == wanted}


def _by_year(graph: LineageIndex, value: str) -> set[str]:
    holds = parse_condition(value, read_year)
    if holds is None:
        raise UnknownValueError(hint="Write 2020, 2020..2022, 2020.., ..2020 or >=2020.")
    return {m for m, node in graph.models.items() if holds(parse_date(node.released)[0])}


def _by_size(graph: LineageIndex, value: str) -> set[str]:
    holds = parse_condition(value, read_size)
    if holds is None:
        raise UnknownValueError(hint="Write >=10B, <1.5B, 125M or 1B..10B (K, M, B or T).")
    counts = {m: [s["count"] for s in r["parameters"]] for m, r in graph.records.items()}
    return {
        m for m, sizes in counts.items() if any(isinstance(n, int) and holds(n) for n in sizes)
    }


def _by_paper(graph: LineageIndex, value: str) -> set[str]:
    found = set(graph.find_by_paper(value))
    if not found:
        raise UnknownValueError(hint="Only papers that introduced a model are known.")
    return found


METHODS: dict[str, Method] = {
    "family": Method(
        "family", "models of a family", ("family:bert",), _by_record("family", "family")
    ),
    "group": Method(
        "group", "models of a group of families", ("group:encoders",), _by_group
    ),
    "lab": Method(
        "lab", "models that a lab released", ("lab:google", 'lab:"Hugging Face"'),
        _by_record("lab", "labs"),
    ),
    "task": Method(
        "task", "models pre-trained or fine-tuned with a task", ("task:mlm",),
        _by_record("task", "pretraining_tasks", "fine_tuning_tasks"),
    ),
    "arch": Method(
        "architecture", "models with an architecture", ("arch:decoder",),
        _by_record("architecture", "architecture"),
    ),
    "uses": Method(
        "technique",
        "models that use a technique: whose entry names it, or to whom the weights of their "
        "parents carried it",
        ("uses:rope", 'uses:"mixture of experts"'), _by_technique,
    ),
    "modality": Method(
        "modality",
        f"models that read or write {', '.join(Modality)}; `vision` is image or video",
        ("modality:vision",), _by_modality,
    ),
    "year": Method(
        "year", "models by the year of their release; the ends of a range belong to it",
        ("year:2020", "year:2020..2022", "year:..2019", "year:>=2022"), _by_year,
    ),
    "params": Method(
        "size", "models with a published size that fits, any of their sizes",
        ("params:>=10B", "params:<125M", "params:1B..10B"), _by_size,
    ),
    "licence": Method(
        "licence",
        f"models by what the licence lets the public do: {', '.join(Access)}; or by its name",
        ("licence:open", "licence:apache-2.0"), _by_licence,
    ),
    "kind": Method(
        "kind", "models with a derivation of that kind into them, from whichever parent",
        ("kind:finetuning",), _by_kind,
    ),
    "via": Method(
        "channel", "models with a derivation of that channel into them, from anyone; `code` too",
        ("via:weights",), _by_channel,
    ),
    "support": Method(
        "support",
        "models with a derivation into them that is supported, disputed or unverified, or that "
        "so many houses state: makers, the transformers project, other runtimes, 2302.07730 "
        "and everybody else are one house each",
        ("support:disputed", "support:>=2"), _by_support,
    ),
    "primary": Method(
        "value",
        "`yes`: models with a derivation into them that a maker, or the code itself, states; "
        "`no`: with one that only others state",
        ("primary:yes",), _by_primary,
    ),
    "catalog": Method(
        "value", "`yes`: models listed in arXiv 2302.07730; `no`: the others",
        ("catalog:yes",), _by_catalog,
    ),
    "arxiv": Method(
        "paper", "models that an arXiv paper introduced", ("arxiv:1810.04805",), _by_paper
    ),
}  # fmt: skip
"""Every method, in the order of the reference."""
