"""What is proposed for a paper, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.characters import escape_unsafe
from lineage.suggest.suggestion import WORDS

if TYPE_CHECKING:
    from lineage.papers.texts.reading import FetchedText
    from lineage.suggest.suggestion import Lacking, Span, Suggestion


def say_suggestion(suggestion: Suggestion, text: FetchedText | None = None) -> str:
    """Return what was read of one paper: parents, the surest first, then what is only named.

    Args:
        suggestion: What is proposed.
        text: The full text, if it was read.
    """
    lines = [f"{suggestion.title}\n"]
    for item in suggestion.candidates:
        by = "" if item.proposed_by == (WORDS,) else f", by {' and '.join(item.proposed_by)}"
        lines.append(f"{item.parent}: {item.kind} ({item.channel}), {item.confidence:.2f}{by}\n")
        lines += [f"  {_quote(span)}\n" for span in (item.span, *item.more)]
        lines.append(f"  in: {item.sentence}\n")
    if not suggestion.candidates:
        lines.append("No model of the catalog is said to be a parent.\n")
    if suggestion.mentioned:
        lines.append(f"also named: {' '.join(suggestion.mentioned)}\n")
    lines += [_say_lacking(item) for item in suggestion.lacking]
    if text is not None:
        lines.append(
            f"read: {text.form} of {text.version}, fetched {text.fetched[:10]}, "
            f"SHA-256 {text.digest[:12]}\n"
        )
    return escape_unsafe("".join(lines), keep="\n")


def _say_lacking(item: Lacking) -> str:
    near = f", near: {item.near}" if item.near else ""
    kind = f"{item.kind}, " if item.kind else ""
    return f"not in the catalog: {item.name}{near} ({kind}{_quote(item.span)})\n"


def _quote(span: Span) -> str:
    return f'{span.field}: "{" ".join(span.text.split())}"'


def describe_text(text: FetchedText) -> dict[str, str]:
    """Return what was read of a full text, for programs."""
    return {
        "form": text.form,
        "version": text.version,
        "digest": text.digest,
        "fetched": text.fetched,
    }
