"""Finding the models that a text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.index import ModelNode

COMMON_WORDS = frozenset({"glam", "instructor", "palm", "seeker", "vit"})
"""Words that a name of mixed case spells too: they count in the case of the name alone."""

ANY_CASE = frozenset({
    "decision transformer", "denoising diffusion probabilistic models", "latent diffusion",
    "latent diffusion model", "original transformer", "sparse transformer", "stable diffusion",
    "swin transformer", "trajectory transformer", "vanilla transformer", "vision transformer",
})  # fmt: skip
"""Names of ordinary words that papers write small and still mean the model."""

OTHER_MODELS = (
    "Chinese Alpaca", "Chinese LLaMA", "Code Llama", "CodeLlama", "DALL-E Mini",
    "Diffusion Transformer", "GPT family", "GPT models", "Generative Pre-trained Transformers",
    "Graph Transformer", "Imagen Video", "Multilingual BART", "Multilingual BERT",
    "Multilingual T5", "Sentence BERT", "Sentence T5", "Stable Diffusion Turbo",
    "Stable Diffusion XL", "Stable Video Diffusion", "Swin UNETR", "Tiny Llama",
    "Universal Transformer", "Video Llama", "Video Swin Transformer",
)  # fmt: skip
"""Names that hold the name of a model and mean another one; a catalog entry takes precedence."""

_SIZE = (
    r"(?:[-\s]?\(?\d+(?:\.\d+)?\s?[BMbm](?:illion|\d)?\b\)?"
    r"|[-\s](?i:tiny|mini|small|base|medium|large|huge|giant|xxl|xl|turbo|[bslhgt])(?:[-/]\d+)?\b"
    r"|\s\((?=[^()]*\d)[^()A-Z]{1,20}[BM]?\)|\s\([^()]*\bet al[^()]*\)|\s?\[[\d, ]+\])"
)
_TAIL = re.compile(rf"(?:{_SIZE})*(?:(?<=[A-Za-z0-9])s\b|'s\b)?")
_SIZED = re.compile(_SIZE)
_PLURAL = re.compile(r"e?s\b")
_OTHER_VERSION = re.compile(
    r"\s?-?(?:[Vv]?(?:[2-9]|\d\d)(?:\.\d+)?(?![\w.%]*\w)(?!\s(?:times|points|of|out)\b)|II\b)"
)
_OTHER_NAME = re.compile(r"-(?!based|like|style)(?:[A-Z0-9]|[a-z]{1,2}\b)|\+|/[A-Z]")
_ORDINARY = re.compile(r"[A-Z]?[a-z]+|[A-Z]+", re.ASCII)
_COMPOUND = re.compile(
    r"(?<![.!?:] )(?<!^)\b(?!(?:The|An?|Our|Original|Vaswani|Meta|Meta's|\w+ing|\w+ed) )[A-Z]\w+ $"
)
_COMPOUNDED = frozenset({"transformer", "llama"})
_ROOT_NAME = "transformer"
_SIZE_AT_END = re.compile(r"[ -]\d+(?:\.\d+)?[BM]$")
_NUMBER = re.compile(r"(?<=[a-z]{3})(?=\d)")
_SHORT = 4
"""Letters of a name that may well be the abbreviation of something else, in other case."""


class Mention(NamedTuple):
    """A place where a text names a model.

    Attributes:
        model_id: The model.
        start, end: Where, with a size, a plural or a genitive that follows.
    """

    model_id: str
    start: int
    end: int


class NameFinder:
    """Knows the names of all models, and finds them in texts."""

    def __init__(self, models: Iterable[ModelNode]) -> None:
        """Index the names and aliases of models; of two models with one name the first has it.

        Words of a name may be joined by a blank, a hyphen or nothing ("Mistral-7B", "Llama2"), and
        a size may be left out where that leaves a name that no other model has.
        """
        self._names: dict[str, list[tuple[str, str]]] = {}
        listed = list(models)
        for model in listed:
            for name in (model.name, *model.aliases):
                self._names.setdefault(_fold(name), []).append((name, model.id))
        for name in OTHER_MODELS:
            self._names.setdefault(_fold(name), [(name, "")])
        for name, model_id in _shorten(listed).items():
            self._names.setdefault(_fold(name), [(name, model_id)])
        spellings = {_lower(name) for entries in self._names.values() for name, _ in entries}
        longest_first = sorted(spellings, key=lambda name: (-len(name), name))
        names = "|".join(map(_to_pattern, longest_first))
        self._pattern = re.compile(rf"(?<![\w/@-])(?:{names})(?=s?(?!\w|\.\d))")

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return every mention in a plain text, in order; of overlapping names the longest.

        Of names side by side ("CLIP ViT-L/14") the first is meant, the next says which of it.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> finder = NameFinder(tiny_graph().models.values())
            >>> finder.find("An optimal BERT-based model, unlike BERT-X.")
            (Mention(model_id='bert', start=11, end=15),)
        """
        found: list[Mention] = []
        for match in self._pattern.finditer(_lower(text)):
            model_id = self._identify(text, match.start(), match.end())
            beside = bool(found) and text[found[-1].end : match.start()] == " "
            if model_id and not beside:
                tail = _TAIL.match(text, match.end())
                found.append(Mention(model_id, match.start(), tail.end() if tail else match.end()))
        return tuple(found)

    def find_versions(self, text: str) -> Iterator[Mention]:
        """Yield every place of a plain text that names another version of a model.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> finder = NameFinder(tiny_graph().models.values())
            >>> [text[at.start : at.end] for text in ["As BERT 2 is."]
            ...  for at in finder.find_versions(text)]
            ['BERT 2']
        """
        for match in self._pattern.finditer(_lower(text)):
            version = _OTHER_VERSION.match(text, match.end())
            if version and not self._identify(text, match.start(), match.end()):
                yield Mention("", match.start(), version.end())

    def identify(self, text: str) -> frozenset[str]:
        """Return the models that have a text, in any case, as a name of theirs."""
        return frozenset(model_id for _, model_id in self._names.get(_fold(text), ()))

    def _identify(self, text: str, start: int, end: int) -> str:
        """Return the model that is meant at a place, or nothing if it is another one."""
        written = text[start:end]
        plural = _PLURAL.match(text, end)
        after = plural.end() if plural else end
        if _OTHER_VERSION.match(text, after):
            return ""
        if _OTHER_NAME.match(text, after) and not _SIZED.match(text, after):
            return ""
        name = _lower(written)
        if name in _COMPOUNDED and _COMPOUND.search(text[max(0, start - 40) : start]):
            return ""
        if name == _ROOT_NAME and plural:  # the class of models, not the model
            return ""
        entries = sorted(self._names[_fold(written)], key=lambda entry: _lower(entry[0]) != name)
        return next(
            (
                model_id
                for spelling, model_id in entries
                if not model_id or _join(written) == _join(spelling) or not needs_case(spelling)
            ),
            "",
        )


