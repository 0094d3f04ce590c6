"""The lineage as RDF, in Turtle and in JSON-LD.

No RDF library writes it: there are no blank nodes to name and nothing to sort, so that the same
document is always the same text, and `lineage export turtle` starts at once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.exports.resources import list_resources
from graph.exports.triples import PREFIXES, Iri, Literal, Ordered, VocabularyTerm

if TYPE_CHECKING:
    from graph.exports.triples import Resource, Value
    from graph.records.shapes import Document


def to_turtle(document: Document) -> str:
    """Return the document as Turtle; see `graph.exports.resources`."""
    prefixes = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    return "\n".join((*prefixes, "", *map(_write_resource, list_resources(document))))


def _write_resource(resource: Resource) -> str:
    lines = [f"<{resource.iri}>", f"  a {', '.join(resource.types)}"]
    for name, values in resource.properties.items():
        lines[-1] += " ;"
        lines.append(f"  {name} {', '.join(map(_write_value, values))}")
    return "\n".join((*lines, "  .", ""))


def _write_value(value: Value) -> str:
    r"""Return a value in Turtle, whose escapes in a text are those of JSON.

    Examples:
        >>> print(_write_value(Literal('the "base" size', language="en")))
        "the \"base\" size"@en
    """
    if isinstance(value, VocabularyTerm):
        return value
    if isinstance(value, Iri):
        return f"<{value}>"
    if isinstance(value, Ordered):
        return f"({' '.join(map(_write_value, value.items))})"
    suffix = f"@{value.language}" if value.language else ""
    if value.datatype:
        suffix = f"^^{value.datatype}"
    return json.dumps(value.text, ensure_ascii=False) + suffix


def to_jsonld(document: Document) -> str:
    """Return the document as JSON-LD, the same statements as in Turtle, one resource a line."""
    resources = (
        {
            "@id": resource.iri,
            "@type": resource.types,
            **{
                name: [_to_json_value(value) for value in values]
                for name, values in resource.properties.items()
            },
        }
        for resource in list_resources(document)
    )
    lines = ",\n".join(json.dumps(resource, ensure_ascii=False) for resource in resources)
    return f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n{lines}\n]}}\n'


def _to_json_value(value: Value) -> dict[str, Any]:
    if isinstance(value, Literal):
        marks = {"@language": value.language, "@type": value.datatype}
        return {"@value": value.text, **{key: mark for key, mark in marks.items() if mark}}
    if isinstance(value, Ordered):
        return {"@list": [_to_json_value(item) for item in value.items]}
    return {"@id": str(value)}
