"""Receipts in packages, looked up in the pinned versions: exact, and without a network."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lineage.catalog.locators import Locator, LocatorError, parse_locator
from lineage.catalog.place_kinds import PlaceKind
from lineage.catalog.verified import ReceiptVerdict
from lineage.imports.distributions import PackageError
from lineage.verify.code import cut_block, list_calls, list_made
from lineage.verify.judging import Judgement
from lineage.verify.receipts import CheckedReceipt
from lineage.verify.shelves import fill_shelves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lineage.catalog.package_names import Namer
    from lineage.catalog.verified import CatalogReceipt
    from lineage.verify.names import CatalogNames
    from lineage.verify.shelves import Shelf

_GENERATED = re.compile(r"([\w.-]+) (\d\S*), (\S+): (.+?)(?:, \d+ classes)?")
_META = re.compile(r"ModelMeta '([^']+)'")
_FILE = re.compile(r"\b(?:in |file )?([\w./-]+\.py)\b")
_NAMES = re.compile(r"[A-Za-z][\w./-]*\w")


class PackageVerifier:
    """Looks receipts up in packages; every package is read once, when it is asked for."""

    def __init__(self, finder: CatalogNames, namer: Namer, place: Path | None = None) -> None:
        """Take what knows the names of models, and where the packages are.

        Args:
            finder: Knows names in texts.
            namer: Knows names in packages.
            place: A folder with wheels and sdists; None for what is installed.
        """
        self._finder = finder
        self._namer = namer
        self._shelves = fill_shelves(place)

    def verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        """Return what the package of a receipt says."""
        try:
            return self._verify(receipt)
        except PackageError as error:
            return CheckedReceipt(receipt, ReceiptVerdict.UNREACHABLE, str(error))

    def _verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        shelves = self._shelves[receipt.source]
        generated = _GENERATED.fullmatch(receipt.locator)
        if generated:
            return _verify_generated(receipt, generated, shelves)
        shelf = shelves[0]
        try:
            locator = parse_locator(receipt.locator)
        except LocatorError:
            return CheckedReceipt(
                receipt, ReceiptVerdict.NOT_CHECKABLE, "the locator names no place"
            )
        path = _find_path(receipt.locator)
        if path is None:
            return CheckedReceipt(
                receipt, ReceiptVerdict.NOT_CHECKABLE, "the locator names no file"
            )
        version = shelf.imported.version
        label = shelf.imported.label
        file = shelf.find(path)
        if file is None:
            return CheckedReceipt(
                receipt, ReceiptVerdict.ABSENT, f"no file {path} in {label}", "", version
            )
        seen = list(self._look(receipt, locator, shelf, *file))
        verdict = _join([item.verdict for item in seen])
        told = [item.found for item in seen if item.verdict == verdict]
        told = told or [item.found for item in seen if item.verdict is not ReceiptVerdict.LOCATED]
        found = "; ".join(dict.fromkeys(told))
        digest = hashlib.sha256(file[1].encode()).hexdigest()
        return CheckedReceipt(receipt, verdict, f"{found} ({file[0]}, {label})", digest, version)

    def _look(
        self, receipt: CatalogReceipt, locator: Locator, shelf: Shelf, path: str, text: str
    ) -> Iterator[Judgement]:
        """Yield what each place of a locator says."""
        meta = _META.search(receipt.locator)
        named = locator.list_named(PlaceKind.FIELD)
        fields = [name for name in named if meta is None or name != meta[1]]
        if meta and (fields or not receipt.parent):
            yield from self._look_at_fields(receipt, text, meta[1], fields)
            return
        blocks = locator.list_named(PlaceKind.CLASS, PlaceKind.FUNCTION)
        for name in blocks:
            child, arrow, base = name.partition(" <- ")
            if arrow:
                yield self._look_at_class(receipt, shelf, (path, text), child, base)
            else:
                yield self._look_at_block(receipt, text, name)
        if not blocks:
            yield self._name(receipt, text, "the file")

    def _look_at_fields(
        self, receipt: CatalogReceipt, text: str, model: str, fields: list[str]
    ) -> Iterator[Judgement]:
        calls = [c for c in list_calls(text, "ModelMeta") if c.get("name", "")[1:-1] == model]
        if not calls:
            yield Judgement(ReceiptVerdict.ABSENT, f"no ModelMeta '{model}'")
            return
        if not fields:
            yield Judgement(ReceiptVerdict.LOCATED, f"ModelMeta '{model}' is there")
        for field in fields:
            value = calls[0].get(field)
            if value is None:
                yield Judgement(ReceiptVerdict.ABSENT, f"ModelMeta '{model}' has no field {field}")
            else:
                yield self._name(receipt, value, f"field {field} = {value}")

    def _look_at_class(
        self, receipt: CatalogReceipt, shelf: Shelf, file: tuple[str, str], child: str, base: str
    ) -> Judgement:
        made = [item for item in list_made(file[1]) if item.name == child]
        if any(base in item.bases for item in made):
            return self._judge_class(receipt, child, base)
        if made:
            bases = ", ".join(sorted(set().union(*(item.bases for item in made)))) or "nothing"
            return Judgement(
                ReceiptVerdict.ABSENT, f"class {child} is made from {bases}, not {base}"
            )
        for path, text in shelf.files.items():
            if f"class {child}" in text and any(
                item.name == child and base in item.bases for item in list_made(text)
            ):
                return Judgement(ReceiptVerdict.MOVED, f"class {child} <- {base} stands in {path}")
        return Judgement(ReceiptVerdict.ABSENT, f"no class {child}")

    def _judge_class(self, receipt: CatalogReceipt, child: str, base: str) -> Judgement:
        """Say whose class it is; a name that is no model's is an implementation, as cited."""
        owner = self._namer.find(self._table(receipt), base) if receipt.parent else None
        found = f"class {child} <- {base}"
        if owner in {receipt.parent, None} or self._finder.names(
            f"{base} {child}", receipt.parent, code=True
        ):
            return Judgement(ReceiptVerdict.LOCATED, found)
        return Judgement(ReceiptVerdict.ABSENT, f"{found}, which is of {owner}")

    def _look_at_block(self, receipt: CatalogReceipt, text: str, name: str) -> Judgement:
        block = cut_block(text, name)
        if block is None:
            return Judgement(ReceiptVerdict.ABSENT, f"no class or function {name}")
        seen = self._name(receipt, block, name)
        if seen.verdict is ReceiptVerdict.LOCATED:
            return seen
        elsewhere = self._name(receipt, text, "the file")
        moved = elsewhere.verdict is ReceiptVerdict.LOCATED
        return (
            Judgement(ReceiptVerdict.MOVED, f"{elsewhere.found}, not in {name}") if moved else seen
        )

    def _table(self, receipt: CatalogReceipt) -> str:
        return self._shelves[receipt.source][0].table

    def _name(self, receipt: CatalogReceipt, text: str, where: str) -> Judgement:
        """Say whether a piece of code names the parent; of facts, that it is there."""
        if not receipt.parent:
            return Judgement(ReceiptVerdict.LOCATED, f"{where} is there")
        parent = receipt.parent
        table = self._table(receipt)
        for name in dict.fromkeys(_NAMES.findall(text)):
            if self._namer.find(table, name) == parent:
                return Judgement(ReceiptVerdict.LOCATED, f"{where} names {name}")
        mention = self._finder.names(text, parent, code=True)
        if mention:
            return Judgement(
                ReceiptVerdict.LOCATED, f"{where} names {text[mention.start : mention.end]}"
            )
        return Judgement(ReceiptVerdict.ABSENT, f"{where} does not name {parent}")


