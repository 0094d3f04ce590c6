"""DOT and Mermaid: models and their derivations as text that becomes a drawing."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

from graph.questions.receipts import is_machine_code
from graph.records.vocabulary import Channel

if TYPE_CHECKING:
    from graph.records.shapes import Document

_DOT_STYLES = {
    Channel.WEIGHTS: "bold",
    Channel.ARCHITECTURE: "solid",
    Channel.KNOWLEDGE: "dashed",
    Channel.IDEA: "dotted",
    Channel.CODE: "dotted",
    Channel.SERIES: "dotted",
}
MERMAID_ARROWS = {
    Channel.WEIGHTS: "==>",
    Channel.ARCHITECTURE: "-->",
    Channel.KNOWLEDGE: "-.->",
    Channel.IDEA: "-.->",
    Channel.CODE: "-.->",
    Channel.SERIES: "-.->",
}
"""The arrow of each channel."""

_MERMAID_MARKS = re.compile(r"[^\w ,./()+-]|[.+-](?=\s)")
"""What might mean something to Mermaid in a quoted label: marks, and beginnings of lists."""


def to_dot(document: Document) -> str:
    """Return models and derivations as a Graphviz digraph, older models to the left.

    Code that machines alone found to be shared is left out, as in `to_mermaid`: it would hide
    the rest.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> to_dot(tiny_graph().document).splitlines()[-2]
        '  "bert" -> "distilbert" [label="distillation", style=dashed];'
    """
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for record in document["models"]:
        label = f"{_dot_text(record['name'])}\\n{record['released']}"
        lines.append(f'  "{record["id"]}" [label="{label}"];')
    for step in filterfalse(is_machine_code, document["derivations"]):
        style = _DOT_STYLES[Channel(step["channel"])]
        lines.append(
            f'  "{step["parent"]}" -> "{step["child"]}" [label="{step["kind"]}", style={style}];'
        )
    return "\n".join((*lines, "}", ""))


def _dot_text(text: str) -> str:
    r"""Return a text for a quoted label, in which Graphviz reads `\N`, `\"` and `&amp;`.

    Examples:
        >>> print(_dot_text('"R&D" \\N'))
        \"R&amp;D\" \\N
    """
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')


def to_mermaid(document: Document) -> str:
    """Return models and derivations as a Mermaid flowchart, older models to the left.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> to_mermaid(tiny_graph().document).splitlines()[0]
        'flowchart LR'
    """
    lines = ["flowchart LR"]
    for record in document["models"]:
        label = f"{to_mermaid_text(record['name'])}<br>{record['released']}"
        lines.append(f'  {_mermaid_id(record["id"])}["{label}"]')
    for step in filterfalse(is_machine_code, document["derivations"]):
        arrow = MERMAID_ARROWS[Channel(step["channel"])]
        ends = _mermaid_id(step["parent"]), _mermaid_id(step["child"])
        lines.append(f"  {ends[0]} {arrow}|{step['kind']}| {ends[1]}")
    return "\n".join((*lines, ""))


def _mermaid_id(model_id: str) -> str:
    """Return an id without what Mermaid reads as an arrow or a word of its own.

    Ids never hold `_` nor two marks in a row, so two models never get the same one.

    Examples:
        >>> _mermaid_id("llama-3.1")
        'm_llama_3__1'
    """
    return "m_" + model_id.replace("-", "_").replace(".", "__")


def to_mermaid_text(text: str) -> str:
    """Return a text for a quoted label, with every mark as an entity of Mermaid.

    Examples:
        >>> to_mermaid_text("R&D #1")
        'R#38;D #35;1'
    """
    return _MERMAID_MARKS.sub(lambda mark: f"#{ord(mark[0])};", text)
