"""Parents, children, claims and corrections of a model, with who says so."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import UNVERIFIED, Basis, is_ancestry
from graph.words import get_texts, say_count, write_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.words import Language
    from lineage.website.edition import Edition, Link
    from lineage.website.library import Record


_MARKS = {"supported": "✓", "supports": "✓", "disputed": "!", "disputes": "✗", UNVERIFIED: "?"}
"""What stands before words of support and stance."""


class ShownEvidence(NamedTuple):
    """One place where a claim can be checked.

    Attributes:
        look: `supports`, `disputes` or `unverified`.
        stance: The same in words.
        source, locator: Where.
        basis: That a machine found it, in words; empty if somebody read it.
        check: What the last look at the place found, in words; empty if there was none.
    """

    look: str
    stance: str
    source: Link
    locator: str
    basis: str
    check: str = ""


class ShownReceipt(NamedTuple):
    """Who says so.

    Attributes:
        number: How many sources, in words.
        items: The evidence; none where only its number is shown.
    """

    number: str
    items: tuple[ShownEvidence, ...]


class Inherited(NamedTuple):
    """What was taken over, in one way.

    Attributes:
        kind, carries: How, and what was carried over, in words.
        kind_id, channel: The ids of both.
        support, support_text: Whether it is supported, and the same in words.
        by: Which houses say so, in words; empty if none does.
        note: What was inherited.
        only: Which variants it is true of, in words; empty if of the whole release.
        receipt: Who says so.
    """

    kind: str
    carries: str
    kind_id: str
    channel: str
    support: str
    support_text: str
    by: str
    note: str
    only: str
    receipt: ShownReceipt


class ShownRelative(NamedTuple):
    """A parent or a child.

    Attributes:
        id: Its id.
        link: To its page.
        released: When it came out.
        ways: What was taken over.
    """

    id: str
    link: Link
    released: str
    ways: tuple[Inherited, ...]


class Dispute(NamedTuple):
    """A parent that is claimed and not accepted."""

    link: Link
    reason: str
    receipt: ShownReceipt


class ShownCorrection(NamedTuple):
    """Where a source is wrong or doubted.

    Attributes:
        field: What it is about, in words.
        prints: What the source prints, in words.
        verdict, verdict_text: What became of it, and the same in words.
        reason: Why.
        receipt: Who says so.
    """

    field: str
    prints: str
    verdict: str
    verdict_text: str
    reason: str
    receipt: ShownReceipt


def list_parents(edition: Edition, model_id: str) -> tuple[ShownRelative, ...]:
    """Return the parents of a model, oldest first, with all evidence."""
    return _list_relatives(edition, model_id, end="parent")


def list_children(edition: Edition, model_id: str) -> tuple[ShownRelative, ...]:
    """Return the children of a model, oldest first; their own pages say who says so."""
    return _list_relatives(edition, model_id, end="child")


def split_kin(
    relatives: Sequence[ShownRelative],
) -> tuple[tuple[ShownRelative, ...], tuple[ShownRelative, ...]]:
    """Return relatives by descent, and those of a series or of shared code alone, in order."""
    kin = tuple(one for one in relatives if any(is_ancestry(way.channel) for way in one.ways))
    return kin, tuple(one for one in relatives if one not in kin)


def _list_relatives(edition: Edition, model_id: str, *, end: str) -> tuple[ShownRelative, ...]:
    library = edition.library
    groups = library.parents if end == "parent" else library.children
    steps: list[Record] = [*groups[model_id]]
    return tuple(
        ShownRelative(
            id=relative,
            link=edition.link_model(relative),
            released=library.models[relative]["released"],
            ways=tuple(_tell_way(edition, step, whole=end == "parent") for step in group),
        )
        for relative, group in groupby(steps, key=lambda step: str(step[end]))
    )


def _tell_way(edition: Edition, step: Record, *, whole: bool) -> Inherited:
    channel = edition.word("channel", step["channel"])
    return Inherited(
        kind=edition.word("kind", step["kind"]),
        carries=edition.words["carries"].format(channel=channel),
        kind_id=step["kind"],
        channel=step["channel"],
        support=step["support"],
        support_text=_mark(edition.word("support", step["support"]), step["support"]),
        by=_name_houses(edition, step["houses"]) if whole else "",
        note=edition.say(step, "note"),
        only=_tell_variant(edition, step) if whole else "",
        receipt=make_receipt(edition, step["evidence"], whole=whole),
    )


def _name_houses(edition: Edition, houses: Sequence[str]) -> str:
    names = write_list([edition.word("house", house) for house in houses], edition.language)
    return edition.words["by"].format(houses=names) if houses else ""


def _tell_variant(edition: Edition, step: Record) -> str:
    if step["variant"] is None:
        return ""
    return edition.words["only"].format(variant=edition.say(step, "variant"))


def list_disputes(edition: Edition, model_id: str) -> tuple[Dispute, ...]:
    """Return the claimed parents of a model that are not accepted, in the order of its file."""
    return tuple(
        Dispute(
            link=edition.link_model(claim["parent"]),
            reason=edition.say(claim, "reason"),
            receipt=make_receipt(edition, claim["evidence"]),
        )
        for claim in edition.library.disputes[model_id]
    )


def list_corrections(edition: Edition, model: Record) -> tuple[ShownCorrection, ...]:
    """Return where sources are wrong about a model, in the order of its file."""
    return tuple(
        ShownCorrection(
            field=name_field(edition, one["field"]),
            prints=edition.words["prints"].format(
                source=_name_source(edition, one["source"]), printed=one["printed"]
            ),
            verdict=one["verdict"],
            verdict_text=edition.word("verdict", one["verdict"]),
            reason=edition.say(one, "reason"),
            receipt=make_receipt(edition, one["evidence"]),
        )
        for one in model["corrections"]
    )


def _name_source(edition: Edition, source: str) -> str:
    return "arXiv 2302.07730" if source == "catalog" else edition.link_source(source).text


def name_field(edition: Edition, field: str) -> str:
    """Return the word for a field of an entry."""
    return edition.words.get(field, field.replace("_", " "))


def make_receipt(
    edition: Edition, evidence: Sequence[Record], *, whole: bool = True
) -> ShownReceipt:
    """Return evidence as a page shows it: whole, or the number of its items only."""
    items = tuple(_make_evidence(edition, item) for item in evidence) if whole else ()
    return ShownReceipt(say_count("sources", len(evidence), edition.language), items)


def _make_evidence(edition: Edition, item: Record) -> ShownEvidence:
    look = UNVERIFIED if item["source"] == UNVERIFIED else item["stance"]
    return ShownEvidence(
        look=look,
        stance=_mark(edition.word("support" if look == UNVERIFIED else "stance", look), look),
        source=edition.link_source(item["source"]),
        locator=item["locator"],
        basis=edition.words["generated"] if item["basis"] == Basis.GENERATED else "",
        check=_say_check(edition, item),
    )


def _say_check(edition: Edition, item: Record) -> str:
    """Return what the last look at a place found, and when."""
    return _write_check(edition.language, item.get("verdict", ""), item.get("checked", ""))


@cache  # thousands of places were looked up on a few days
def _write_check(language: Language, verdict: str, date: str) -> str:
    return get_texts(language).get(f"evidence.{verdict}", "").format(date=date)


def _mark(text: str, look: str) -> str:
    """Return a word with the sign that tells it apart where there are no colours."""
    return f"{_MARKS[look]} {text}" if look in _MARKS else text
