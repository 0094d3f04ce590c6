"""A whole run of `lineage verify`: what is looked up, by whom, and what is known already."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.catalog.load import load_catalog
from lineage.catalog.verified import read_verified
from lineage.papers.web.fetching import Fetcher
from lineage.paths import own_home_dir
from lineage.verify import run
from lineage.verify.kinds import ARXIV, GITHUB, HUB, PACKAGE, RECORD, WEB, find_kind
from lineage.verify.packages import PackageVerifier
from lineage.verify.pages import PageVerifier
from lineage.verify.receipts import list_receipts
from lineage.verify.records import RecordVerifier

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from lineage.catalog.verified import Receipt
    from lineage.verify.names import NameFinder
    from lineage.verify.receipts import Checked


_SECONDS = {"arxiv.org": 4.5}
"""How long a text takes of a server that asks for long pauses, second tries included."""

_SHORT = 10
_AT_ONCE = 4


class Verification:
    """One run; nothing is read before it is needed."""

    def __init__(
        self,
        folder: Path,
        *,
        models: Collection[str] = (),
        packages: Path | None = None,
        offline: bool = False,
    ) -> None:
        """Take a catalog folder, and what of it is to be verified.

        Args:
            folder: The catalog.
            models: Ids of the models whose receipts are looked up; all if there are none.
            packages: A folder with wheels and sdists; None for what is installed.
            offline: Whether only what is at hand is used.
        """
        self._folder = folder
        self._catalog = load_catalog(folder)
        self._packages = packages
        self._offline = offline
        self._every = list_receipts(self._catalog)
        self._known = read_verified(folder, [])
        self._chosen = [item for item in self._every if not models or item.child in models]

    def select(
        self,
        sources: Collection[str],
        *,
        changed: bool = False,
        turn: int | None = None,
        most: int | None = None,
    ) -> None:
        """Keep the receipts in some sorts of sources, and those that were not looked up yet.

        Args:
            sources: As in `lineage verify --source`; all if there are none.
            changed: Whether only those that were never looked up, or not reached, are kept.
            turn: Which twentieth of the others is kept beside them; None for none.
            most: How many are kept at most, in order; None for all.
        """
        if sources:
            self._chosen = [item for item in self._chosen if self._kind(item) in sources]
        if changed:
            rest = [] if turn is None else run.select_turn(self._chosen, turn)
            self._chosen = sorted({*run.select_changed(self._chosen, self._known), *rest})
        self._chosen = self._chosen[:most]

    def _kind(self, receipt: Receipt) -> str:
        return find_kind(self._catalog, receipt.source)

    @cached_property
    def _pages(self) -> PageVerifier:
        fetcher = Fetcher(own_home_dir(), offline=self._offline)
        return PageVerifier(self._catalog, self._finder, fetcher)

    @cached_property
    def _needed(self) -> dict[str, list[Receipt]]:
        """The receipts whose text must be asked for, by the host that has it."""
        found: dict[str, list[Receipt]] = {}
        if self._offline:
            return found
        for receipt in self._chosen:
            if self._kind(receipt) not in {PACKAGE, RECORD}:
                host = self._pages.find_host(receipt)
                found.setdefault(host, []).append(receipt)
        return {host: receipts for host, receipts in found.items() if host}

    @property
    def estimate(self) -> str:
        """Return how long it will take, if that is long: the slowest server decides."""
        texts = {
            host: len({self._pages.find_url(receipt) for receipt in receipts})
            for host, receipts in self._needed.items()
        }
        seconds = max(
            (count * _SECONDS.get(host, 1.5) for host, count in texts.items()), default=0
        )
        if seconds < _SHORT:
            return ""
        return (
            f"{sum(texts.values())} texts of {len(texts)} servers are to be asked for: "
            f"about {seconds / 60:.0f} min."
        )

    def _ask_ahead(self) -> None:
        """Fetch what is needed, several servers at a time and each one thing at a time."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(self._pages.ask_ahead, self._needed.values()))

    @cached_property
    def _finder(self) -> NameFinder:
        return run.make_finder(self._catalog)

    @cached_property
    def _verifiers(self) -> dict[str, run.Verifier]:
        finder = self._finder
        return {
            **dict.fromkeys((ARXIV, GITHUB, HUB, WEB), self._pages),
            PACKAGE: PackageVerifier(finder, run.make_namer(self._catalog), self._packages),
            RECORD: RecordVerifier(self._catalog, finder),
        }

    def verify(self) -> Iterator[Checked]:
        """Yield what is found of each receipt, in order."""
        if self._needed:
            self._ask_ahead()
        for receipt in self._chosen:
            yield self._verifiers[self._kind(receipt)].verify(receipt)

    def list_news(self, found: Collection[Checked]) -> list[Checked]:
        """Return what is amiss and was not known to be."""
        return run.list_news(found, self._known)

    def remember(self, found: Collection[Checked], *, today: dt.date) -> bool:
        """Keep what was found in the catalog's own file; return whether anything is new.

        Raises:
            UnwritableError: The file cannot be written.
        """
        return run.remember(self._folder, found, current=self._every, today=today)
