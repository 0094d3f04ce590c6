"""What scripts read of the site: a JSON file for each model, beside its page, and their index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.triples import BASE
from graph.questions.headlines import find_data_end
from graph.words import LANGUAGES
from lineage.website.edition import to_url
from lineage.website.json_text import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.website.library import Library

INDEX = "models.json"
_LICENCE = "CC BY 4.0"


def to_model_file(model_id: str) -> str:
    """Return the file of a model, below the folder of the site."""
    return f"models/{model_id}.json"


def render_model_files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the index, and of the file of every model."""
    about = _tell_about(library)
    yield INDEX, _write({**about, "models": _list_models(library)})
    for model_id in library.models:
        yield to_model_file(model_id), _write({**about, **_describe_model(library, model_id)})


def _tell_about(library: Library) -> dict[str, Any]:
    """Return what every file says of the data: which shape, until when, and under which terms."""
    return {
        "schema_version": library.document["schema_version"],
        "data_end": find_data_end(library.graph),
        "licence": _LICENCE,
    }


def _list_models(library: Library) -> list[dict[str, Any]]:
    """Return what the index says of each model, oldest first."""
    return [
        {
            "id": model_id,
            "name": model["name"],
            "released": model["released"],
            "family": model["family"],
            "labs": model["labs"],
            "parents": library.ancestral_parents[model_id],
            "page": to_url(f"models/{model_id}/"),
            "file": BASE + to_model_file(model_id),
        }
        for model_id, model in library.models.items()
    ]


def _describe_model(library: Library, model_id: str) -> dict[str, Any]:
    """Return all that is known of a model; records are those of `lineage export json`."""
    model = library.models[model_id]
    return {
        "page": to_url(f"models/{model_id}/"),
        "headline": {language: library.headlines[language][model_id] for language in LANGUAGES},
        "model": model,
        "paper": library.papers.get(model["paper"]) if model["paper"] else None,
        "parents": library.parents[model_id],
        "children": library.children[model_id],
        "disputes": library.disputes[model_id],
        "ancestors": library.ancestors[model_id],
        "descendants": library.descendants[model_id],
    }


def _write(value: object) -> str:
    return to_json(value) + "\n"
