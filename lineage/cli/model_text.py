"""Everything that is known of a model in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from graph.questions.receipts import is_machine_code
from graph.records.vocabulary import is_ancestry
from graph.texts.numbers import format_sizes
from graph.words import get_texts
from lineage.cli.output import to_table
from lineage.cli.receipts_text import list_evidence_lines
from lineage.cli.text import name_with_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.lineage_graph import LineageGraph
    from graph.records.description import ModelDescription
    from graph.records.shapes import (
        Derivation,
        ModelRecord,
        NamedTable,
        PaperRecord,
    )

_MOST_NAMES = 8
"""Of models that only share code; more are counted, and `--via code` lists them."""


def write_model(graph: LineageGraph, record: ModelDescription) -> str:
    """Return everything that is known of a model as text."""
    head = f"{record['name']} [{record['id']}]\n{record['adds']}\n\n"
    facts = [{"": label, " ": value} for label, value in list_details(graph, record) if value]
    table = to_table(facts, ("", " ")).split("\n", 1)[1]
    parts = _describe_lineage(graph, record), _describe_remarks(graph, record)
    return "".join([head, table, *parts, _describe_corrections(record)])


def list_details(graph: LineageGraph, record: ModelDescription) -> list[tuple[str, str]]:
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
        ("carried", _tell_carried(graph, record, names)),
        ("parameters", _write_sizes(record)),
        ("corpus", record["corpus"] or ""),
        ("application", record["application"] or ""),
        ("licence", f"{record['licence']['text']} ({record['licence']['access']})"),
        ("paper", _name_paper(record, paper)),
        ("hub", " ".join(record["hub"])),
        ("links", " ".join(record["links"])),
        ("no parents", _say_why_none(record["no_parents"])),
    ]


def _tell_carried(
    graph: LineageGraph,
    record: ModelDescription,
    names: Callable[[NamedTable, Iterable[str]], str],
) -> str:
    """Return the techniques that came with the weights, and along which models."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for item in record["carried"]:
        ways.setdefault(tuple(item["way"][:-1]), []).append(item["technique"])
    return "; ".join(
        f"{names('techniques', ids)} (from {' -> '.join(graph.models[one].name for one in way)})"
        for way, ids in ways.items()
    )


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
    """Return parents or children, and apart from them those of a series or of shared code.

    Those that share code, as machines found it, stand in one line.
    """
    shared = {item[end] for item in derivations if is_machine_code(item)}
    lines: list[str] = []
    beside: list[str] = []
    for item in derivations:
        if not is_machine_code(item):
            label = name_with_date(graph, item[end])
            doubt = "" if item["support"] == "supported" else f" ({item['support']})"
            code = " (and in code)" if item[end] in shared else ""
            among = lines if is_ancestry(item["channel"]) else beside
            among.append(f"  {item['kind']}: {label}{doubt}{code}\n")
    others = shared - {item[end] for item in derivations if not is_machine_code(item)}
    if others:
        names = [graph.models[one].name for one in graph.sort_by_age(others)]
        told = ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} models"
        beside.append(f"  code only, found by machine: {told}\n")
    return [
        *([f"\n{title}:\n", *lines] if lines else []),
        *([f"\nnot {title}, but a series or shared code:\n", *beside] if beside else []),
    ]


def _describe_remarks(graph: LineageGraph, record: ModelDescription) -> str:
    lines = []
    for remark in record["remarks"]:
        lines += [f"  {remark['text']}", *list_evidence_lines(graph, remark["evidence"])]
    return "\n".join(["", "remarks:", *lines, ""]) if lines else ""


def _describe_corrections(record: ModelRecord) -> str:
    lines = [
        f'  {item["field"]}: {item["source"]} prints "{item["printed"]}" ({item["verdict"]}). '
        f"{item['reason']}\n"
        for item in record["corrections"]
    ]
    return "".join(["\ncorrections:\n", *lines]) if lines else ""
