"""The one resolver of names: of models, labs, families, tasks, techniques and architectures.

Names are compared in any case and in either normal form of Unicode. The page compares them with
`site/static/js/catalog/names.js`; `tests/vectors/names.json` holds both to the same answers.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.errors import (
    AmbiguousModelError,
    AmbiguousNameError,
    UnknownModelError,
    UnknownNameError,
    UnknownTechniqueError,
    find_near,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.records.shapes import NamedTable

    Names = Mapping[str, Sequence[str]]
    """What a name may mean: ids, by the folded name; papers stand there under `to_paper_key`."""

TABLES: dict[str, NamedTable] = {
    "group": "groups",
    "family": "families",
    "lab": "labs",
    "task": "tasks",
    "technique": "techniques",
    "architecture": "architectures",
}
"""Every sort of thing with a name, besides models, and the list of the document that holds it."""

_PAPER = "arxiv:"
_MOST_SUGGESTIONS = 3
_USUAL_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}

_NO_JOINTS = str.maketrans("", "", " -_")

_PLAIN_LETTERS = str.maketrans({
    "_": " ", "-": " ",
    "\u00e6": "ae", "\u00f0": "d", "\u00f8": "o", "\u00fe": "th", "\u0111": "d",
    "\u0127": "h", "\u0131": "i", "\u0142": "l", "\u0153": "oe", "\u0167": "t",
})  # fmt: skip
"""Small letters that no normal form takes apart, and what stands for them."""


def fold_name(text: str) -> str:
    r"""Return a name in the form in which names are compared.

    Case, full width, normal form of Unicode and the number of blanks make no difference.

    Examples:
        >>> fold_name("  Gall\u00e9  2") == fold_name("GALLE\u0301 ２")
        True
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    from unicodedata import normalize

    folded = normalize("NFD", text.translate(_USUAL_FORMS)).casefold()
    return " ".join(normalize("NFC", folded).split())


def fold_text(text: str) -> str:
    """Return a text in the form in which searches compare it: without accents, too.

    Examples:
        >>> fold_text("\u0141ukasz Gall\u00e9, GPT_3")
        'lukasz galle, gpt 3'
    """
    folded = text
    if not text.isascii():
        from unicodedata import normalize

        folded = "".join(c for c in normalize("NFKD", text) if not "\u0300" <= c <= "\u036f")
    return " ".join(folded.casefold().translate(_PLAIN_LETTERS).split())


def list_names(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every name of a record: in English, in Chinese, by other spellings, on the Hub.

    Examples:
        >>> list_names({"name": "Beam search", "aliases": ["beam decoding"]})
        ('Beam search', 'beam decoding')
    """
    usual = [record["name"], record.get("name_zh")]
    others = (record.get(key, ()) for key in ("aliases", "spellings", "hub"))
    return tuple(name for name in (*usual, *chain.from_iterable(others)) if name)


def index_names(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Return what each folded name means, of things with an id and other names.

    An id means what has it, even if it is another's name.

    Examples:
        >>> index_names([("meta", ["Meta AI"]), ("google", ["DeepMind", "meta"])])
        {'meta ai': ['meta'], 'deepmind': ['google'], 'meta': ['meta'], 'google': ['google']}
    """
    names: dict[str, list[str]] = {}
    ids: dict[str, list[str]] = {}
    for key, texts in named:
        ids[fold_name(key)] = [key]
        for text in texts:
            owners = names.setdefault(fold_name(text), [])
            if key not in owners:
                owners.append(key)
    return {name: owners for name, owners in names.items() if name not in ids} | ids


def index_keys(
    named: Iterable[tuple[str, str | None]], to_key: Callable[[str], str]
) -> dict[str, list[str]]:
    """Return whom each key means, of pairs of an id and a name that several may share.

    Examples:
        >>> index_keys([("bert", "1810.04805"), ("gpt", None)], to_paper_key)
        {'arxiv:1810.04805': ['bert']}
    """
    keys: dict[str, list[str]] = {}
    for model_id, name in named:
        if name:
            keys.setdefault(to_key(name), []).append(model_id)
    return keys


def to_paper_key(text: str) -> str:
    """Return under which key names hold a paper; made-up ids of catalogs stand as they are.

    Examples:
        >>> to_paper_key("arXiv:1706.03762v5"), to_paper_key("made-up")
        ('arxiv:1706.03762', 'arxiv:made-up')
    """
    from graph.arxiv_ids import find_arxiv_id

    return f"{_PAPER}{find_arxiv_id(text) or fold_name(text).removeprefix(_PAPER)}"


def find_ids(sort: str, name: str, names: Names) -> Sequence[str]:
    """Return the ids of everything that a name, or a paper, may mean.

    Args:
        sort: What it names, for the error: `model`, `lab` and so on.
        name: An id, a name in any case, or of models a paper or a repository on the Hub.
        names: What names mean.

    Raises:
        UnknownNameError: Nothing has that name; of models and techniques, its subclass.
    """
    found = names.get(fold_name(name)) or names.get(to_paper_key(name))
    if not found and sort == "model":
        from graph.hub_ids import to_hub_id

        found = names.get(fold_name(to_hub_id(name) or "")) or _find_joined(name, names)
    if not found:
        raise _unknown(sort, name, names)
    return found


def _find_joined(name: str, names: Names) -> list[str]:
    """Return whom a name means if blanks, hyphens and underscores in it make no difference."""
    joined = _join(fold_name(name))
    same = [text for text in names if joined and _join(text) == joined]
    return list(dict.fromkeys(key for text in same for key in names[text]))


def _join(name: str) -> str:
    return name.translate(_NO_JOINTS)


def require_id(sort: str, name: str, names: Names) -> str:
    """Return the one id that a name means; see `find_ids`.

    Raises:
        UnknownNameError: Nothing has that name.
        AmbiguousNameError: Several things have it, such as the models of one paper.

    Examples:
        >>> labs = index_names([("google", ["DeepMind"]), ("meta", ["Facebook AI"])])
        >>> require_id("lab", "facebook ai", labs)
        'meta'
    """
    found = find_ids(sort, name, names)
    if len(found) > 1:
        error = AmbiguousModelError if sort == "model" else AmbiguousNameError
        raise error(name, ids=found, sort=sort)
    return found[0]


def _unknown(sort: str, name: str, names: Names) -> UnknownNameError:
    from graph.arxiv_ids import find_arxiv_id

    error = UnknownTechniqueError if sort == "technique" else UnknownNameError
    texts = [text for text in names if not text.startswith(_PAPER)]
    near = dict.fromkeys(names[text][0] for text in find_near(fold_name(name), texts, count=5))
    suggestions = list(near)[:_MOST_SUGGESTIONS]
    if sort == "model":
        paper = find_arxiv_id(name)
        hint = f"No model here is from arXiv {paper}." if paper else ""
        return UnknownModelError(name, suggestions=() if paper else suggestions, hint=hint)
    known = dict.fromkeys(key for text in texts for key in names[text])
    return error(name, suggestions=suggestions, sort=sort, known=known)
