"""Random lineages with every kind of fact, and random selectors with what they must choose.

What a selector must choose is said here as a test of one model, over distances of networkx;
nothing of the engine is used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import strategies as st

from graph.records.vocabulary import CHANNEL_OF, Channel, Kind
from graph.testing import make_document

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]
    Choice = tuple[str, Test]
    """A text in the language, and a test of the models that it must choose."""

KINDS = [str(kind) for kind in Kind]
LABS = ["acme", "globex"]
SIZES = [1_000, 340_000_000, 1_500_000_000, "undisclosed"]
ANCESTRY = frozenset({"weights", "architecture", "knowledge", "idea"})
IDS = ["a", "a-1", "a-2", "ab", "b", "b.5", "b-1", "ba", "c", "c-10"]


@dataclass(frozen=True)
class World:
    """A random lineage.

    Attributes:
        document: As `lineage export json` writes it.
    """

    document: dict[str, Any]

    def measure(self, channels: frozenset[str]) -> dict[str, dict[str, int]]:
        """Return the steps from each model to each of its descendants over some channels."""
        digraph: nx.DiGraph[str] = nx.DiGraph()
        digraph.add_nodes_from(self.records)
        rows = self.document["derivations"]
        digraph.add_edges_from((r["parent"], r["child"]) for r in rows if r["channel"] in channels)
        return dict(nx.all_pairs_shortest_path_length(digraph))

    @property
    def records(self) -> dict[str, dict[str, Any]]:
        """The record of each model by its id."""
        return {record["id"]: record for record in self.document["models"]}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Return a random lineage of up to ten models."""
    ids = draw(st.permutations(IDS))[: draw(st.integers(1, len(IDS)))]
    pairs = [(parent, child) for number, child in enumerate(ids) for parent in ids[:number]]
    steps = st.tuples(st.sampled_from(pairs), st.sampled_from(KINDS)) if pairs else st.nothing()
    chosen = sorted(draw(st.sets(steps, max_size=15)) if pairs else ())
    document = make_document(
        {model_id: f"20{15 + number // 2}" for number, model_id in enumerate(ids)},
        [(*pair, kind) for pair, kind in chosen],
    )
    document["labs"] = [{"id": lab, "name": lab.upper(), "spellings": []} for lab in LABS]
    for record in document["models"]:
        record["labs"] = draw(st.lists(st.sampled_from(LABS), min_size=1, unique=True))
        record["parameters"] = [
            {"label": "Size", "count": count, "active": None}
            for count in draw(st.lists(st.sampled_from(SIZES), max_size=2))
        ]
        record["catalog"] = draw(st.sampled_from([None, f"The {record['id']}"]))
    return World(document)


@st.composite
def selectors(draw: st.DrawFn, world: World, *, nested: int = 0) -> Choice:
    """Return a random selector and the test of what it must choose."""
    words = [
        (draw(st.sampled_from(["", "", "-"])), draw(_words(world, nested=nested)))
        for _ in range(draw(st.integers(1, 3)))
    ]
    tests = [(minus, test) for minus, (_, test) in words]
    only_minus = all(minus for minus, _ in tests)

    def holds(model: str) -> bool:
        chosen = only_minus or any(test(model) for minus, test in tests if not minus)
        return chosen and not any(test(model) for minus, test in tests if minus)

    space = draw(st.sampled_from([" ", "  ", "\t"]))
    return space.join(minus + text for minus, (text, _) in words), holds


@st.composite
def _words(draw: st.DrawFn, world: World, *, nested: int) -> Choice:
    terms = draw(st.lists(_terms(world, nested=nested), min_size=1, max_size=2))
    text = ",".join(text for text, _ in terms)
    return text, lambda model: all(test(model) for _, test in terms)


