"""A whole run of `lineage verify`: what is looked up, by whom, and what is known already."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.catalog.load import load_catalog
from lineage.catalog.verified import read_verified
from lineage.verify import run
from lineage.verify.kinds import PACKAGE, RECORD, find_kind
from lineage.verify.packages import PackageVerifier
from lineage.verify.receipts import Checked, Verdict, list_receipts
from lineage.verify.records import RecordVerifier

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from lineage.catalog.verified import Receipt


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

    def select(self, sources: Collection[str], *, changed: bool) -> None:
        """Keep the receipts in some sorts of sources, and those that were not looked up yet."""
        if sources:
            self._chosen = [item for item in self._chosen if self._kind(item) in sources]
        if changed:
            self._chosen = run.select_changed(self._chosen, self._known)

    def _kind(self, receipt: Receipt) -> str:
        return find_kind(self._catalog, receipt.source)

    @property
    def estimate(self) -> str:
        """Return how long it will take, if that is long."""
        return ""

    @cached_property
    def _verifiers(self) -> dict[str, run.Verifier]:
        finder = run.make_finder(self._catalog)
        return {
            PACKAGE: PackageVerifier(finder, run.make_namer(self._catalog), self._packages),
            RECORD: RecordVerifier(self._catalog, finder),
        }

    def verify(self) -> Iterator[Checked]:
        """Yield what is found of each receipt, in order."""
        for receipt in self._chosen:
            verifier = self._verifiers.get(self._kind(receipt))
            if verifier is None:
                yield Checked(receipt, Verdict.UNREACHABLE, "not at hand, and no server is asked")
            else:
                yield verifier.verify(receipt)

    def list_news(self, found: Collection[Checked]) -> list[Checked]:
        """Return what is amiss and was not known to be."""
        return run.list_news(found, self._known)

    def remember(self, found: Collection[Checked], *, today: dt.date) -> bool:
        """Keep what was found in the catalog's own file; return whether anything is new.

        Raises:
            UnwritableError: The file cannot be written.
        """
        return run.remember(self._folder, found, current=self._every, today=today)
