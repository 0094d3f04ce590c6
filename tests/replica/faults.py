"""Everything that can go wrong with an answer, on demand."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.replica.papers import FakePaper, render_entry, render_error, render_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.replica.query import Request
BROKEN_ANSWERS = (
    *("429", "500", "502", "503", "504", "406", "408", "reset", "resetmid", "close"),
    *("trunclength", "truncchunk", "badgzip", "trunc", "captcha", "otherxml", "ratetext"),
    *("emptybody", "errorentry", "empty", "empty0", "drop", "dup", "wrongpaper", "unstable"),
    *("baddate", "nopublished", "noid", "noauthors", "noabstract", "noname", "markup"),
    *("replaced", "ctrl", "badutf8", "doctype"),
)
"""Every fault that costs no waiting; `any` stands for one of them, as chance has it."""

FOREIGN = FakePaper("2399.99999", "A paper that nobody asked for", ("N. Obody",), "None.")


@dataclass
class Fault:
    """One fault: what, how often, and for which requests.

    Attributes:
        kind: A name of this module or of `server`, or a status.
        count: How many requests it spoils.
        only: Spoils only requests for this id.
        sticky: Spoils every later request for the same address too.
        chance: How probable it is that a request is spoilt.
        every: Spoils only every so manieth request.
        options: What else the kind needs.
    """

    kind: str
    count: float = 1
    only: str | None = None
    sticky: bool = False
    chance: float = 1.0
    every: int = 1
    options: dict[str, str] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)

    def strikes(self, path: str, ids: Sequence[str], dice: Random, *, number: int) -> bool:
        """Tell whether the fault spoils this request; if so, it is used up once."""
        if number % self.every:
            return False
        if self.only is not None and self.only not in ids:
            return False
        if self.sticky and path in self.spoilt:
            return True
        if self.count <= 0 or dice.random() >= self.chance:
            return False
        self.count -= 1
        self.spoilt.add(path)
        return True


def parse_fault(text: str) -> Fault:
    """Return the fault that text like `429:count=2,retry_after=7` stands for."""
    kind, _, rest = text.partition(":")
    options = dict(part.split("=", 1) for part in rest.split(",") if part)
    count = options.pop("count", "1")
    return Fault(
        kind,
        count=math.inf if count == "all" else int(count),
        only=options.pop("if", None),
        sticky=options.pop("sticky", "0") == "1",
        chance=float(options.pop("prob", "1")),
        every=int(options.pop("every", "1")),
        options=options,
    )


_CHOICES: dict[str, Callable[[list[FakePaper]], list[FakePaper]]] = {
    "empty": lambda _: [],
    "empty0": lambda _: [],
    "drop": lambda papers: papers[:-1],
    "dup": lambda papers: [*papers, *papers[:1]],
    "wrongpaper": lambda papers: [FOREIGN, *papers[1:]],
    "unstable": lambda papers: papers[::-1],
    "stale": lambda papers: [replace(paper, version=1) for paper in papers],
}


def spoil_papers(fault: Fault, papers: list[FakePaper]) -> list[FakePaper]:
    """Return the papers of an answer after a fault in their choice or order."""
    spoil = _CHOICES.get(fault.kind)
    return spoil(papers) if spoil else papers


def spoil_total(fault: Fault, total: int) -> object:
    """Return the total that an answer claims."""
    if fault.kind == "empty0":
        return 0
    if fault.kind == "total":
        return fault.options.get("value", total + int(fault.options.get("add", "0")))
    return total


_ENTRY_EDITS: dict[str, tuple[str, str]] = {
    "baddate": (r"<published>.*?<", "<published>yesterday<"),
    "nopublished": (r"<published>.*?</published>", ""),
    "noid": (r"<id>.*?</id>", ""),
    "noauthors": (r"(?s)<author>.*</author>", ""),
    "noabstract": (r"(?s)<summary>.*</summary>", ""),
    "noname": (r"<name>.*?</name>", "<name> </name>"),
    "markup": (r"<title>", "<title>A <b>bold</b> start, "),
    "replaced": (r"<title>", "<title>\N{REPLACEMENT CHARACTER}"),
    "ctrl": (r"<title>", "<title>\x01"),
}


def spoil_entry(fault: Fault, paper: FakePaper, *, guilty: bool) -> str:
    """Return the text of an entry, after the fault if it is the guilty one."""
    text = render_entry(paper)
    edit = _ENTRY_EDITS.get(fault.kind)
    if edit and guilty:
        return re.sub(edit[0], lambda _: edit[1], text, count=1)
    if fault.kind == "huge" and guilty:
        size = int(fault.options.get("bytes", 0)) + 2**20 * int(fault.options.get("mb", 0))
        return text.replace("<summary>", "<summary>" + "x" * size)
    return text


_OTHER_BODIES: dict[str, Callable[[], str]] = {
    "captcha": lambda: "<!DOCTYPE html><html><title>Are you a robot?</title></html>",
    "otherxml": lambda: "<?xml version='1.0'?><rss><channel/></rss>",
    "ratetext": lambda: "Rate exceeded.",
    "emptybody": lambda: "",
    "errorentry": lambda: render_error("something odd happened"),
}


def spoil_body(fault: Fault, body: bytes) -> bytes:
    """Return the bytes of an answer after a fault in them."""
    if fault.kind in _OTHER_BODIES:
        return _OTHER_BODIES[fault.kind]().encode()
    if fault.kind == "trunc":
        return body[: int(len(body) * float(fault.options.get("at", "0.5")))]
    if fault.kind == "truncentry":
        tag = f"</{fault.options['field']}>".encode()
        return body[: body.rindex(tag) - 2]
    if fault.kind == "badutf8":
        return body.replace(b"<title>Invented", b"<title>\xff\xfeInvented")
    if fault.kind == "doctype":
        return body.replace(b"?>", b'?><!DOCTYPE feed [<!ENTITY x "y">]>', 1)
    return body


def render_answer(fault: Fault, papers: Sequence[FakePaper], request: Request) -> bytes:
    """Return the body of the answer to a request that is about `papers`, after the fault."""
    chosen = spoil_papers(fault, list(papers[request.start : request.start + request.size]))
    guilty = fault.only or (chosen[-1].arxiv_id if chosen else None)
    bad = set(fault.options.get("papers", "").split("+"))
    if fault.kind == "poison" and bad & {paper.arxiv_id for paper in chosen}:
        return render_feed(map(render_entry, chosen), request, total=len(papers)).encode()[:-9]
    entries = [spoil_entry(fault, p, guilty=p.arxiv_id == guilty) for p in chosen]
    total = spoil_total(fault, len(papers))
    return spoil_body(fault, render_feed(entries, request, total=total).encode())