def _find_path(locator: str) -> str | None:
    found = _FILE.search(locator)
    return found[1] if found else None


def _verify_generated(
    receipt: CatalogReceipt, generated: re.Match[str], shelves: list[Shelf]
) -> CheckedReceipt:
    """Look up what `lineage import` wrote: at the same place, in the same words."""
    name, version, place, what = generated.groups()
    for shelf in shelves:
        package = shelf.imported
        if package.distribution.name != name:
            continue
        if package.version != version:
            found = f"{package.label} is at hand, not {version}"
            return CheckedReceipt(receipt, ReceiptVerdict.UNREACHABLE, found, "", package.version)
        if what in shelf.said.get(place, ()):
            found = f"{what} ({place}, {package.label})"
            return CheckedReceipt(receipt, ReceiptVerdict.LOCATED, found, "", version)
        elsewhere = sorted(path for path, lines in shelf.said.items() if what in lines)
        if elsewhere:
            return CheckedReceipt(
                receipt, ReceiptVerdict.MOVED, f"{what} stands in {elsewhere[0]}", "", version
            )
        return CheckedReceipt(
            receipt, ReceiptVerdict.ABSENT, f"{package.label} does not say so", "", version
        )
    return CheckedReceipt(receipt, ReceiptVerdict.UNREACHABLE, f"no package {name} is read")


def _join(verdicts: list[ReceiptVerdict]) -> ReceiptVerdict:
    """Return one verdict for several places that are all meant: one must say it, all be there."""
    if ReceiptVerdict.LOCATED in verdicts and ReceiptVerdict.ABSENT not in verdicts:
        return ReceiptVerdict.LOCATED
    if ReceiptVerdict.LOCATED in verdicts or ReceiptVerdict.MOVED in verdicts:
        return ReceiptVerdict.MOVED
    return verdicts[0] if verdicts else ReceiptVerdict.NOT_CHECKABLE
