"""What a machine can see of an editor's judgement: notes, addresses and who had a technique first.

A kind decides what every question answers, so it must not say more than its note; an address
must still lead to what was read; and a technique is credited to the model whose paper brought it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.vocabulary import CHANNEL_OF, Channel
from lineage.catalog.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.records import Catalog

_DENIAL = re.compile(
    r"""
      (?<!\badd\ )(?<!\badds\ )(?<!\bneeds\ )\bno\ weights\b
    | \bno\ (?:\w+\ ){1,2}weights\ (?:are|from|in|is|of|was|were)\b
    | \bnone\ of\ (?:the|its|their|those|\S+['’]s)\ (?:\w+\ )?weights\b
    | \bwithout\ (?:any|its|the|their)?\ ?weights\b
    | \bnot\ (?:the|its|their)\ weights\b
    | \bnot\b[^.;]{0,80}\bwhose\ weights\b
    | \bnot\ (?:fine-?tuned|initiali[sz]ed|started|trained)\ from\b
    | \bweights\b[^.;]{0,60}\b(?:are|is|was|were)\ (?:not|never)\s
        (?:carried|copied|inherited|kept|reused|taken|used)\b(?!\ frozen)
    | \b(?:do|does|did)\ not\ (?:carry|copy|inherit|keep|reuse|take|use)\b
        [^.;,]{0,20}\b(?:any|its|the|their|\S+['’]s)\ (?:\w+\ ){0,2}weights\b
    | \bonly\ (?:its|the)\ (?:architecture|code|data|design|recipe|tokeni[sz]er|vocabulary)\b
        [^.;,]{0,20}\b(?:are|is)\ (?:inherited|kept|reused|shared|taken)\b
    | \bwhether\b[^.;]{0,60}\bweights\b
    | \bmade\ from\ is\ (?:not|un)\s*(?:disclosed|known|published|stated)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that deny that the parent's weights were taken, or leave it open."""

_ANEW = re.compile(
    r"\b(?:newly\s+trained|(?:re)?train(?:ed|s)?\s+(?:anew|afresh|from\s+scratch)"
    r"|random(?:ly)?\s+initiali[sz](?:ed|ation))\b",
    re.IGNORECASE,
)
"""Words for new weights, which may be those of an added part."""

_TAKEN = re.compile(
    r"\b(?:checkpoints?|continu(?:es|ed)|copied|fine-?tun\w+|frozen|further|initiali[sz]ed\s+(?:from|with)"
    r"|starts?\s+(?:from|with)|started\s+from|took|takes?|tuned|weights)\b",
    re.IGNORECASE,
)
"""Words for weights that were taken: what is new beside them is another part."""

_OF_A_REPOSITORY = re.compile(
    r"""
    https?://(?:www\.)?
    (?: github\.com/[^/?\#]+/[^/?\#]+/(?:blame|blob|edit|raw|tree)
      | raw\.githubusercontent\.com/[^/?\#]+/[^/?\#]+
      | (?:huggingface\.co|hf\.co)/(?:datasets/|spaces/)?[^/?\#]+(?:/[^/?\#]+)?
        /(?:blame|blob|raw|resolve|tree)
      | gitlab\.com/[^?\#]+/-/(?:blame|blob|raw|tree)
    )/(?P<revision>[^/?\#]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)

_COMMIT = re.compile(r"[0-9a-f]{40}", re.IGNORECASE)


_YARDSTICK = re.compile(
    r"https?://(?:www\.)?(?:(?:github\.com|raw\.githubusercontent\.com)/stanford-crfm"
    r"|crfm\.stanford\.edu)/ecosystem-graphs\b",
    re.IGNORECASE,
)
"""Lists of who builds on whom that this catalog is compared with, and so cannot learn from."""


def denies_weights(note: str) -> bool:
    """Return whether a note says that its parent's weights were not taken, or may not have been.

    New weights of a part that is added do not count.

    Examples:
        >>> denies_weights("A newly trained CLIP gives the embeddings.")
        True
        >>> denies_weights("Starts from LLaMA; the projection is trained from scratch.")
        False
    """
    if _DENIAL.search(note):
        return True
    return bool(_ANEW.search(note)) and not _TAKEN.search(_ANEW.sub(" ", note))


def find_floating_revision(address: str) -> str | None:
    """Return the branch or tag in an address of a repository; None if it names a commit or none.

    The page of a whole repository or of a model card names no revision: it is read for what its
    makers say now, and the locator says which part.

    Examples:
        >>> find_floating_revision("https://github.com/openai/CLIP/blob/main/model-card.md")
        'main'
        >>> find_floating_revision("https://huggingface.co/google/t5-xxl-lm-adapt")
    """
    found = _OF_A_REPOSITORY.match(address)
    if found is None or _COMMIT.fullmatch(found["revision"]):
        return None
    return found["revision"]


def is_yardstick(address: str) -> bool:
    """Return whether an address is of a list that derivations are measured by.

    Examples:
        >>> is_yardstick("https://crfm.stanford.edu/ecosystem-graphs/index.html")
        True
    """
    return _YARDSTICK.match(address) is not None


def check_judgement(catalog: Catalog) -> Iterator[Problem]:
    """Yield weights that their notes deny, and techniques that their first model lacks."""
    yield from _check_notes(catalog)
    yield from _check_first_models(catalog)


def _check_notes(catalog: Catalog) -> Iterator[Problem]:
    for model_id, model in catalog.models.items():
        for number, step in enumerate(model.derivations):
            if CHANNEL_OF[step.kind] is Channel.WEIGHTS and denies_weights(step.note):
                message = (
                    f"unexpected '{step.kind.value}', for which weights are taken, beside a note "
                    "that denies it, expected another kind or note"
                )
                yield Problem(
                    f"models/{model_id}.toml", f"derivations[{number}].kind", message, "judgement"
                )


def _check_first_models(catalog: Catalog) -> Iterator[Problem]:
    """Yield the techniques whose introducing paper is that of models which do not list them."""
    of_paper: dict[str, list[str]] = {}
    for model_id, model in catalog.models.items():
        if model.paper is not None:
            of_paper.setdefault(model.paper, []).append(model_id)
    for name, technique in catalog.concepts.get("techniques", {}).items():
        owners = of_paper.get(technique.paper or "", [])
        if owners and not any(name in catalog.models[owner].techniques for owner in owners):
            message = (
                f"expected '{name}', which this model's paper introduced, as techniques.toml says"
            )
            yield Problem(f"models/{owners[0]}.toml", "techniques", message, "judgement")
