"""What scripts read of the site: a JSON file for each model, beside its page, and their index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.triples import BASE
from graph.questions.headlines import find_data_end
from graph.words import LANGUAGES
from lineage.website.edition import to_url
from lineage.website.json_text import join_list, join_object, to_json

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
    models = to_json(_list_models(library))
    yield INDEX, join_object({**about, "models": models}) + "\n"
    for model_id in library.models:
        texts = {**about, **_describe_model(library, model_id)}
        yield to_model_file(model_id), join_object(texts) + "\n"


def render_graph_file(library: Library) -> str:
    """Return the whole lineage as JSON."""
    texts = {
        key: join_list(map(library.write, value)) if isinstance(value, list) else to_json(value)
        for key, value in library.document.items()
    }
    return join_object(texts) + "\n"


def _tell_about(library: Library) -> dict[str, str]:
    """Return what every file says of the data: which shape, until when, and under which terms."""
    return {
        "schema_version": to_json(library.document["schema_version"]),
        "data_end": to_json(find_data_end(library.graph)),
        "licence": to_json(_LICENCE),
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


def _describe_model(library: Library, model_id: str) -> dict[str, str]:
    """Return all that is known of a model; records are those of `lineage export json`."""
    model = library.models[model_id]
    paper = library.papers.get(model["paper"] or "")
    headlines = {language: library.headlines[language][model_id] for language in LANGUAGES}
    write = library.write
    return {
        "page": to_json(to_url(f"models/{model_id}/")),
        "headline": to_json(headlines),
        "model": write(model),
        "paper": "null" if paper is None else write(paper),
        "carried": to_json(library.carrying.describe(model_id)),
        "parents": join_list(map(write, library.parents[model_id])),
        "children": join_list(map(write, library.children[model_id])),
        "disputes": join_list(map(write, library.disputes[model_id])),
        "ancestors": to_json(library.ancestors[model_id]),
        "descendants": to_json(library.descendants[model_id]),
    }
