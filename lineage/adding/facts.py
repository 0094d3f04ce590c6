"""What a paper tells of its own model beside its parents: sizes, terms, makers, form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from graph.hub_ids import OTHER_SORTS, PAGES
from graph.names import list_names
from graph.records.vocabulary import Access, Modality
from graph.tracing.terms import Terms, read_terms
from lineage.adding.proposals import quote_words
from lineage.adding.sentences import list_told_sentences
from lineage.adding.sizes import StatedSize, read_sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from lineage.adding.sentences import Told
    from lineage.catalog.records import Catalog
    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.text import Text
    from lineage.suggest.mentions import NameFinder

_T = TypeVar("_T")
_SHORTEST_NAME = 3
_LONGEST_FRONT = 8_000
_LICENCE = re.compile(
    r"\b(?:(?P<apache>Apache(?: [Ll]icen[cs]e)?,?[- ]*(?:[Vv]ersion )?2\.0)|(?P<mit>MIT)"
    r"|(?P<cc>CC[- ]BY(?:[- ](?:NC|SA|ND))*[- ]\d\.\d)|(?P<other>[A-Z][\w.]*(?: \d[\w.]*)? "
    r"(?:Community|Research) Licen[cs]e))"
)
_TERMS = re.compile(r"\b(?i:licen[cs])|\bunder (?:the |an? )?(?:permissive )?(?:Apache|MIT|CC)\b")
_WEIGHTS = re.compile(r"\b(?:models?|weights|checkpoints?|everything)\b", re.IGNORECASE)
_OPEN = frozenset({Terms.PERMISSIVE, Terms.SHARE_ALIKE})
_REPOSITORY = re.compile(r"(?P<host>github\.com|huggingface\.co)/(?P<path>[\w.-]+/[\w.-]*\w)")
_OF_THE_RECORD = ("abstract", "comment")
_ARCHITECTURES: tuple[tuple[str, str], ...] = (
    ("encoder-decoder", r"\bencoder[- –]decoder\b"),
    ("decoder", r"\bdecoder-only\b"),
    ("encoder", r"\bencoder-only\b|\bbidirectional encoder\b"),
    ("diffusion-transformer", r"\b[Dd]iffusion [Tt]ransformer\b"),
    ("dual-encoder", r"\bdual[- ]encoder\b"),
    ("u-net", r"\bU-Net\b"),
)
_MODALITIES: tuple[tuple[Modality, str], ...] = (
    (Modality.TEXT, r"\blanguage models?\b|\bLLMs?\b|\blanguage\b|\btext\b"),
    (Modality.CODE, r"\bcode (?:model|generation|completion)"),
    (Modality.IMAGE, r"\bimages?\b|\bvision\b"),
    (Modality.VIDEO, r"\bvideos?\b"),
    (Modality.AUDIO, r"\baudio\b|\bspeech\b|\bmusic\b"),
    (Modality.PROTEIN, r"\bproteins?\b"),
)
_A_MODEL = re.compile(r"\b(?:is|are|present|introduce|propose|release|train) .{0,60}\bmodels?\b")


class LicenceTerms(NamedTuple):
    """Terms of the weights.

    Attributes:
        text: As one usually spells them.
        access: What they let the public do.
    """

    text: str
    access: Access


@dataclass(frozen=True)
class Fact(Generic[_T]):
    """Something that a paper tells.

    Attributes:
        value: What.
        place: Where, as a locator with the first words.
    """

    value: _T
    place: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a paper tells of its own model; what it does not is None.

    Attributes:
        labs: Ids.
        parameters: Its sizes, smallest first.
        licence: Of the weights.
        architecture: An id.
        modalities: What it reads or writes.
        links: Addresses of its repository.
        hub: Ids of its repositories on the Hugging Face Hub.
    """

    labs: Fact[tuple[str, ...]] | None = None
    parameters: Fact[tuple[StatedSize, ...]] | None = None
    licence: Fact[LicenceTerms] | None = None
    architecture: Fact[str] | None = None
    modalities: Fact[tuple[str, ...]] | None = None
    links: Fact[tuple[str, ...]] | None = None
    hub: Fact[tuple[str, ...]] | None = None


