"""How much a derivation is supported: which houses say so, and whether a maker does.

A house is who speaks: the maker (paper, card, repository and posts are one), the transformers
project, other runtimes, arXiv 2302.07730, and everything else. Two pages of one house are one
voice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.hub_ids import OTHER_SORTS, PAGES
from graph.names import to_paper_key
from graph.records.vocabulary import UNVERIFIED, House, Stance
from lineage.catalog.verified import ReceiptVerdict, to_receipt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.claims import Evidence, Inheritance
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

_PAPER = "arxiv:"
_SCHEME = re.compile(r"https?://(?:www\.)?")
_SHARED_HOSTS = ("github.com", "huggingface.co", "raw.githubusercontent.com")


class Supporting(NamedTuple):
    """Who supports a derivation.

    Attributes:
        houses: Each once, in the order of `House`.
        primary: Whether the maker of the child or of the parent, or the code itself, says so.
    """

    houses: tuple[House, ...]
    primary: bool


def judge_support(step: Inheritance) -> str:
    """Return `unverified`, `disputed` or `supported`, by the evidence of a derivation."""
    speaking = [item for item in step.evidence if item.source != UNVERIFIED]
    if not any(item.stance is Stance.SUPPORTS for item in speaking):
        return "unverified"
    disputed = any(item.stance is Stance.DISPUTES for item in speaking)
    return "disputed" if disputed else "supported"


class Houses:
    """Tells who speaks in each source of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Take a catalog; makers are known by papers, addresses and repositories of models."""
        self._catalog = catalog
        self._sites = [
            (_SCHEME.sub("", known.url), known.house)
            for _, known in sorted(catalog.sources.items())
            if known.url is not None
        ]
        self._papers: dict[str, set[str]] = {}
        for model in catalog.models.values():
            if model.paper is not None:
                self._papers.setdefault(to_paper_key(model.paper), set()).update(model.labs)

    def of_source(self, source: str) -> House:
        """Return who speaks in a source, its relation to a model aside."""
        known = self._catalog.sources.get(source)
        if known is not None:
            return known.house
        if source.startswith(_PAPER):
            return House.MAKER if self._find_makers(source) else House.SECONDARY
        return self._find_house_of_address(source)

    def find_supporting(self, child: str, step: Inheritance) -> Supporting:
        """Return the houses that support a derivation of a child.

        A receipt that was absent at the last look at its place speaks for nobody.
        """
        ends = [
            model
            for model in (self._catalog.models.get(child), self._catalog.models.get(step.parent))
            if model is not None
        ]
        speaking = (
            item
            for item in _list_speaking(step.evidence)
            if not self._is_absent(child, step, item)
        )
        found = [self._judge(item, ends) for item in speaking]
        houses = {house for house, _ in found}
        return Supporting(
            tuple(house for house in House if house in houses),
            any(house is House.MAKER or is_code for house, is_code in found),
        )

    def _is_absent(self, child: str, step: Inheritance, item: Evidence) -> bool:
        """Tell whether the last look at a receipt did not find what it says."""
        known = self._catalog.verified.get(to_receipt(child, step.parent, item).key)
        return known is not None and known.verdict is ReceiptVerdict.ABSENT

    def _judge(self, item: Evidence, ends: Iterable[Entry]) -> tuple[House, bool]:
        """Return who speaks in an item of evidence, and whether it is the code itself."""
        known = self._catalog.sources.get(item.source)
        if known is not None:
            return known.house, known.code
        if any(self._is_makers(item.source, end) for end in ends):
            return House.MAKER, False
        return self._find_house_of_address(item.source), False

    def _find_house_of_address(self, source: str) -> House:
        """Return the house of the source of the catalog at whose address a page stands."""
        address = _SCHEME.sub("", source).casefold()
        return next(
            (house for site, house in self._sites if _begins_with(address, site)), House.SECONDARY
        )

    def _is_makers(self, source: str, model: Entry) -> bool:
        if source.startswith(_PAPER):
            own = (model.paper, *model.links)
            return to_paper_key(source) in {to_paper_key(one) for one in own if one} or bool(
                self._find_makers(source).intersection(model.labs)
            )
        address = _SCHEME.sub("", source).casefold()
        return any(_begins_with(address, site) for site in self._list_sites(model))

    def _find_makers(self, source: str) -> set[str]:
        return self._papers.get(to_paper_key(source), set())

    def _list_sites(self, model: Entry) -> Iterable[str]:
        """Yield what the addresses of a model's makers begin with."""
        for lab in model.labs:
            yield from self._catalog.labs[lab].sites if lab in self._catalog.labs else ()
        yield from (f"huggingface.co/{name.split('/')[0]}" for name in model.hub)
        yield from (_find_owner(_SCHEME.sub("", link)) for link in model.links)


def _find_owner(address: str) -> str:
    """Return the part of an address that belongs to one owner.

    Examples:
        >>> _find_owner("github.com/openai/gpt-2/blob/master/README.md")
        'github.com/openai'
        >>> _find_owner("openai.com/index/chatgpt/")
        'openai.com/index/chatgpt/'
        >>> _find_owner("huggingface.co/docs/transformers/model_doc/bert")
        'huggingface.co/docs/transformers/model_doc/bert'
        >>> _find_owner("huggingface.co/datasets/tatsu-lab/alpaca")
        'huggingface.co/datasets/tatsu-lab'
    """
    host, *parts = address.split("/")
    if host not in _SHARED_HOSTS or not parts or parts[0] in PAGES:
        return address
    depth = 2 if parts[0] in OTHER_SORTS else 1
    return "/".join([host, *parts[:depth]])


def _begins_with(address: str, site: str) -> bool:
    site = site.casefold().rstrip("/")
    host = address.split("/", maxsplit=1)[0]
    return address == site or address.startswith(f"{site}/") or host.endswith(f".{site}")


def _list_speaking(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [
        item for item in evidence if item.stance is Stance.SUPPORTS and item.source != UNVERIFIED
    ]
