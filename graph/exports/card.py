"""The front matter of a model card on the Hugging Face Hub, as far as the catalog knows it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from graph.exports.bills import find_spdx_id
from graph.records.vocabulary import Access, Channel, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.records.shapes import Derivation, Document, ModelRecord

RELATIONS: dict[str, str] = {
    Kind.FINETUNING: "finetune",
    Kind.ALIGNMENT: "finetune",
    Kind.CONTINUED_PRETRAINING: "finetune",
    Kind.COMPRESSION: "",
    Kind.MERGING: "merge",
}
"""What the Hub calls the kinds that make a new model of another's weights; nothing for pruning."""

QUANTISATION = "quantisation"
"""The technique of a model whose compression the Hub calls `quantized`."""

_LLAMA = re.compile(r"llama (\d(?:\.\d)?) community licen[cs]e", re.IGNORECASE)


def render_card(document: Document, model_id: str) -> str:
    """Return front matter with the licence and the base models of a model.

    Parents that a card cannot name, since they have no repository or their weights are but a
    part, stand in comments.

    Args:
        document: What `lineage export json` writes.
        model_id: Id of the model.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> print(render_card(tiny_graph().document, "bert"))
        ---
        license: "mit"
        ---
        <BLANKLINE>
    """
    models = {record["id"]: record for record in document["models"]}
    derivations = [
        item
        for item in document["derivations"]
        if item["child"] == model_id and item["channel"] == Channel.WEIGHTS
    ]
    record = models[model_id]
    relations = dict(RELATIONS)
    if QUANTISATION in record["techniques"]:
        relations[Kind.COMPRESSION] = "quantized"
    lines = [*_write_licence(record["licence"]), *_write_bases(derivations, models, relations)]
    return "\n".join(("---", *lines, "---", ""))


def _write_licence(licence: Mapping[str, Any]) -> Iterator[str]:
    text = licence["text"]
    if licence["access"] in {Access.CLOSED, Access.UNKNOWN}:
        yield f"# licence: {text}"
        return
    known = find_hub_licence(text)
    yield f"license: {json.dumps(known or 'other')}"
    if known is None:
        yield f"license_name: {json.dumps(text, ensure_ascii=False)}"


def find_hub_licence(text: str) -> str | None:
    """Return the id of a licence on the Hub; None where it has none for it.

    Examples:
        >>> find_hub_licence("Llama 3.1 Community License"), find_hub_licence("CC BY-NC 4.0")
        ('llama3.1', 'cc-by-nc-4.0')
    """
    llama = _LLAMA.fullmatch(text)
    if llama:
        return f"llama{llama[1]}"
    if text == "Gemma Terms of Use":
        return "gemma"
    spdx_id = find_spdx_id(text)
    return spdx_id.lower() if spdx_id else None


def _write_bases(
    derivations: Sequence[Derivation],
    models: Mapping[str, ModelRecord],
    relations: Mapping[str, str],
) -> Iterator[str]:
    named = [item for item in derivations if item["kind"] in relations]
    relation = relations[named[0]["kind"]] if named else None
    bases, others = [], []
    for item in derivations:
        hub = models[item["parent"]]["hub"]
        if hub and relation is not None and relations.get(item["kind"]) == relation:
            bases.append(hub[0])
        else:
            others.append(f"# also {item['kind']}: {hub[0] if hub else _name(models, item)}")
    if bases:
        yield "base_model:"
        yield from (f"- {json.dumps(base)}" for base in dict.fromkeys(bases))
        if relation:
            yield f"base_model_relation: {json.dumps(relation)}"
        else:
            yield f"# {named[0]['kind']}, for which the Hub has no relation"
    yield from dict.fromkeys(others)


def _name(models: Mapping[str, ModelRecord], item: Mapping[str, Any]) -> str:
    return f"{models[item['parent']]['name']} (no repository)"