def find_facts(
    record: FetchedPaper, text: Text | None, *, name: str, catalog: Catalog, finder: NameFinder
) -> Facts:
    """Return what a paper tells of its own model.

    Args:
        record: What arXiv says of the paper.
        text: Its full text, if that was read.
        name: What the model is called.
        catalog: Knows labs and architectures.
        finder: Knows the names of other models.
    """
    facts = read_facts(
        list_told_sentences(record, text, finder, name=name),
        name=name,
        front=find_front(text)[:_LONGEST_FRONT] if text else "",
        labs={key: list_names(vars(lab)) for key, lab in catalog.labs.items()},
    )
    known = facts.architecture and facts.architecture.value in catalog.concepts["architectures"]
    return facts if known else replace(facts, architecture=None)


def find_front(text: Text) -> str:
    """Return authors and affiliations of a text: its metadata, or what stands before all headings.

    Examples:
        >>> from lineage.papers.texts.text import Text
        >>> find_front(Text("Hare", "", (), "A. Nonym, Acme"))
        'A. Nonym, Acme'
    """
    first = text.sections[0] if text.sections and not text.sections[0].title else None
    before = "\n".join(block.text for block in first.blocks) if first else ""
    return text.metadata or before


def read_facts(
    sentences: Sequence[Told], *, name: str, front: str, labs: Mapping[str, Collection[str]]
) -> Facts:
    """Return what a paper tells of its own model.

    Args:
        sentences: In which it speaks of it, the most telling first.
        name: What the model is called.
        front: Authors and affiliations, as printed; empty if that was not read.
        labs: Names of each lab of the catalog, by its id.
    """
    sizes = [fact for told in sentences if (fact := _say(told, read_sizes(told.text, name)))]
    return Facts(
        labs=_find_labs(front, labs),
        parameters=max(sizes, key=lambda fact: len(fact.value), default=None),
        licence=_first(sentences, _read_licence),
        architecture=_first(sentences, _read_architecture),
        modalities=_first(sentences, _read_modalities),
        links=_first(sentences, lambda told: tuple(_list_repositories(told, "github.com", name))),
        hub=_first(
            sentences, lambda told: tuple(_list_repositories(told, "huggingface.co", name))
        ),
    )


def _first(sentences: Sequence[Told], read: Callable[[Told], _T | None]) -> Fact[_T] | None:
    return next((fact for told in sentences if (fact := _say(told, read(told)))), None)


def _say(told: Told, value: _T | None) -> Fact[_T] | None:
    return Fact(value, quote_words(told.place, told.plain)) if value else None


def _find_labs(front: str, labs: Mapping[str, Collection[str]]) -> Fact[tuple[str, ...]] | None:
    """Return the labs whose names stand among authors and affiliations, in their order."""
    names = {
        name: lab_id
        for lab_id, spelt in labs.items()
        for name in spelt
        if len(name) >= _SHORTEST_NAME
    }
    if not front or not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    found = [match[0] for match in pattern.finditer(front)]
    if not found:
        return None
    ids = tuple(dict.fromkeys(names[name] for name in found))
    return Fact(ids, quote_words("front matter", ", ".join(dict.fromkeys(found))))


def _read_licence(told: Told) -> LicenceTerms | None:
    found = _LICENCE.search(told.plain)
    if found is None or not _TERMS.search(told.plain) or not _WEIGHTS.search(told.plain):
        return None
    text = "Apache-2.0" if found["apache"] else found[0]
    return LicenceTerms(text, Access.OPEN if read_terms(text) in _OPEN else Access.RESTRICTED)


def _read_architecture(told: Told) -> str:
    return next((key for key, words in _ARCHITECTURES if re.search(words, told.text)), "")


def _read_modalities(told: Told) -> tuple[str, ...]:
    if told.place != "abstract" or not _A_MODEL.search(told.text):
        return ()
    return tuple(key.value for key, words in _MODALITIES if re.search(words, told.text))


def _list_repositories(told: Told, host: str, name: str) -> Iterator[str]:
    """Yield addresses at GitHub, or ids at the Hugging Face Hub, that a paper gives as its own.

    In the full text, where other repositories are named, too, only those of the model's name.
    """
    own = re.sub(r"\W", "", name).casefold()
    of_the_record = told.place in _OF_THE_RECORD
    for match in _REPOSITORY.finditer(told.plain):
        path = match["path"].removesuffix(".git")
        fits = of_the_record or (own and own in re.sub(r"\W", "", path).casefold())
        if match["host"] == host and fits and path.partition("/")[0] not in PAGES | OTHER_SORTS:
            yield f"https://{host}/{path}" if host == "github.com" else path
