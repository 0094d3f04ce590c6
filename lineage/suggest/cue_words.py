"""What a cue is, and the fragments of patterns that several cues share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.records.vocabulary import Kind


class Cue(NamedTuple):
    """Words of derivation.

    Attributes:
        pattern: The words.
        kind: What they say; None where the words around decide (`kinds`).
        weight: From 0 to 1.
        needs: Words that must stand in the same sentence.
    """

    pattern: str
    kind: Kind | None
    weight: float
    needs: str = ""


PART = (
    r"(?:(?:text|image|vision|visual|language|speech|audio|video|frozen|pre-?trained|initial"
    r"|shared|multilingual) )*(?:backbone|encoder|decoder|tower|trunk|tokeni[sz]er|language model"
    r"|LLM|retriever|reader|feature extractor|prior|vocabulary)s?"
)
NETWORK = (
    r"(?<!-)(?:(?:text|image|vision|visual|language|speech|audio|video) )*"
    r"(?:backbone|encoder|decoder|tower|trunk|tokeni[sz]er|retriever|feature extractor)s?"
)
ARTICLE = r"(?:a |an |the |its |our |their )?"
TUNE = r"(?:(?:instruction|instruct|prompt|fine)[- ]?tun(?:e|es|ed|ing)|post-trained)"
TRAIN = r"(?:pre-?)?train(?:ed|ing|s)?"
COMPRESS = (
    r"(?:quanti[sz](?:e|es|ed|ing)|prun(?:e|es|ed|ing)|compress(?:es|ed|ing)?"
    r"|(?:binari|ternari|sparsi)[sz](?:e|es|ed|ing)|sparsif(?:y|ies|ied|ying)"
    r"|shrink(?:s|ing)?|slim(?:s|ming)?)"
)
FURTHER = r"(?:continu\w*|further|keep|additional(?:ly)?|(?:domain|language|task)-adaptive)"
VERSION = r"(?:version|variant|edition|sibling|relative|descendant|counterpart|analogue?)s?"
TONGUE = (
    r"(?:monolingual|multilingual|bilingual|cross-lingual|biomedical|clinical|scientific|legal"
    r"|financial|domain-specific|language-specific|open|public|open-source|(?-i:[A-Z][a-z]{3,}))"
)
MADE = (
    r"(?:generated|written|produced|synthesi[sz]ed|annotated|labell?ed|created|answered|sampled"
    r"|rewritten|translated)"
)
TRAINING_WORDS = r"\b(?:train|tun|data|corpus|instruct|demonstration|learn)"