@st.composite
def _terms(draw: st.DrawFn, world: World, *, nested: int) -> Choice:
    atoms = [_names(world), _patterns(world), _methods(world)]
    if nested < 2:
        atoms.append(_groups(world, nested=nested + 1))
    text, test = draw(st.one_of(atoms))
    above, below = draw(_generations), draw(_generations)
    up, down = draw(_channels), draw(_channels)
    begin = "" if above is None else f"{above}+"
    end = "" if below is None else f"+{below}{_write_channels(down)}"
    if begin and up:
        forms = [begin + _write_channels(up), _write_channels(up) + begin]
        begin = draw(st.sampled_from(forms))
    most_above, most_below = _to_number(above), _to_number(below)
    towards, away = (
        world.measure(frozenset(up) or ANCESTRY),
        world.measure(frozenset(down) or ANCESTRY),
    )

    def holds(model: str) -> bool:
        return any(
            test(other)
            and (
                towards[model].get(other, math.inf) <= most_above
                or away[other].get(model, math.inf) <= most_below
            )
            for other in world.records
        )

    return begin + text + end, holds


_generations = st.sampled_from([None, None, None, "", "0", "1", "2"])
_channels: st.SearchStrategy[list[str]] = st.just([]) | st.lists(
    st.sampled_from([str(channel) for channel in Channel]), min_size=1, max_size=3, unique=True
)


def _write_channels(channels: list[str]) -> str:
    return f"[{','.join(channels)}]" if channels else ""


def _to_number(generations: str | None) -> float:
    if generations is None:
        return 0
    return float(generations) if generations else 1000


@st.composite
def _groups(draw: st.DrawFn, world: World, *, nested: int) -> Choice:
    text, test = draw(selectors(world, nested=nested))
    return draw(st.sampled_from(["({})", "( {} )"])).format(text), test


@st.composite
def _names(draw: st.DrawFn, world: World) -> Choice:
    wanted = draw(st.sampled_from(sorted(world.records)))
    form = draw(st.sampled_from(["{}", '"{}"', "'{}'", "“{}”"]))
    text = draw(st.sampled_from([wanted, wanted.upper()]))
    return form.format(text), lambda model: model == wanted


@st.composite
def _patterns(draw: st.DrawFn, _world: World) -> Choice:
    form = draw(st.sampled_from(["{}*", "*{}", "*{}*"]))
    hyphen = [] if form == "{}*" else ["-"]
    part = draw(st.sampled_from(["", "a", "b", "1", "b.", "zz", *hyphen]))
    tests: dict[str, Test] = {
        "{}*": lambda model: model.startswith(part),
        "*{}": lambda model: model.endswith(part),
        "*{}*": lambda model: part in model,
    }
    text = form.format(part)
    return text, tests[form]


@st.composite
def _methods(draw: st.DrawFn, world: World) -> Choice:
    records, rows = world.records, world.document["derivations"]
    lab = draw(st.sampled_from(LABS))
    year = draw(st.integers(2014, 2020))
    size = draw(st.sampled_from([1_000, 1_500_000_000]))
    written = {1_000: "1K", 1_500_000_000: "1.5B"}[size]
    kind = draw(st.sampled_from(KINDS))
    channel = CHANNEL_OF[Kind(kind)]

    def counts(model: str) -> list[int]:
        return [s["count"] for s in records[model]["parameters"] if s["count"] != "undisclosed"]

    def released(model: str) -> int:
        return int(records[model]["released"])

    choices: list[Choice] = [
        (f"lab:{lab}", lambda model: lab in records[model]["labs"]),
        (f"LAB:'{lab.upper()}'", lambda model: lab in records[model]["labs"]),
        (f"year:{year}", lambda model: released(model) == year),
        (f"year:..{year}", lambda model: released(model) <= year),
        (f"year:{year}..{year + 2}", lambda model: year <= released(model) <= year + 2),
        (f"params:>={written}", lambda model: max(counts(model), default=0) >= size),
        (f"params:<{written}", lambda model: min(counts(model), default=size) < size),
        (f"params:={written}", lambda model: size in counts(model)),
        ("catalog:no", lambda model: records[model]["catalog"] is None),
        (
            f"kind:{kind}",
            lambda model: any((r["child"], r["kind"]) == (model, kind) for r in rows),
        ),
        (
            f"via:{channel}",
            lambda model: any((r["child"], r["channel"]) == (model, channel) for r in rows),
        ),
    ]  # fmt: skip
    return draw(st.sampled_from(choices))
