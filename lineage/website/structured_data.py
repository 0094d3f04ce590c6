"""What search engines and other machines read of a page: schema.org as JSON-LD.

Models and concepts have the addresses that they have in `lineage export turtle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.triples import page_iri
from lineage.website.edition import keep_web_address, to_arxiv_url, to_url

if TYPE_CHECKING:
    from lineage.website.edition import Edition
    from lineage.website.library import Record

_CONTEXT = "https://schema.org"


def describe_software(edition: Edition, model: Record) -> dict[str, Any]:
    """Return a model as a `SoftwareApplication`, without keys that have no value."""
    library = edition.library
    labs = [library.labs.get(lab, {"name": lab}) for lab in model["labs"]]
    paper = model["paper"]
    parents = library.ancestral_parents[model["id"]]
    values = {
        "@context": _CONTEXT,
        "@type": "SoftwareApplication",
        "@id": page_iri("models", model["id"]),
        "name": model["name"],
        "alternateName": model["aliases"],
        "description": edition.say(model, "adds"),
        "url": to_url(f"models/{model['id']}/", edition.language),
        "applicationCategory": "Machine learning model",
        "author": [{"@type": "Organization", "name": edition.say(lab, "name")} for lab in labs],
        "datePublished": model["released"],
        "isBasedOn": [_refer(library.models[parent]) for parent in parents],
        "citation": [] if paper is None else [_cite(library.papers.get(paper), paper)],
        "sameAs": [link for link in model["links"] if keep_web_address(link)],
    }
    return {key: value for key, value in values.items() if value}


def describe_term(edition: Edition, kind: str, concept: Record) -> dict[str, Any]:
    """Return a family, technique, task or architecture as a `DefinedTerm`."""
    paper = concept["paper"]
    values = {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": page_iri(kind, concept["id"]),
        "name": edition.say(concept, "name"),
        "alternateName": concept["aliases"],
        "description": edition.say(concept, "text"),
        "url": to_url(f"{kind}/{concept['id']}/", edition.language),
        "inDefinedTermSet": to_url(f"{kind}/"),
        "subjectOf": [] if paper is None else [_cite(edition.library.papers.get(paper), paper)],
    }
    return {key: value for key, value in values.items() if value}


def _refer(model: Record) -> dict[str, Any]:
    return {
        "@type": "SoftwareApplication",
        "@id": page_iri("models", model["id"]),
        "name": model["name"],
    }


def _cite(paper: Record | None, arxiv_id: str) -> dict[str, Any]:
    known = {
        "@type": "ScholarlyArticle",
        "@id": to_arxiv_url(arxiv_id),
        "url": to_arxiv_url(arxiv_id),
        "identifier": f"arXiv:{arxiv_id}",
    }
    if paper is None:
        return known
    authors = [{"@type": "Person", "name": name} for name in paper["authors"]]
    return {
        **known,
        "name": paper["title"],
        "author": authors,
        "datePublished": paper["submitted"],
    }
