"""Whether a text names a model: of names that overlap the longest wins.

A tripwire, not a proof: `T5` is not found in `Flan-T5` or `mT5`, `GPT` not in `GPT-2`, `Llama 3`
not in `Llama 3.1`, but `LLaMA-7B`, `bert-base-uncased` and `BERTs` name their model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.mentions import needs_case
from lineage.verify.spellings import begins, cut_tokens, ends, is_marked, joins, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lineage.catalog.records import Catalog

_MOST_TOKENS = 24
_REPOSITORY = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)")
_MINOR = re.compile(r"(?<=\d)\.\d$")
"""The last number of a version: `Llama 3.x` may mean each of them."""


class NameMatch(NamedTuple):
    """Where a text names a model.

    Attributes:
        models: Ids of all that have the name.
        start, end: Where in the normal form.
    """

    models: frozenset[str]
    start: int
    end: int


class CatalogNames:
    """Knows the names of all models of a catalog.

    It tells all that a name may mean, in code too, and leaves the judgement to who asks;
    `lineage.suggest.mentions.NameFinder` names one model, and only where it is sure.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take names and repositories of each model, by its id."""
        self._models: dict[str, set[str]] = {}
        self._spellings: dict[str, set[str]] = {}
        self._loose: set[str] = set()
        for model_id, texts in names.items():
            self._models.setdefault(squash(model_id), set()).add(model_id)
            for text in texts:
                self._add(text, model_id)
                if _MINOR.search(text):
                    self._add(_MINOR.sub(".x", text), model_id)
        self._models.pop("", None)
        self._longest = max(map(len, self._models), default=0)

    def _add(self, text: str, model_id: str) -> None:
        key = squash(text)
        self._models.setdefault(key, set()).add(model_id)
        self._spellings.setdefault(key, set()).add(text)
        if not needs_case(text):
            self._loose.add(key)

    def find(self, text: str, *, code: bool = False) -> Iterator[NameMatch]:
        """Yield every mention in a text of normal form, in order.

        Args:
            text: What `to_normal` returns.
            code: Whether names stand in identifiers (`DeepseekV3Attention`).
        """
        tokens = cut_tokens(text, code=code)
        at = 0
        while at < len(tokens):
            found = self._find_longest(text, tokens, at, code=code)
            if found is None:
                at += 1
                continue
            last, models = found
            yield NameMatch(models, tokens[at].start(), tokens[last].end())
            at = last + 1

    def names(self, text: str, model_id: str, *, code: bool = False) -> NameMatch | None:
        """Return the first mention of a model, or None."""
        mentions = self.find(text, code=code)
        return next((found for found in mentions if model_id in found.models), None)

    def _find_longest(
        self, text: str, tokens: Sequence[re.Match[str]], at: int, *, code: bool
    ) -> tuple[int, frozenset[str]] | None:
        """Return the last token of the longest name that begins at one, and whose it is."""
        if not begins(text, tokens, at, code=code):
            return None
        key = ""
        best: tuple[int, frozenset[str]] | None = None
        for last in range(at, min(at + _MOST_TOKENS, len(tokens))):
            if last > at and not joins(text, tokens, last):
                break
            key += tokens[last][0].casefold()
            if len(key) > self._longest:
                break
            singular = key if key in self._models else key.removesuffix("s")
            known = singular in self._models
            counts = known and (code or self._counts(text, tokens, at, last, singular))
            if counts and ends(text, tokens, last, code=code):
                best = (last, frozenset(self._models[singular]))
        return best

    def _counts(
        self, text: str, tokens: Sequence[re.Match[str]], at: int, last: int, key: str
    ) -> bool:
        """Tell whether a name that may be an ordinary word is written as a name."""
        if key in self._loose:
            return True
        start, end = tokens[at].start(), tokens[last].end()
        written = text[start:end]
        named = written in self._spellings.get(key, ()) or not written.islower()
        return named or is_marked(text, start, end)


def make_finder(catalog: Catalog) -> CatalogNames:
    """Return what knows the names of a catalog in texts.

    A repository, or the paper by its number, names a model where it is of no other one.
    """
    names = {
        key: [model.name, *model.aliases, *model.hub] for key, model in catalog.models.items()
    }
    owners: dict[str, set[str]] = {}
    for key, model in catalog.models.items():
        links = filter(None, (_REPOSITORY.fullmatch(str(link)) for link in model.links))
        for own in (*(link[1] for link in links), model.paper or ""):
            owners.setdefault(own, set()).add(key)
    for own, keys in owners.items():
        if len(keys) == 1:
            names[min(keys)].append(own)
    return CatalogNames(names)
