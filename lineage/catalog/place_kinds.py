"""The kinds of places that locators name, and the words that stand for them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from graph.arxiv_ids import CANONICAL


class PlaceKind(StrEnum):
    """Kinds of steps, those of files first."""

    PACKAGE = "package"
    FILE = "file"
    RECORD = "record"
    HISTORY = "history"
    ADDRESS = "address"
    CATALOG = "catalog"
    TITLE = "title"
    ABSTRACT = "abstract"
    METADATA = "metadata"
    SECTION = "section"
    HEADING = "heading"
    NEWS = "news"
    WHOLE = "whole text"
    PASSAGE = "passage"
    PAGE = "page"
    FIGURE = "figure"
    TABLE = "table"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ROW = "row"
    ENTRY = "entry"
    ITEM = "item"
    LINE = "line"
    CLASS = "class"
    FUNCTION = "function"
    DOCSTRING = "docstring"
    COLUMN = "column"
    FIELD = "field"


QUOTED = r"(?:\"[^\"]+\"|'[^']+'(?![\w]))"
_NUMBER = r"(?:\d+(?:\.\d+)*[a-z]?|[A-Z](?:\.\d+)*|[IVX]+)(?![\w<-])"
_AND = r"(?:,? (?:and|or) |, | to |-)"
_PAPER = rf"{CANONICAL}(?:v\d+)?"
_WORD = r"[\w./@+*&-]*[\w*]"
_ORDINAL = (
    r"(?:opening|first|second|third|fourth|fifth|sixth|last|closing|final|next|"
    r"beginning|start|end|top)"
)
_JOINED = r"(?:that|which|of|for|to|in|named|and|with)\b"
_BLOCK = r"(?:paragraph|sentence|line|word|part|item|bullet|lines|page)s?"
_PATH = (
    r"(?:[\w.@+-]+/)+[\w.@+-]+|"
    r"(?:README|LICEN[CS]E|COPYING|NOTICE|MODEL_CARD)(?:[-_]\w+)?(?:\.\w+)?\b|"
    r"[\w.-]+\.(?:py|md|mdx|rst|txt|json|toml|yaml|yml|html|tex|pdf|cfg|sh|ipynb|xml|csv)\b"
)


def _some(item: str) -> str:
    return rf"{item}(?:{_AND}{item})*"


_SOME_NUMBERS = _some(_NUMBER)
_SOME_QUOTED = _some(QUOTED)
_SOME_WORDS = _some(f"(?:{QUOTED}|{_WORD})")
_ORDINALS = rf"{_ORDINAL}(?: (?:\w+ )?(?:and|to) {_ORDINAL})?"
_FIRST = r"(?:(?:opening|first|second|third|last) )?"
_TABLE: tuple[tuple[PlaceKind, str], ...] = (
    (PlaceKind.RECORD, rf"(?:titles?|dates?|months?|authors?)(?: of)? (?P<what>{_some(_PAPER)})"),
    (PlaceKind.RECORD, rf"(?:title|date) and authors of (?P<what>{_some(_PAPER)})"),
    (
        PlaceKind.RECORD,
        rf"(?:arXiv id|lab as written|record)s? (?:of|for) (?P<what>{_some(_PAPER)})",
    ),
    (PlaceKind.RECORD, rf"arXiv ids? (?P<what>{_some(_PAPER)})"),
    (PlaceKind.RECORD, r"(?:submission history|title and authors|(?:list of )?authors)\b"),
    (PlaceKind.ADDRESS, r"(?:month|date|year) (?:of|in) the (?:identifier|address)\b"),
    (PlaceKind.ADDRESS, r"(?:identifier|owner|host|organisation|namespace|path|folder)s?\b"),
    (PlaceKind.ADDRESS, r"(?:repository|collections?|address(?:es)?)\b"),
    (PlaceKind.ADDRESS, r"names? of the (?:repository|file|checkpoints?)\b"),
    (PlaceKind.HISTORY, r"(?:(?:commit|release|upload|tag|version) )?history\b"),
    (PlaceKind.HISTORY, r"(?:first )?commits?(?: message)? of\b|release (?=v?\d)"),
    (PlaceKind.CATALOG, r"catalog list\b"),
    (PlaceKind.TITLE, r"titles?(?: page)?\b"),
    (PlaceKind.ABSTRACT, r"abstract\b"),
    (PlaceKind.METADATA, r"front matter\b|metadata\b|(?:model )?card\b|tags?\b"),
    (PlaceKind.METADATA, r"head(?= of | and |$)"),
    (PlaceKind.SECTION, rf"(?:sub)?sections? (?P<what>{_SOME_NUMBERS})"),
    (PlaceKind.SECTION, r"(?:sub)?sections? (?=\w|\"|')"),
    (PlaceKind.SECTION, rf"(?:appendix|appendices|chapters?|parts?) (?P<what>{_SOME_NUMBERS})"),
    (PlaceKind.SECTION, r"(?:appendix|appendices|chapters?|parts?)(?= |$|,|:|;)"),
    (PlaceKind.SECTION, r"(?:introduction|conclusions?|acknowledge?ments?)\b"),
    (PlaceKind.SECTION, r"(?:overview|preface|summary|contents)\b"),
    (PlaceKind.HEADING, rf"headings? (?P<what>{_SOME_QUOTED})"),
    (PlaceKind.HEADING, r"headings? (?=(?:of|on) )"),
    (PlaceKind.NEWS, r"news\b"),
    (PlaceKind.WHOLE, r"whole (?:text|page|file)\b|(?:the )?licen[cs]e text\b"),
    (PlaceKind.PASSAGE, r"passages? (?:on|about|after|before|beside)\b|passage(?=:)"),
    (PlaceKind.PASSAGE, r"general reading\b|description\b|header\b|caption\b"),
    (PlaceKind.PAGE, r"pages? (?P<what>\d+(?:-\d+)?)"),
    (PlaceKind.FIGURE, rf"(?i:figures?|diagrams?) (?P<what>{_SOME_NUMBERS})"),
    (PlaceKind.FIGURE, r"(?i:figures?|diagrams?|pictures?|logos?|videos?)\b"),
    (PlaceKind.TABLE, rf"(?i:tables?|algorithms?|equations?|listings?) (?P<what>{_SOME_NUMBERS})"),
    (PlaceKind.TABLE, rf"(?i:tables?) (?P<what>{_SOME_QUOTED})|{_FIRST}(?i:tables?)\b"),
    (PlaceKind.PARAGRAPH, rf"paragraphs? (?P<what>{_SOME_QUOTED})|(?:paragraphs?|sentences?)\b"),
    (PlaceKind.PARAGRAPH, rf"(?:the )?(?P<what>{_ORDINALS}) (?:two |three |few )?{_BLOCK}\b"),
    (PlaceKind.LIST, rf"lists? (?P<what>{_SOME_QUOTED})|{_FIRST}lists?\b"),
    (PlaceKind.ROW, rf"(?:separate )?rows? (?P<what>{_SOME_QUOTED})|rows?\b"),
    (PlaceKind.ENTRY, rf"(?:the )?(?:entry|entries) (?P<what>{_SOME_QUOTED})|(?:entry|entries)\b"),
    (PlaceKind.ITEM, rf"items? (?P<what>{_SOME_QUOTED})|(?:items?|bullets?)\b"),
    (PlaceKind.LINE, r"dates?(?: line)?\b|affiliations?\b|badges?\b|bylines?\b"),
    (PlaceKind.LINE, r"footnotes?\b|citations?\b|notes?\b"),
    (PlaceKind.LINE, rf"lines? (?P<what>{_SOME_QUOTED})|lines?\b"),
    (PlaceKind.CLASS, r"class(?:es)? (?P<what>[A-Za-z_]\w* <- [A-Za-z_][\w.]*)"),
    (PlaceKind.CLASS, r"(?P<what>[A-Za-z_]\w* <- [A-Za-z_][\w.]*|\w+ served as [\w-]+)"),
    (PlaceKind.CLASS, r"class(?:es)? (?P<what>\w*[A-Z_]\w*)|class(?:es)?(?= in )"),
    (
        PlaceKind.FUNCTION,
        (
            rf"(?:functions?|methods?|scripts?) (?!{_JOINED})(?P<what>[\w.]+)|"
            rf"(?:functions?|methods?|scripts?)(?= {_JOINED})"
        ),
    ),
    (PlaceKind.DOCSTRING, r"docstrings?\b|comments?\b|examples?\b"),
    (PlaceKind.COLUMN, rf"columns? (?P<what>{_some(_WORD)})"),
    (PlaceKind.FIELD, rf"(?:fields?|keys?|arguments?|options?|ModelMeta) (?P<what>{_SOME_WORDS})"),
    (PlaceKind.FIELD, rf"(?:constants?|parameters?|variables?) (?P<what>{_SOME_WORDS})"),
    (PlaceKind.PACKAGE, r"(?P<what>[a-z][\w.-]*) (?=\d+\.\d+[\w.]*, )[\w.]+"),
    (PlaceKind.FILE, rf"(?:files? )?(?P<what>{_PATH})(?=$|[ ,:;])"),
)


@cache
def list_patterns() -> tuple[tuple[PlaceKind, re.Pattern[str]], ...]:
    """Return the kinds of places with what a step of each looks like; the first that fits counts.

    The group `what` holds numbers, titles or names.
    """
    return tuple((kind, re.compile(pattern)) for kind, pattern in _TABLE)
