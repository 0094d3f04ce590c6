"""The one reader of arXiv ids: whatever people paste for a paper, and nothing else.

The page reads them with `site/static/js/base/arxiv_ids.js`; `tests/vectors/arxiv_ids.json` holds
both to the same answers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import LineageError, show_text

if TYPE_CHECKING:
    from collections.abc import Iterable

CANONICAL = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})"
"""What an id looks like once it is read, without a version; reading is stricter."""

MOST_CHARACTERS = 2000
"""Longer texts name no paper."""

_FEWEST_DIGITS = 7  # fewer are seen at once, without the patterns
_ARCHIVES = re.sub(
    r"\s+",
    "|",
    """acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
    cond-mat cs dg-ga econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th
    nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin quant-ph solv-int stat
    supr-con""",
)
_MONTH = "(?:0[1-9]|1[0-2])"
_ID = rf"""(?:
    (?P<new> (?:070[4-9] | 071[0-2] | (?:0[89]|1[0-4]){_MONTH}) \. [0-9]{{4}}
           | (?:1[5-9]|[2-9][0-9]){_MONTH} \. [0-9]{{5}} )
  | (?P<archive> {_ARCHIVES} ) (?: \. [a-z]+(?:-[a-z]+)? )? / (?P<number> [0-9]{{7}} )
) (?: v (?P<version> [1-9][0-9]{{0,2}} ) )? (?![0-9])"""
"""Four digits up to 2014, five from 2015: so `2010.2012` is no id. Letters are small here."""

_PLACES = r"""(?:
    (?:[a-z0-9-]+\.)* arxiv\.org (?: :[0-9]+ )? /
        (?: (?:abs|pdf|html|format|src|e-print|ps|tb|bibtex|ftp/[a-z-]+/papers/[0-9]+)/ )?
        (?: arxiv: )?
  | ar5iv\.org/ (?: (?:abs|html|pdf)/ )?
  | alphaxiv\.org/ (?: [a-z]{2}/ )? (?:abs|pdf|html|overview)/
  | (?:huggingface\.co|hf\.co|emergentmind\.com|arxiv-vanity\.com)/papers/
  | (?:api\.)? semanticscholar\.org/ (?:graph/v1/)? (?:paper/)? arxiv[:/]
  | (?:scirate\.com|papers\.cool|inspirehep\.net)/arxiv/
  | ui\.adsabs\.harvard\.edu/abs/arxiv:
  | (?:paperswithcode\.com|scholar\.google\.com) /[^?#]* \? (?:[^#]*&)? arxiv_id=
  | (?:dx\.)? doi\.org/10\.48550/arxiv\.
)"""
_THROUGH = r"""(?:
    (?:https?://)? web\.archive\.org/web/[0-9a-z_*]+/
  | (?:https?://)? (?:www\.)? google\.[a-z.]+/url\? (?:[^#]*&)? (?:q|url)=
)"""
_ADDRESS = rf"{_THROUGH}? (?:https?:)? (?://)? (?:www\.)? {_PLACES} {_ID} (?:\.pdf)? (?:[/?#&].*)?"
_CITATION = rf"""
    (?: (?: cite\s+as | or ) :? \s+ )?
    (?: (?: doi: \s* )? 10\.48550/arxiv\.
      | (?: arxiv \s+ preprint \s+ )?
        (?: (?:oai:|info:)? arxiv (?:\.org)? | eprint ) \s* (?: [:./#] \s* | \s )
      | (?: corr ,? \s+ )? abs/
    )?
    {_ID}
    (?: \.pdf | /$ | [?#] \S* | \s* \[ [^\[\]]* \]? | \s* \( [^()]* \)? | \s+ for\s+this\s+version
      | ,? \s+ (?: [0-9]{{1,2}} \s+ [a-z]{{3}} \s+ )? (?:19|20)[0-9]{{2}} )*
"""
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\(([^()\s]+)\)")
_PERCENT = re.compile(r"%([2-7][0-9a-fA-F])")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = r""""'`\u00ab\u00bb\u2018-\u201f\u2039\u203a"""
_AROUND = rf"\s{_QUOTES}()\[\]{{}}<>\u3008-\u3011\u3014\u3015,;:\u3001"
_OPENING = re.compile(rf"^[{_AROUND}]+")
_CLOSING = re.compile(rf"[{_AROUND}.!?\u3002]+$")


class InvalidArxivIdError(LineageError, ValueError):
    """Text that names no arXiv paper.

    Attributes:
        texts: What was given.
    """

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        named = ", ".join(f"'{show_text(text)}'" for text in texts)
        verb = "is not an arXiv id" if len(texts) == 1 else "are not arXiv ids"
        super().__init__(
            f"{named} {verb}.",
            hint="Write the id, for example 1706.03762 or cs/0112017, or the paper's address.",
        )


class _Found(NamedTuple):
    arxiv_id: str
    version: int | None


def find_arxiv_id(text: str) -> str | None:
    """Return the canonical id, without version, of the paper that a text names, or None.

    Args:
        text: An id, as people write and print it; an address of the paper at arXiv or at one of
            the places that name papers by these ids; or a DOI that arXiv gave out. Brackets,
            quotes and punctuation around it do not matter, nor do case and width of the signs.

    Examples:
        >>> find_arxiv_id("https://arxiv.org/pdf/1706.03762v7.pdf")
        '1706.03762'
        >>> find_arxiv_id("arXiv:cs.CL/0112017")
        'cs/0112017'
        >>> find_arxiv_id("2010.2012") is None
        True
    """
    found = _read(text)
    return found.arxiv_id if found else None


def parse_arxiv_id(text: str) -> str:
    """Return the canonical id that a text names; see `find_arxiv_id`.

    Raises:
        InvalidArxivIdError: It names none.

    Examples:
        >>> parse_arxiv_id("https://arxiv.org/pdf/1706.03762v7")
        '1706.03762'
    """
    found = _read(text)
    if found is None:
        raise InvalidArxivIdError(text)
    return found.arxiv_id


def parse_arxiv_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the canonical ids of `texts`, each once, in the order given; blanks are passed over.

    Raises:
        InvalidArxivIdError: Some of `texts` are no ids; it names all of them.

    Examples:
        >>> parse_arxiv_ids(["arXiv:1810.04805", " ", "1810.04805v2", "1706.03762"])
        ('1810.04805', '1706.03762')
    """
    given = [text for text in texts if text.strip()]
    found = {text: find_arxiv_id(text) for text in given}
    invalid = [text for text, arxiv_id in found.items() if arxiv_id is None]
    if invalid:
        raise InvalidArxivIdError(*invalid)
    return tuple(dict.fromkeys(arxiv_id for arxiv_id in found.values() if arxiv_id))


def parse_version(text: str) -> int | None:
    """Return the version that an id or address ends with, if it names one.

    Examples:
        >>> parse_version("http://arxiv.org/abs/1706.03762v7")
        7
    """
    found = _read(text)
    return found.version if found else None


def _read(text: str) -> _Found | None:
    if len(text) > MOST_CHARACTERS or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return None
    address, citation = _compile()
    match = citation.fullmatch(text)  # as most are: spares the rest
    if match is None:
        bare = _strip(text)
        match = address.fullmatch(bare) or citation.fullmatch(bare)
    if match is None:
        return None
    version = match["version"]
    arxiv_id = match["new"] or f"{match['archive']}/{match['number']}"
    return _Found(arxiv_id, int(version) if version else None)


def _strip(text: str) -> str:
    """Return a text in small and usual signs, without what people put around an id."""
    bare = text.strip()
    if link := _MARKDOWN.fullmatch(bare):
        bare = link[1]
    bare = _PERCENT.sub(lambda match: chr(int(match[1], 16)), bare)
    if not bare.isascii():
        from unicodedata import normalize

        bare = _HYPHENS.sub("-", _UNSEEN.sub("", normalize("NFKC", bare)))
    return _CLOSING.sub("", _OPENING.sub("", bare)).lower()


@cache
def _compile() -> tuple[re.Pattern[str], ...]:
    """Return the patterns, compiled when the first text is read: most questions need none."""
    return tuple(re.compile(pattern, re.VERBOSE) for pattern in (_ADDRESS, _CITATION))
