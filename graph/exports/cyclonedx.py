"""CycloneDX 1.7: a bill of materials in which each model names what it was made from."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from graph.exports.bills import build_bill, find_spdx_id, name_licence, to_hub_page, to_purl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.exports.bills import Bill, Origin, Part
    from graph.records.shapes import Document

_NAMES = uuid.UUID("6f0b2f5e-8a39-5d4f-9f4b-3f3a3c0c7f10")
_PREFIX = "transformer-lineage"


def to_cyclonedx(document: Document) -> str:
    """Return models as components whose pedigree names their parents, with kind and receipts."""
    return render_cyclonedx(build_bill(document))


def render_cyclonedx(bill: Bill) -> str:
    """Return a bill as CycloneDX; the same bill is the same text, its serial number too."""
    by_id = {part.id: part for part in bill.parts}
    into: dict[str, list[Origin]] = {}
    for origin in bill.origins:
        into.setdefault(origin.child, []).append(origin)
    components = [_describe(part, into.get(part.id, ()), by_id) for part in bill.parts]
    tool = {"type": "application", "name": "transformer-lineage"}
    metadata: dict[str, Any] = {"tools": {"components": [tool]}}
    if bill.subject is not None:
        metadata["component"] = components.pop(0)
    content = {"metadata": metadata, "components": components}
    serial = uuid.uuid5(_NAMES, json.dumps(content, sort_keys=True))
    bom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "serialNumber": serial.urn,
        "version": 1,
        **content,
    }
    return json.dumps(bom, ensure_ascii=False, indent=2) + "\n"


def _describe(part: Part, origins: Iterable[Origin], parts: Mapping[str, Part]) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "machine-learning-model",
        "bom-ref": part.id,
        **_identify(part),
        "description": part.description,
        "publisher": ", ".join(part.makers),
        "licenses": _list_licences(part),
        "externalReferences": _list_references(part),
        "properties": _list_properties([
            ("released", part.released), ("licence", part.licence), ("access", part.access),
            *part.facts,
        ]),
    }  # fmt: skip
    ancestors = [_name_ancestor(origin, parts[origin.parent]) for origin in origins]
    if ancestors:
        component["pedigree"] = {"ancestors": ancestors}
    return {key: value for key, value in component.items() if value}


def _identify(part: Part) -> dict[str, str]:
    """Return name, version and package URL of a part, as far as it has them."""
    version = part.revision or part.released
    purl = to_purl(part.hub[0], part.revision) if part.hub else None
    fields = {"name": part.name, "version": version, "purl": purl}
    return {key: value for key, value in fields.items() if value}


def _name_ancestor(origin: Origin, parent: Part) -> dict[str, Any]:
    properties = _list_properties([("ref", parent.id), *origin.facts])
    return {"type": "machine-learning-model", **_identify(parent), "properties": properties}


def _list_licences(part: Part) -> list[dict[str, Any]]:
    name = name_licence(part)
    if name is None:
        return []
    spdx_id = find_spdx_id(name)
    return [{"license": {"id": spdx_id} if spdx_id else {"name": name}}]


def _list_references(part: Part) -> list[dict[str, str]]:
    pages = [
        *(("distribution", to_hub_page(hub_id)) for hub_id in part.hub),
        *(("website", link) for link in part.links),
        *([("documentation", f"https://arxiv.org/abs/{part.paper}")] if part.paper else []),
    ]
    return [{"type": kind, "url": url} for kind, url in dict.fromkeys(pages)]


def _list_properties(facts: Iterable[tuple[str, str | None]]) -> list[dict[str, str]]:
    return [{"name": f"{_PREFIX}:{name}", "value": value} for name, value in facts if value]
