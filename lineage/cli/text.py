"""Answers in words and drawings for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from graph.index import sort_nodes
from graph.questions.receipts import is_machine_code
from graph.texts.numbers import format_sizes
from graph.view import parse_channels
from graph.words import get_texts
from lineage.cli.output import to_table
from lineage.cli.trees import grow_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.lineage_graph import LineageGraph
    from graph.questions.descent import Path
    from graph.questions.receipts import Receipts
    from graph.questions.relatives import CommonAncestor, Relative
    from graph.records.shapes import (
        Derivation,
        Evidence,
        ModelDescription,
        ModelRecord,
        NamedTable,
        PaperRecord,
    )
    from lineage.cli.trees import Twig


_MOST_NAMES = 8
"""Of models that only share code; more are counted, and `--via code` lists them."""


def name_with_date(graph: LineageGraph, model_id: str) -> str:
    """Return a model as people read it: name, date, and the id where the name hides it."""
    node = graph.models[model_id]
    shown = node.name if node.name.casefold() == model_id else f"{node.name} [{model_id}]"
    return f"{shown} {node.released}"


def grow_relatives(
    graph: LineageGraph,
    model_id: str,
    relatives: Iterable[Relative],
    direction: str,
    via: Sequence[str],
) -> Twig:
    """Return ancestors or descendants as a tree with the kind of each step."""
    shown = {relative.id: relative.distance for relative in relatives}
    steps_of = graph.parents if direction == "parents" else graph.children
    furthest = max(shown.values(), default=0)
    channels = parse_channels(via or None)

    def branches(node: str) -> list[tuple[str, str]]:
        if shown.get(node, 0) == furthest:
            return []
        kinds: dict[str, list[str]] = {}
        for step in steps_of[node]:
            target = step.parent if direction == "parents" else step.child
            if target in shown and step.channel in channels:
                kinds.setdefault(target, []).append(step.kind)
        order = [node.id for node in sort_nodes(graph.models[target] for target in kinds)]
        return [(f"{' + '.join(kinds[target])}: ", target) for target in order]

    return grow_tree(model_id, branches, label=lambda node: name_with_date(graph, node))


def draw_paths(graph: LineageGraph, paths: Sequence[Path]) -> str:
    """Return each path as a chain, one step a line."""
    blocks = []
    for path in paths:
        lines = [name_with_date(graph, path.steps[0].parent)]
        lines += [
            f"  --{' + '.join(step.kinds)}--> {name_with_date(graph, step.child)}"
            for step in path.steps
        ]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def say_kinship(graph: LineageGraph, ids: Sequence[str], found: Sequence[CommonAncestor]) -> str:
    """Return a sentence that says how models are related."""
    names = join_names(graph.models[model_id].name for model_id in ids)
    if not found:
        return f"{names} share no ancestor."
    first = found[0]
    others = [model_id for model_id in ids if model_id != first.id]
    if first.id in ids:
        verb = "descends" if len(others) == 1 else "descend"
        return f"{join_names(graph.models[m].name for m in others)} {verb} from {first.name}."
    ways = join_names(
        f"{steps} step{'s' if steps > 1 else ''}" for steps in first.distances.values()
    )
    every = "both" if len(ids) == 2 else "all"  # noqa: PLR2004  English
    sentence = f"{names} {every} descend from {first.name} ({ways})"
    if len(found) > 1:
        sentence += f", and besides from {join_names(item.name for item in found[1:])}"
    return f"{sentence}."


def join_names(parts: Iterable[str]) -> str:
    """Return parts as English lists them.

    Examples:
        >>> join_names(["BERT", "GPT", "T5"])
        'BERT, GPT and T5'
    """
    *most, last = list(parts)
    return f"{', '.join(most)} and {last}" if most else last


def describe_receipts(graph: LineageGraph, receipts: Receipts, mention: str | None) -> str:
    """Return the receipts of an edge as text."""
    names = {key: graph.models[key].name for key in (receipts.child, receipts.parent)}
    lines: list[str] = []
    for item in receipts.derivations:
        if lines and is_machine_code(item):
            lines += _tell_code(item)
            continue
        lines.append(
            f"{names[receipts.child]} <- {names[receipts.parent]}: "
            f"{item['kind']} ({item['channel']}), {_say_support(item)}"
        )
        variant = [f"  only: {item['variant']}"] if item["variant"] else []
        lines += [f"  {item['note']}", *variant, *_list_evidence(graph, item["evidence"])]
    for claim in receipts.disputes:
        lines.append(
            f"{names[receipts.child]} <- {names[receipts.parent]}: claimed, but not accepted here"
        )
        lines += [f"  {claim['reason']}", *_list_evidence(graph, claim["evidence"])]
    if mention:
        lines.append(f'  abstract: "{mention}"')
    return "\n".join(lines) + "\n"


def _tell_code(derivation: Derivation) -> list[str]:
    """Return what machines found in code, beside the derivation that it supports.

    Examples:
        >>> locator = "transformers 5.24.0, models/b.py: BLayer <- ALayer, 2 classes"
        >>> _tell_code({"evidence": [{"locator": locator}]})
        ['  and in code: BLayer <- ALayer, 2 classes, transformers 5.24.0, models/b.py']
    """
    places = (item["locator"].partition(": ") for item in derivation["evidence"])
    return [f"  and in code: {what}, {place}" for place, _, what in places]


def _say_support(derivation: Derivation) -> str:
    """Return who supports a derivation, and whether a maker does.

    Examples:
        >>> _say_support({"support": "supported", "houses": ["maker", "catalog"], "primary": True})
        'supported by 2 houses: maker, catalog'
    """
    houses = derivation["houses"]
    if not houses:
        return str(derivation["support"])
    count = f"{len(houses)} house{'s' if len(houses) > 1 else ''}"
    missing = "" if derivation["primary"] else "; no maker says so"
    return f"{derivation['support']} by {count}: {', '.join(houses)}{missing}"


def say_check(item: Evidence) -> str:
    """Return what the last look at a place found, and when; nothing if there was none.

    Examples:
        >>> item = {"source": "x", "locator": "y", "stance": "supports", "basis": "read"}
        >>> say_check({**item, "verdict": "absent", "checked": "2026-12-01"})
        '; not found there on 2026-12-01'
        >>> say_check(item)
        ''
    """
    text = get_texts().get(f"evidence.{item.get('verdict', '')}")
    return f"; {text.format(date=item.get('checked', ''))}" if text else ""


def _list_evidence(graph: LineageGraph, evidence: Iterable[Evidence]) -> list[str]:
    urls = {source["id"]: source["url"] for source in graph.document["sources"]}
    lines = []
    for item in evidence:
        source = item["source"]
        shown = source if urls.get(source) in (None, source) else f"{source} <{urls[source]}>"
        basis = " (found by machine)" if item["basis"] == "generated" else ""
        lines.append(f"  {item['stance']}: {shown}: {item['locator']}{basis}{say_check(item)}")
    return lines


def describe_model(graph: LineageGraph, record: ModelDescription) -> str:
    """Return everything that is known of a model as text."""
    head = f"{record['name']} [{record['id']}]\n{record['adds']}\n\n"
    facts = [{"": label, " ": value} for label, value in list_facts(graph, record) if value]
    table = to_table(facts, ("", " ")).split("\n", 1)[1]
    parts = _describe_lineage(graph, record), _describe_remarks(graph, record)
    return "".join([head, table, *parts, _describe_corrections(record)])


def list_facts(graph: LineageGraph, record: ModelDescription) -> list[tuple[str, str]]:
    """Return labels and values of what `LineageGraph.show` tells; empty values too."""

    def names(key: NamedTable, ids: Iterable[str]) -> str:
        known = {item["id"]: item["name"] for item in graph.document[key]}
        return ", ".join(known[item] for item in ids)

    paper = record["paper_record"]
    return [
        ("also called", ", ".join(record["aliases"])),
        ("released", record["released"]),
        ("labs", names("labs", record["labs"])),
        ("family", names("families", [record["family"]])),
        ("architecture", names("architectures", [record["architecture"]])),
        ("modalities", ", ".join(record["modalities"])),
        ("pre-training", names("tasks", record["pretraining_tasks"])),
        ("fine-tuning", names("tasks", record["fine_tuning_tasks"])),
        ("techniques", names("techniques", record["techniques"])),
        ("parameters", _write_sizes(record)),
        ("corpus", record["corpus"] or ""),
        ("application", record["application"] or ""),
        ("licence", f"{record['licence']['text']} ({record['licence']['access']})"),
        ("paper", _name_paper(record, paper)),
        ("hub", " ".join(record["hub"])),
        ("links", " ".join(record["links"])),
        ("no parents", _say_why_none(record["no_parents"])),
    ]


def _say_why_none(reason: str | None) -> str:
    """Return why a model has no parents, as the pages say it.

    Examples:
        >>> _say_why_none("none-found")
        'no source that was read names a parent'
    """
    if reason is None:
        return ""
    text = get_texts()[f"details.{reason}"]
    return f"{text[0].lower()}{text[1:].removesuffix('.')}"


def _write_sizes(record: ModelRecord) -> str:
    sizes = record["parameters"]
    text = format_sizes(sizes, name_all=True) if sizes else ""
    return f"{text}, and more" if record["more_sizes"] else text


def _name_paper(record: ModelRecord, paper: PaperRecord | None) -> str:
    if record["paper"] is None:
        return f"none: {record['no_paper']}"
    title = f" {paper['title']}" if paper else ""
    return f"arXiv {record['paper']}{title}"


def _describe_lineage(graph: LineageGraph, record: ModelDescription) -> str:
    lines = []
    lines += _list_kin(graph, "parents", record["derivations"], "parent")
    lines += _list_kin(graph, "children", record["children"], "child")
    lines += [
        f"\nnot a parent: {graph.models[item['parent']].name}. {item['reason']}\n"
        for item in record["disputes"]
    ]
    return "".join(lines)


End = Literal["parent", "child"]


def _list_kin(
    graph: LineageGraph, title: str, derivations: Sequence[Derivation], end: End
) -> list[str]:
    """Return parents or children; those that share code, as machines found it, in one line."""
    shared = {item[end] for item in derivations if is_machine_code(item)}
    lines = []
    for item in derivations:
        if not is_machine_code(item):
            label = name_with_date(graph, item[end])
            doubt = "" if item["support"] == "supported" else f" ({item['support']})"
            code = " (and in code)" if item[end] in shared else ""
            lines.append(f"  {item['kind']}: {label}{doubt}{code}\n")
    others = shared - {item[end] for item in derivations if not is_machine_code(item)}
    if others:
        names = [
            graph.models[node.id].name for node in sort_nodes(graph.models[o] for o in others)
        ]
        told = ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} models"
        lines.append(f"  code only, found by machine: {told}\n")
    return [f"\n{title}:\n", *lines] if lines else []


def _describe_remarks(graph: LineageGraph, record: ModelDescription) -> str:
    lines = []
    for remark in record["remarks"]:
        lines += [f"  {remark['text']}", *_list_evidence(graph, remark["evidence"])]
    return "\n".join(["", "remarks:", *lines, ""]) if lines else ""


def _describe_corrections(record: ModelRecord) -> str:
    lines = [
        f'  {item["field"]}: {item["source"]} prints "{item["printed"]}" ({item["verdict"]}). '
        f"{item['reason']}\n"
        for item in record["corrections"]
    ]
    return "".join(["\ncorrections:\n", *lines]) if lines else ""
