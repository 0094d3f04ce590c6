"""What is measured inside one process: python scripts/bench_inside.py TASK [ARGUMENT...].

Prints pairs of JSON, one a round: what we take, and what the limit takes. A process of its own
keeps the memory of one measurement out of the next.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.drawing.labels import measure_block
from graph.drawing.lanes import Footprint, pack_rows
from graph.drawing.timeline import LANE_PADDING, ROW_HEIGHT, lay_out_timeline
from graph.lineage_graph import LineageGraph
from graph.questions.relatives import CHILDREN, find_reachable
from graph.records.vocabulary import is_ancestry
from graph.view import View
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.drawing.timeline import Timeline


def race(ours: Callable[[], object], limit: Callable[[], object], *, rounds: int) -> None:
    """Run two functions in turn and print the seconds of each."""
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        print(json.dumps([spend(ours), spend(limit)]))


def spend(function: Callable[[], object]) -> float:
    """Return the processor time of a call in seconds, that of processes it forks included."""
    start = _read_clock()
    function()
    return _read_clock() - start


def _read_clock() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def to_plain(document: Any) -> nx.DiGraph[str]:
    """Return the ancestry as an ordinary networkx graph."""
    steps = document["derivations"]
    return nx.DiGraph((s["parent"], s["child"]) for s in steps if is_ancestry(s["channel"]))


def ask(task: str, count: str) -> None:
    """Race questions about a made-up graph against those of networkx."""
    document = make_synthetic_document(int(count))
    graph, plain = LineageGraph.from_document(document), to_plain(document)
    hub, view = max(plain, key=plain.out_degree), View(graph)
    if task == "reachable":
        race(
            lambda: find_reachable(view, {hub}, CHILDREN),
            lambda: nx.descendants(plain, hub),
            rounds=9,
        )
    else:
        pair = [model for model in graph.models if model in plain][-2:]
        race(
            lambda: graph.common_ancestors(*pair),
            lambda: nx.lowest_common_ancestor(plain, *pair),
            rounds=5,
        )


def lay_out(task: str, count: str) -> None:
    """Race the layout: its crossings against families in order of age, its time against JSON."""
    document = make_synthetic_document(int(count))
    if task == "layout":
        race(lambda: lay_out_timeline(document), lambda: json.dumps(document), rounds=9)
        return
    timeline = lay_out_timeline(document)
    pairs = [(step["parent"], step["child"]) for step in document["derivations"]]
    ours = {place.model_id: (place.x, place.y) for place in timeline.places}
    by_age = place_by_age(document, timeline)
    print(json.dumps([count_crossings(pairs, ours), count_crossings(pairs, by_age)]))


def place_by_age(document: Any, timeline: Timeline) -> dict[str, tuple[float, float]]:
    """Return plain places: lanes in the order of their oldest models, rows as labels have room."""
    names = {model["id"]: model["name"] for model in document["models"]}
    lanes: dict[int, list[Footprint]] = {}
    for place in sorted(timeline.places, key=lambda place: (place.x, place.model_id)):
        block = Footprint(place.model_id, place.x, measure_block(names[place.model_id]))
        lanes.setdefault(place.lane, []).append(block)
    places = {}
    top = 0.0
    for number, blocks in lanes.items():
        rows = pack_rows(blocks, spread=timeline.spread)
        for block in blocks:
            y = top + LANE_PADDING + (rows[block.model_id] + 0.5) * ROW_HEIGHT
            places[block.model_id] = block.x, y
        top += timeline.lanes[number].height
    return places


def count_crossings(
    pairs: Iterable[tuple[str, str]], places: dict[str, tuple[float, float]]
) -> int:
    """Return how many pairs of straight lines cross."""
    lines = [(*places[parent], *places[child]) for parent, child in pairs]
    return sum(
        _cross(one, other) for number, one in enumerate(lines) for other in lines[number + 1 :]
    )


def _cross(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    if one[2] <= other[0] or other[2] <= one[0]:
        return False
    first, second, third, fourth = one[:2], one[2:], other[:2], other[2:]

    return (
        _side(first, second, third) * _side(first, second, fourth) < 0
        and _side(third, fourth, first) * _side(third, fourth, second) < 0
    )


def _side(begin: Sequence[float], end: Sequence[float], point: Sequence[float]) -> float:
    """Return a number above 0 if a point is on one side of a line, below 0 if on the other."""
    along, across = end[0] - begin[0], end[1] - begin[1]
    return along * (point[1] - begin[1]) - across * (point[0] - begin[0])


def build_again(_task: str, count: str) -> None:
    """Race a build that changes nothing against making the same texts; fails if it writes."""
    from lineage.website.render import render_site  # loads pyvis
    from lineage.website.write import write_site

    document = make_synthetic_document(int(count))
    with tempfile.TemporaryDirectory() as folder:
        write_site(document, Path(folder))
        if write_site(document, Path(folder)):
            sys.exit("The second build wrote files.")
        race(
            lambda: write_site(document, Path(folder)),
            lambda: dict(render_site(document)),
            rounds=7,
        )


def plain_networkx(_task: str, folder: str, model_id: str) -> None:
    """Answer one question with nothing but tomllib and networkx."""
    plain: nx.DiGraph[str] = nx.DiGraph()
    for path in Path(folder, "models").glob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        plain.add_node(path.stem, **entry)
        plain.add_edges_from((s["parent"], path.stem) for s in entry.get("derivations", ()))
    print(len(nx.ancestors(plain, model_id)))


TASKS: dict[str, Callable[..., None]] = {
    "reachable": ask,
    "common": ask,
    "crossings": lay_out,
    "layout": lay_out,
    "build": build_again,
    "networkx": plain_networkx,
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](*sys.argv[1:])
