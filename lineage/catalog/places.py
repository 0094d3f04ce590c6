"""Whether locators keep to their grammar, and lead to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.catalog.blanks import is_blank
from lineage.catalog.locators import LocatorError, parse_locator
from lineage.catalog.place_kinds import PlaceKind
from lineage.catalog.problems import Problem, show_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.records.claims import Evidence, FactSource
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

_EXAMPLES = "'section 4.1', 'table 2', 'heading \"Training\"', 'abstract' or 'passage: ...'"
_EVIDENT = ("derivations", "disputes", "corrections", "remarks")


class Cited(NamedTuple):
    """Something that says where it comes from.

    Attributes:
        file, key: Where in the catalog.
        source, locator: Where in the world.
    """

    file: str
    key: str
    source: str
    locator: str


def list_cited(catalog: Catalog) -> Iterator[Cited]:
    """Yield every source that something in a catalog names, with its locator."""
    for model_id, model in catalog.models.items():
        yield from _list_of_model(f"models/{model_id}.toml", model)
    for source_id, source in catalog.sources.items():
        for number, correction in enumerate(source.corrections):
            key = f"{source_id}.corrections[{number}].evidence"
            yield from _list_items("sources.toml", key, correction.evidence)


def _list_of_model(file: str, model: Entry) -> Iterator[Cited]:
    for name in _EVIDENT:
        for number, record in enumerate(getattr(model, name)):
            yield from _list_items(file, f"{name}[{number}].evidence", record.evidence)
    yield from _list_items(file, "fact_sources", model.fact_sources)


def _list_items(file: str, key: str, items: Iterable[Evidence | FactSource]) -> Iterator[Cited]:
    for number, item in enumerate(items):
        yield Cited(file, f"{key}[{number}].locator", item.source, item.locator)


def check_places(catalog: Catalog) -> Iterator[Problem]:
    """Yield the locators that begin with no place, and those of papers that name none."""
    for cited in list_cited(catalog):
        if is_blank(cited.locator):
            continue
        try:
            found = parse_locator(cited.locator)
        except LocatorError:
            message = f"unexpected {show_value(cited.locator)}, expected a place: {_EXAMPLES}"
            yield Problem(cited.file, cited.key, message, "locator")
            continue
        kinds = {steps[0].kind for steps in found.places}
        if cited.source.startswith("arxiv:") and kinds <= {PlaceKind.WHOLE, PlaceKind.PASSAGE}:
            message = f"unexpected {show_value(cited.locator)}, expected a section, table or page"
            yield Problem(cited.file, cited.key, message, "paper-place")
