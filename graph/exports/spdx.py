"""SPDX 3.0.1 in JSON-LD: models as AI packages, each the ancestor of what was made from it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from graph.exports.bills import build_bill, find_spdx_id, name_licence, quote, to_hub_page, to_purl
from graph.exports.triples import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.bills import Bill, Origin, Part
    from graph.records.shapes import Document

_CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
_CREATION = "_:creation"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY = "2017-06-12"


def to_spdx(document: Document) -> str:
    """Return models as AI packages with relationships from parents to children, and licences."""
    return render_spdx(build_bill(document))


def render_spdx(bill: Bill) -> str:
    """Return a bill as SPDX.

    The same bill is the same text: `created` is the day of its newest release.
    """
    content = json.dumps(bill, sort_keys=True)
    writer = _Writer(f"{BASE}spdx/{hashlib.sha256(content.encode()).hexdigest()[:16]}")
    document = {"@context": _CONTEXT, "@graph": list(writer.write(bill))}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    """Writes the elements of one document, whose ids begin alike."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._agents: dict[str, str] = {}

    def write(self, bill: Bill) -> Iterator[dict[str, Any]]:
        """Yield every element: who made the bill, parts, origins, licences, the whole."""
        days = [part.released for part in bill.parts if _is_day(part.released)]
        yield {
            "type": "CreationInfo",
            "@id": _CREATION,
            "specVersion": "3.0.1",
            "created": f"{max(filter(None, days), default=_FIRST_DAY)}T00:00:00Z",
            "createdBy": [self._id("agent", "transformer-lineage")],
        }
        yield self._element("SoftwareAgent", "agent", "transformer-lineage", "transformer-lineage")
        elements = [*self._write_makers(bill), *map(self._write_part, bill.parts)]
        elements += [self._write_origin(*numbered) for numbered in enumerate(bill.origins)]
        elements += self._write_licences(bill)
        yield from elements
        yield self._write_whole(bill, [element["spdxId"] for element in elements])

    def _id(self, sort: str, key: str) -> str:
        return f"{self._base}#{sort}-{quote(key)}"

    def _element(self, kind: str, sort: str, key: str, name: str | None = None) -> dict[str, Any]:
        element = {"type": kind, "spdxId": self._id(sort, key), "creationInfo": _CREATION}
        return element | ({"name": name} if name else {})

    def _write_makers(self, bill: Bill) -> Iterator[dict[str, Any]]:
        makers = dict.fromkeys(maker for part in bill.parts for maker in part.makers)
        for number, maker in enumerate(makers):
            element = self._element("Organization", "maker", str(number), maker)
            self._agents[maker] = element["spdxId"]
            yield element

    def _write_part(self, part: Part) -> dict[str, Any]:
        facts = [f"{name}: {value}" for name, value in (
            ("licence", part.licence), ("access", part.access), *part.facts
        ) if value]  # fmt: skip
        hub = part.hub[0] if part.hub else None
        paper = [f"https://arxiv.org/abs/{part.paper}"] if part.paper else []
        pages = list(dict.fromkeys([*part.links, *paper]))
        fields = {
            "description": part.description,
            "comment": "; ".join(facts),
            "releaseTime": f"{part.released}T00:00:00Z" if _is_day(part.released) else None,
            "suppliedBy": self._agents[part.makers[0]] if part.makers else None,
            "originatedBy": [self._agents[maker] for maker in part.makers],
            "software_packageVersion": part.revision or part.released,
            "software_packageUrl": to_purl(hub, part.revision) if hub else None,
            "software_downloadLocation": to_hub_page(hub) if hub else None,
            "software_primaryPurpose": "model",
            "externalRef": [
                {"type": "ExternalRef", "externalRefType": "other", "locator": [page]}
                for page in pages
            ],
        }
        element = self._element("ai_AIPackage", "model", part.id, part.name)
        return element | {key: value for key, value in fields.items() if value}

    def _write_origin(self, number: int, origin: Origin) -> dict[str, Any]:
        element = self._element("Relationship", "origin", str(number))
        facts = dict(origin.facts)
        return element | {
            "from": self._id("model", origin.parent),
            "to": [self._id("model", origin.child)],
            "relationshipType": "ancestorOf",
            "description": facts.get("kind") or facts.get("relation", ""),
            "comment": "\n".join(f"{name}: {value}" for name, value in origin.facts),
        }

    def _write_licences(self, bill: Bill) -> Iterator[dict[str, Any]]:
        """Yield the licences by name, each once, and who has which."""
        named: dict[str, list[str]] = {}
        for part in bill.parts:
            name = name_licence(part)
            if name:
                named.setdefault(name, []).append(part.id)
        for number, (name, ids) in enumerate(named.items()):
            key = str(number)
            element = self._element("simplelicensing_LicenseExpression", "licence", key, name)
            spdx_id = find_spdx_id(name)
            if not spdx_id:
                text = self._element("simplelicensing_SimpleLicensingText", "terms", key, name)
                yield text | {"simplelicensing_licenseText": name}
                custom = {"key": f"LicenseRef-{number}", "value": text["spdxId"]}
                element["simplelicensing_customIdToUri"] = [{"type": "DictionaryEntry", **custom}]
            expression = spdx_id or f"LicenseRef-{number}"
            yield element | {"simplelicensing_licenseExpression": expression}
            for model_id in ids:
                has = self._element("Relationship", "licensed", model_id)
                yield has | {
                    "from": self._id("model", model_id),
                    "to": [element["spdxId"]],
                    "relationshipType": "hasDeclaredLicense",
                }

    def _write_whole(self, bill: Bill, ids: list[str]) -> dict[str, Any]:
        subjects = [bill.subject] if bill.subject is not None else [part.id for part in bill.parts]
        whole = self._element("SpdxDocument", "document", "whole", "Transformer Lineage")
        return whole | {
            "profileConformance": ["core", "software", "ai", "simpleLicensing"],
            "rootElement": [self._id("model", subject) for subject in subjects],
            "element": ids,
        }


def _is_day(date: str | None) -> bool:
    return bool(date and _DAY.fullmatch(date))
