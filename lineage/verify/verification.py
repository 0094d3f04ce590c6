"""A whole run of `lineage verify`: what is looked up, by whom, and what is known already."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from lineage.catalog.load import load_catalog
from lineage.catalog.package_names import make_namer
from lineage.catalog.verified import read_verified
from lineage.papers.web.fetching import Fetcher
from lineage.paths import own_home_dir
from lineage.verify import remembering
from lineage.verify.kinds import ARXIV, GITHUB, HUB, PACKAGE, RECORD, WEB, find_kind
from lineage.verify.names import make_finder
from lineage.verify.packages import PackageVerifier
from lineage.verify.pages import PageVerifier
from lineage.verify.receipts import list_receipts
from lineage.verify.records import RecordVerifier

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from lineage.catalog.verified import CatalogReceipt
    from lineage.verify.names import CatalogNames
    from lineage.verify.receipts import CheckedReceipt


_SECONDS = {"arxiv.org": 4.5}
"""How long a text takes of a server that asks for long pauses, second tries included."""

_SECONDS_OF_OTHERS = 1.5
_SHORT = 10
_AT_ONCE = 4


class Verifier(Protocol):
    """Looks receipts of one sort of source up."""

    def verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        """Return what is found at the place of a receipt."""
        ...


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
            most: How many are kept at most; None for all. Of those that changed, the ones that
                were never looked up go first, and those last that could not be reached.
        """
        if sources:
            self._chosen = [item for item in self._chosen if self._kind(item) in sources]
        if changed:
            new, unreached = remembering.select_changed(self._chosen, self._known)
            rest = [] if turn is None else remembering.select_turn(self._chosen, turn)
            self._chosen = list(dict.fromkeys([*new, *rest, *unreached]))
        self._chosen = sorted(self._chosen[:most])

    def _kind(self, receipt: CatalogReceipt) -> str:
        return find_kind(self._catalog, receipt.source)

    @cached_property
    def _pages(self) -> PageVerifier:
        fetcher = Fetcher(own_home_dir(), offline=self._offline)
        return PageVerifier(self._catalog, self._finder, fetcher)

    @cached_property
    def _needed(self) -> dict[str, list[CatalogReceipt]]:
        """The receipts whose text must be asked for, by the host that has it."""
        found: dict[str, list[CatalogReceipt]] = {}
        if self._offline:
            return found
        for receipt in self._chosen:
            if self._kind(receipt) not in {PACKAGE, RECORD}:
                host = self._pages.find_host(receipt)
                found.setdefault(host, []).append(receipt)
        return {host: receipts for host, receipts in found.items() if host}

    @cached_property
    def _seconds(self) -> dict[str, float]:
        """How long each host takes, the slowest first."""
        found = {
            host: len({self._pages.find_url(receipt) for receipt in receipts})
            * _SECONDS.get(host, _SECONDS_OF_OTHERS)
            for host, receipts in self._needed.items()
        }
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def length(self) -> int:
        """For how many receipts a server must be asked."""
        return sum(map(len, self._needed.values()))

    @property
    def estimate(self) -> str:
        """Return how long it will take, if that is long: by the slowest server, or by all."""
        every = self._seconds.values()
        seconds = max(max(every, default=0.0), sum(every) / _AT_ONCE)
        if seconds < _SHORT:
            return ""
        texts = {self._pages.find_url(one) for some in self._needed.values() for one in some}
        return (
            f"{len(texts)} texts of {len(every)} servers are to be asked for: "
            f"about {max(1, round(seconds / 60))} min."
        )

    def ask_ahead(self, told: Callable[[int], None] = lambda _: None) -> None:
        """Fetch what is needed, several servers at a time and each one thing at a time.

        Args:
            told: Hears of each receipt whose text is there, or cannot be had.
        """
        stop, lock = Event(), Lock()

        def ask(host: str) -> None:
            for receipt in self._needed[host]:
                if stop.is_set():
                    return
                self._pages.ask_ahead(receipt)
                with lock:
                    told(1)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                list(pool.map(ask, self._seconds))
            finally:
                stop.set()  # whoever stops the run waits for what is under way, and no longer

    @cached_property
    def _finder(self) -> CatalogNames:
        return make_finder(self._catalog)

    @cached_property
    def _verifiers(self) -> dict[str, Verifier]:
        finder = self._finder
        return {
            **dict.fromkeys((ARXIV, GITHUB, HUB, WEB), self._pages),
            PACKAGE: PackageVerifier(finder, make_namer(self._catalog), self._packages),
            RECORD: RecordVerifier(self._catalog, finder),
        }

    def verify(self) -> Iterator[CheckedReceipt]:
        """Yield what is found of each receipt, in order; asks now for what was not asked ahead."""
        for receipt in self._chosen:
            yield self._verifiers[self._kind(receipt)].verify(receipt)

    def list_news(self, found: Collection[CheckedReceipt]) -> list[CheckedReceipt]:
        """Return what is amiss and was not known to be."""
        return remembering.list_news(found, self._known)

    def remember(self, found: Collection[CheckedReceipt], *, today: dt.date) -> bool:
        """Keep what was found in the catalog's own file; return whether anything is new.

        Raises:
            UnwritableError: The file cannot be written.
        """
        return remembering.remember(self._folder, found, current=self._every, today=today)
