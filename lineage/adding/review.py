r"""The review list: proposed papers, for a person to tick.

Two files of one name say the same. `NAME.md` is for people, and only its ticks are ever read back:
a paper is one line that begins with `- [ ] [ID](https://arxiv.org/abs/ID) `, ticked when an `x`
stands in the box, and each line below it, indented, names a proposed parent. `NAME.json` is for
programs, and is never changed by people::

    {"schema_version": 1, "since": "2026-11-01", "categories": ["cs.CL"], "seen": 9,
     "left_out": {"without a parent": 8}, "papers": [
      {"arxiv_id", "title", "authors": [...], "submitted", "primary_category",
       "candidates": [{"parent", "kind", "channel", "confidence",
                       "span": {"field", "start", "end", "text"}, "more": [spans],
                       "proposed_by": [...]}],
       "mentioned": [...], "lacking": [{"name", "near", "kind", "span"}]}]}

Papers stand in the order of both files: the surest proposal first, then the more proposals, then
by id. The same findings make the same bytes; ticks survive when the list is written again.
`lineage add --from NAME.md` takes the ticked ids (`read_ticked`) and the proposals beside them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import LineageError
from lineage.asides import remove_orphans
from lineage.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from lineage.adding.sifting import Proposal, Reason
    from lineage.suggest.suggestion import Candidate, Span

SCHEMA_VERSION = 1
"""Of the JSON file."""

_TICKED = re.compile(r"^- \[[xX]\] \[([^\]\s]+)\]\(https://arxiv\.org/abs/\1\)", re.MULTILINE)
_MARKUP = re.compile(r"([\\`*_\[\]~|$!])")
_CALLS = re.compile(r"([@#])")
_HINT = "Free space or mend the rights, or choose another file with --out."


class Review(NamedTuple):
    """A review list.

    Attributes:
        since: First day of the search, as the user gave it.
        categories: Of arXiv.
        proposals: In order.
        left_out: How many other papers were seen, by the reason why they are not there.
    """

    since: str
    categories: Sequence[str]
    proposals: Sequence[Proposal]
    left_out: Mapping[Reason, int]


def write_review(path: Path, review: Review) -> None:
    """Write the review list and, beside it, the same as JSON; ticks that were set are kept.

    Raises:
        LineageError: There is another kind of file, or a file cannot be written.
    """
    ticked = find_ticked(path)
    remove_orphans(path.parent)
    write_whole(path.with_suffix(".json"), render_json(review).encode("utf-8"), hint=_HINT)
    write_whole(path, render_markdown(review, ticked=ticked).encode("utf-8"), hint=_HINT)


def find_ticked(path: Path) -> tuple[str, ...]:
    """Return the arXiv ids that are ticked in an earlier list; none where there is none.

    Raises:
        LineageError: There is another kind of file.
    """
    try:
        return read_ticked(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        message = f"'{path}' is there, but it is no review list that can be read."
        raise LineageError(message, hint="Choose another file with --out.") from error


def read_ticked(markdown: str) -> tuple[str, ...]:
    """Return the arXiv ids that are ticked in a review list, in its order.

    Examples:
        >>> read_ticked("- [x] [2611.00001](https://arxiv.org/abs/2611.00001) A paper")
        ('2611.00001',)
    """
    return tuple(dict.fromkeys(_TICKED.findall(markdown)))


def render_markdown(review: Review, *, ticked: Collection[str] = ()) -> str:
    """Return the review list for people; what comes from outside is text in it, never markup."""
    count = len(review.proposals)
    papers = f"{count} paper{'s' if count != 1 else ''} of {', '.join(review.categories)}"
    lines = [
        f"# New papers since {review.since}",
        "",
        f"{papers} whose own model seems to extend one of the catalog, the surest first.",
        *_say_left_out(review),
        "Tick those that belong in it, then run `lineage add --from` with this file.",
        "",
    ]
    for proposal in review.proposals:
        lines += _describe(proposal, ticked=proposal.arxiv_id in ticked)
    return "\n".join(lines) + "\n"


def _say_left_out(review: Review) -> list[str]:
    """Return a line that says how many papers were seen, and why some are not listed."""
    if not review.left_out:
        return []
    seen = len(review.proposals) + sum(review.left_out.values())
    reasons = ", ".join(f"{count} {reason}" for reason, count in review.left_out.items())
    return [f"Seen: {seen} papers. Left out: {reasons}."]


def _describe(proposal: Proposal, *, ticked: bool) -> Iterable[str]:
    arxiv_id, record, suggestion = proposal
    box = "x" if ticked else " "
    yield (
        f"- [{box}] [{arxiv_id}](https://arxiv.org/abs/{arxiv_id}) {_escape(record.title)} "
        f"({record.primary_category}, {record.submitted})"
    )
    for candidate in suggestion.candidates:
        yield f"  - {_say(candidate)}"
    for item in suggestion.lacking:
        yield f"  - not in the catalog: {_escape(item.name)} ({_quote(item.span)})"


def _say(candidate: Candidate) -> str:
    places = "; ".join(map(_quote, (candidate.span, *candidate.more)))
    return f"{candidate.parent}: {candidate.kind}, {candidate.confidence:.2f} ({places})"


def _quote(span: Span) -> str:
    return f"{_escape(span.field)}: “{_escape(' '.join(span.text.split()))}”"


def _escape(text: str) -> str:
    r"""Return a text as Markdown that shows it, and that calls nobody and no issue.

    Examples:
        >>> _escape("*BERT* <b> & @all")
        '\\*BERT\\* &lt;b> &amp; @<!-- -->all'
    """
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return _CALLS.sub(r"\1<!-- -->", _MARKUP.sub(r"\\\1", shown))


def render_json(review: Review) -> str:
    """Return the review list for programs."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "since": review.since,
        "categories": list(review.categories),
        "seen": len(review.proposals) + sum(review.left_out.values()),
        "left_out": dict(review.left_out),
        "papers": [_to_json(proposal) for proposal in review.proposals],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _to_json(proposal: Proposal) -> dict[str, Any]:
    record, suggestion = proposal.record, proposal.suggestion.to_json()
    for item in (*suggestion["candidates"], *suggestion["lacking"]):
        del item["sentence"]  # no abstract goes into a file that people pass on
    return {
        "arxiv_id": proposal.arxiv_id,
        "title": record.title,
        "authors": list(record.authors),
        "submitted": record.submitted,
        "primary_category": record.primary_category,
        "candidates": suggestion["candidates"],
        "mentioned": suggestion["mentioned"],
        "lacking": suggestion["lacking"],
    }