def needs_case(name: str) -> bool:
    """Tell whether a name counts only as it is spelt, because its letters may be other words.

    Examples:
        >>> [needs_case(name) for name in ("OPT", "Gopher", "E5", "PaLM", "RoBERTa", "GPT-2")]
        [True, True, True, True, False, False]
        >>> needs_case("FiD")  # FID is a measure
        True
    """
    folded = _lower(name)
    if folded in ANY_CASE:
        return False
    if len(name) <= _SHORT and (name.isalpha() or len(name) <= 2):  # noqa: PLR2004  as T5, J1
        return True
    if folded in COMMON_WORDS:
        return True
    return all(_ORDINARY.fullmatch(word) for word in name.split())


def _shorten(models: Iterable[ModelNode]) -> dict[str, str]:
    """Return names without the sizes at their ends, where one model alone has such a name."""
    found: dict[str, list[str]] = {}
    for model in models:
        name = _SIZE_AT_END.sub("", model.name)
        if name != model.name and len(name) > _SHORT + 1:
            found.setdefault(name, []).append(model.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _to_pattern(name: str) -> str:
    """Return a pattern of a name, with or without what joins its words and its number."""
    words = (_NUMBER.sub("[ -]?", re.escape(word)) for word in re.split(r"[ -]+", name))
    return "[ -]?".join(words)


def _join(name: str) -> str:
    """Return a name without what joins its words."""
    return re.sub(r"[ -]", "", name)


def _fold(name: str) -> str:
    return _join(_lower(name))


def _lower(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
