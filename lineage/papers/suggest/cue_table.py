r"""The words that say what a paper does with a model that it names: plain data.

In a pattern, `<M>` stands for one model or a list of them ("A, B and C"), `<..>` for up to six
words within the clause, and the rest is a regular expression that ignores case. Weights are how
often such words, seen alone, speak of the paper's own model.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Kind


class Cue(NamedTuple):
    """Words of derivation.

    Attributes:
        pattern: The words.
        kind: What they say; None where `REFINERS` decide by the rest of the sentence.
        weight: From 0 to 1.
        needs: Words that must stand in the same sentence.
    """

    pattern: str
    kind: Kind | None
    weight: float
    needs: str = ""


_PART = (
    r"(?:(?:text|image|vision|visual|language|speech|audio|frozen|pre-?trained|initial|shared) )*"
    r"(?:backbone|encoder|decoder|tower|trunk|tokeni[sz]er|language model|retriever|reader"
    r"|feature extractor|prior|vocabulary)s?"
)
_TUNE = r"(?:instruction-?|prompt-?|fine-?)[ -]?tun(?:e|es|ed|ing)"
_PRETRAIN = r"(?:pre-?)?train(?:ed|ing|s)?"
_QUANTISE = (
    r"(?:quanti[sz]|prun|compress|binari[sz]|ternari[sz]|sparsif|sparsi[sz])(?:e|es|ed|ing|y|ies|ied)?"
)

CUES: tuple[Cue, ...] = (
    # distillation
    Cue(r"\bdistil(?:l|led|ling|s|ls|lation)? (?:(?:the )?knowledge )?(?:from |of |out of )?<..><M>",
        Kind.DISTILLATION, 0.9),
    Cue(r"<M> (?:models? )?(?:as|is|are|serves? as|acts? as) (?:a |the |our |its |their )?"
        r"(?:frozen |large |strong )?teachers?\b", Kind.DISTILLATION, 0.9),
    Cue(r"\bteachers?(?: models?)?,? (?:is |are |was |being )?<M>", Kind.DISTILLATION, 0.85),
    Cue(r"\bstudents? (?:of|to|from) <..><M>", Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:transfer\w*|inherit\w*) <..>knowledge <..>(?:of|from|in) <..><M>",
        Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:mimic|imitat)\w* <..><M>", Kind.DISTILLATION, 0.6),
    # synthetic data
    Cue(r"\b(?:generated|written|produced|synthesi[sz]ed|annotated|labell?ed|created|answered"
        r"|collected|obtained|sampled|rewritten|distilled) (?:automatically )?"
        r"(?:by|with|from|using|via) <..><M>",
        Kind.SYNTHETIC_DATA, 0.85, r"\b(?:train|tun|data|corpus|instruct|demonstration|learn)"),
    Cue(r"\boutputs? (?:of|from) <..><M>", Kind.SYNTHETIC_DATA, 0.8, r"\b(?:train|tun)"),
    Cue(r"<M>-(?:generated|written|labell?ed|annotated)", Kind.SYNTHETIC_DATA, 0.8,
        r"\b(?:train|tun|data|instruct)"),
    Cue(r"\b(?:let|prompt|ask|have|use|quer(?:y|ied))\w* <M> (?:in order )?(?:to )?"
        r"(?:write|generate|label|annotate|produce|create|synthesi[sz]e)", Kind.SYNTHETIC_DATA, 0.85),
    # compression
    Cue(rf"\b{_QUANTISE} <..><M>", Kind.COMPRESSION, 0.85),
    Cue(rf"\b{_QUANTISE} (?:version|variant)s? of <..><M>", Kind.COMPRESSION, 0.9),
    Cue(r"\b(?:quanti[sz]ation|pruning|compression) (?:method )?(?:of|for) <..><M>",
        Kind.COMPRESSION, 0.75),
    # merging
    Cue(r"\bmerg(?:e|es|ed|ing) <..><M>", Kind.MERGING, 0.9),
    Cue(r"\bmerg(?:e|es|ed|ing) [^\ue000]{0,40}<M> (?:and|with|into) <..><M>", Kind.MERGING, 0.9),
    Cue(r"\b(?:averag|interpolat)\w+ (?:the )?(?:weights|parameters|checkpoints) of <..><M>",
        Kind.MERGING, 0.85),
    # alignment
    Cue(r"\balign(?:s|ed|ing)? <M> (?:with|to|by|using)\b", Kind.ALIGNMENT, 0.9),
    Cue(r"\b(?:RLHF|RLAIF|DPO|PPO|reinforcement learning(?: from \w+ feedback)?"
        r"|preference (?:optimi[sz]ation|learning|tuning)) (?:\([A-Z]+\) )?"
        r"(?:to|on|of|for|from|starting from) <..><M>", Kind.ALIGNMENT, 0.85),
    # continued pre-training
    Cue(rf"\b(?:continu\w*|further|keep|additional(?:ly)?|domain-adaptive|prolong\w*) "
        rf"(?:the |to )?{_PRETRAIN} (?:of |from |on |with )?<..><M>",
        Kind.CONTINUED_PRETRAINING, 0.9),
    Cue(rf"<M> (?:is |are |was |were )?(?:further|continually) {_PRETRAIN}",
        Kind.CONTINUED_PRETRAINING, 0.85),
    # fine-tuning, and other uses of weights
    Cue(rf"\b{_TUNE} (?:from |of |upon )?<..><M>", Kind.FINETUNING, 0.85),
    Cue(rf"<M> (?:models? |checkpoints? )?(?:(?:that )?(?:is|are|was|were|has been|we) )?"
        rf"(?:then |further |subsequently |jointly )?{_TUNE}", Kind.FINETUNING, 0.7),
    Cue(rf"\b{_TUNE.replace('(?:e|es|ed|ing)', 'ed')} "
        r"(?:versions?|variants?|checkpoints?|derivatives?) of <..><M>", Kind.FINETUNING, 0.9),
    Cue(r"\binitiali[sz](?:e|ed|es|ing|ation) <..>(?:from|with|by|using|to|of) <..><M>", None, 0.85),
    Cue(r"\b(?:warm-?)?start(?:s|ed|ing)? (?:off )?(?:from|with) <..><M>", None, 0.85),
    Cue(r"\b(?:checkpoints?|weights) (?:of|from) <..><M>", None, 0.6),
    Cue(r"\badapt(?:s|ed|ing)? <M> (?:to|for|into)\b", None, 0.8),
    Cue(r"\bspeciali[sz](?:e|es|ed|ing) <M> (?:to|for|in)\b", Kind.FINETUNING, 0.75),
    Cue(r"\bturn(?:s|ed|ing)? <M> into\b", Kind.FINETUNING, 0.75),
    # parts
    Cue(rf"\b(?:us(?:e|es|ed|ing)|employ\w*|adopt\w*|keep\w*|with|tak(?:e|es|ing)|reus\w*"
        rf"|leverag\w*|hav(?:e|ing)) <..><M> <..>(?:as|for) (?:the |a |an |its |our |their )?{_PART}",
        Kind.COMPONENT, 0.85),
    Cue(rf"<M> (?:serves?|acts?|serving|acting|is used|are used|functions?) as <..>{_PART}",
        Kind.COMPONENT, 0.9),
    Cue(rf"\bas (?:the |a |an |its |our |their ){_PART},? (?:we |it )(?:uses?|adopts?|takes?) <..><M>",
        Kind.COMPONENT, 0.9),
    Cue(rf"\b{_PART} (?:of|from|is|are|is taken from|comes from|taken from|borrowed from) (?:the )?<M>",
        Kind.COMPONENT, 0.8),
    Cue(rf"\b(?:a|the|its|by a|with a) frozen <M>", Kind.COMPONENT, 0.8),
    Cue(r"\b(?:encoded|embedded|represented|extracted|read) (?:by|with|using|through) <..><M>",
        Kind.COMPONENT, 0.7),
    Cue(r"\b(?:embeddings|features|representations) (?:of|from) <..><M>", Kind.COMPONENT, 0.5),
    # architecture
    Cue(r"\bextend(?:s|ed|ing)? <..><M>", Kind.ARCHITECTURE, 0.85),
    Cue(r"\bextensions? (?:of|to) <..><M>", Kind.ARCHITECTURE, 0.85),
    Cue(r"\b(?:variant|modification|generali[sz]ation|adaptation)s? (?:of|on) <..><M>",
        Kind.ARCHITECTURE, 0.85),
    Cue(r"\bgenerali[sz](?:e|es|ed|ing) <M>", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:modif(?:y|ies|ied|ying)|augment(?:s|ed|ing)?|equip(?:s|ped|ping)?|redesign\w*"
        r"|enhanc(?:e|es|ed|ing)|enrich\w*|revis(?:e|es|ed|ing)) <..><M>", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:replac(?:e|es|ed|ing)|substitut\w+|swap\w*|remov\w+|chang(?:e|es|ed|ing)) "
        r"<..>(?:of|in|from) <..><M>", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:add(?:s|ed|ing)?|insert\w*|inject\w*|introduc(?:e|es|ed|ing)) "
        r"<..>(?:to|into|in) <..><M>", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:is|are) (?:a |an |the )?<M> with\b", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:architecture|design|structure|configuration|backbone)s? "
        r"(?:of|from|as|follows?|like|as in|similar to|identical to) <..><M>",
        Kind.ARCHITECTURE, 0.75),
    Cue(r"\bfollow(?:s|ed|ing)? (?:the )?<M>(?:'s)? (?:architecture|design)", Kind.ARCHITECTURE, 0.8),
    Cue(r"\bcombin(?:e|es|ed|ing) <..><M>", Kind.ARCHITECTURE, 0.7),
    Cue(r"\bcombin(?:e|es|ed|ing) [^\ue000]{0,50}<M> (?:and|with) <..><M>", Kind.ARCHITECTURE, 0.7),
    Cue(r"\b(?:unif(?:y|ies|ied|ying)) <..><M>", Kind.ARCHITECTURE, 0.6),
    # training anew
    Cue(r"\b(?:train|trained|training|pre-?train|pre-?trained) <..><M> <..>from scratch",
        Kind.RETRAINING, 0.85),
    Cue(r"\b(?:monolingual|multilingual|bilingual|cross-lingual|[A-Z][a-z]+(?:an|ese|ish|ic|og|tch"
        r"|nch|ek|ch)|domain-specific|biomedical|clinical|scientific|open|public) "
        r"(?:version|variant|edition|counterpart|analogue?|equivalent)s? (?:of|to) <..><M>",
        Kind.RETRAINING, 0.85),
    Cue(r"\b(?:counterpart|analogue?|equivalent)s? (?:of|to|for) <..><M>", Kind.RETRAINING, 0.75),
    Cue(r"\b(?:replications?|reproductions?|re-?implementations?|replicas?) of <..><M>",
        Kind.RETRAINING, 0.85),
    Cue(r"\b(?:replicat|reproduc)(?:e|es|ed|ing) <M>", Kind.RETRAINING, 0.7),
    Cue(r"\brecipes? (?:of|from) <..><M>", Kind.RETRAINING, 0.75),
    # size
    Cue(r"\bscal(?:e|es|ed|ing) (?:up )?<..><M>", Kind.SCALING, 0.85),
    Cue(r"\b(?:larger|bigger|smaller|scaled(?:-up)?|deeper|wider) (?:version|variant|sibling)s? "
        r"of <..><M>", Kind.SCALING, 0.9),
    # objective
    Cue(r"\bpre-?train\w* <M> with (?:a |an )?(?:new|novel|different|additional) <..>objective",
        Kind.OBJECTIVE, 0.8),
    # ideas
    Cue(r"\b(?:inspired|motivated) by <..><M>", Kind.INSPIRATION, 0.9),
    Cue(r"\binspiration from <..><M>", Kind.INSPIRATION, 0.9),
    Cue(r"\bin the spirit of <..><M>", Kind.INSPIRATION, 0.9),
    Cue(r"\bborrow(?:s|ed|ing)? <..><M>", Kind.INSPIRATION, 0.8),
    Cue(r"^(?:by )?following <M>", Kind.INSPIRATION, 0.75),
    Cue(r"\b(?:ideas?|insights?) (?:of|from|behind|in) <..><M>", Kind.INSPIRATION, 0.7),
    # words that leave the kind open
    Cue(r"\bbased (?:up)?on <..><M>", None, 0.8),
    Cue(r"<M>-based\b", None, 0.6),
    Cue(r"\bbuil(?:t|d|ds|ding) (?:directly )?(?:up)?on (?:top of )?<..><M>", None, 0.85),
    Cue(r"\bon top of <..><M>", None, 0.75),
    Cue(r"\bversions? of <..><M>", None, 0.7),
    Cue(r"\bderiv(?:e|es|ed|ing) from <..><M>", None, 0.75),
    Cue(r"\bobtained (?:from|by [a-z-]+) <M>", None, 0.7),
    Cue(r"\bdescend(?:s|ant|ants|ed)? (?:of|from) <M>", None, 0.8),
    Cue(r"<M>-(?:style|like)\b", None, 0.5),
)  # fmt: skip

REFINERS: tuple[tuple[str, Kind], ...] = (
    (r"\bdistil", Kind.DISTILLATION),
    (r"\b(?:RLHF|RLAIF|DPO|PPO|human (?:preferences?|feedback))\b", Kind.ALIGNMENT),
    (rf"\b(?:continu\w*|further|keep|additional(?:ly)?|domain-adaptive) (?:the |to )?{_PRETRAIN}\b",
     Kind.CONTINUED_PRETRAINING),
    (rf"\b{_TUNE}\b", Kind.FINETUNING),
    (r"\bfrom scratch\b", Kind.RETRAINING),
    (r"\bobjective\b", Kind.OBJECTIVE),
)  # fmt: skip
"""Words in the sentence that give cues without a kind their kind; the first that fits."""

WEIGHT_WORDS = r"\b(?:initiali|start|warm|checkpoint|weights|adapt|obtained)"
"""Cues without a kind that speak of weights: fine-tuning, unless a refiner says otherwise."""

_BETTER = (
    r"(?:better|worse|larger|smaller|faster|slower|higher|lower|stronger|weaker|cheaper|easier"
    r"|bigger|longer|shorter|(?:more|less|fewer) (?:\w+ )?)"
)

COMPARISONS: tuple[str, ...] = (
    r"\b(?:compar|contrast)\w* <..><M>",
    r"\b(?:outperform|surpass|exceed|beat|rival|match|outdo|outscor|overtak|top|trail)"
    r"(?:e|es|s|ed|d|ing)? <..><M>",
    r"\b(?:improv\w+|gains?|advantages?|wins?|preferred|favou?red|lead\w*) <..>(?:over|on|upon|against|to) <..><M>",
    rf"\b{_BETTER} <..>than <..><M>",
    r"\bthan (?:those |that |the ones? )?<..><M>",
    r"\b(?:unlike|versus|vs\.?|against|without|over|beyond|behind) <..><M>",
    r"\b(?:in contrast to|as opposed to|instead of|rather than|relative to|with respect to"
    r"|in place of) <..><M>",
    r"\b(?:on par|competitive|comparable|in line|level) (?:with|to) <..><M>",
    r"\b(?:as (?:well|good|accurate|fast|strong|often|much)) as <..><M>",
    r"\b(?:close|equal|similar|superior|inferior) to <..><M>",
    r"\bbaselines?,? (?:such as |like |including |of )?<..><M>",
    r"\b(?:such as|including|e\.g\.,?|like) <M>",
    r"<M> (?:baselines?|competitors?)\b",
    r"\b(?:evaluat|assess|benchmark|test|prob|audit|rank|analy[sz]|examin|investigat|measur|attack"
    r"|jailbreak|inspect|survey|review|study|studi|revisit)(?:e|es|ed|ing|s|y|ies)? <..><M>",
    r"\b(?:experiments?|evaluations?|results|tests?|trials|training) (?:with|on|of|for) <..><M>",
    r"\bwithin <..>(?:of|from) <..><M>",
    r"\bbetween <M> and\b",
)  # fmt: skip
"""Words after which models are compared, measured or left out, but not extended."""

OTHERS = (
    r"\b(?:existing|prior|previous|earlier|recent|current|other|most|many|popular|several"
    r"|conventional|standard|their) (?!and )"
)
"""Words after which the talk is of other people's models."""

OWN = r"\b(?:we|our|ours|us|this (?:paper|work|report|model)|here|is|are)\b"
"""Words of the paper's own doing."""

CLAUSE_BREAKS = (
    r"; |: | [-\u2013\u2014]{1,3} |\u2014"
    r"|,? (?=(?:but|while|whereas|although|though|which|who|whose|where|unlike|compared|yet)\b)"
    r"|, (?=(?:we|our|it|this|these|the result|both|outperforming|surpassing|achieving|and "
    r"(?:we|it|its|is|are|was|were|has|keep|outperform|surpass|beat|achieve|reach|improve|show"
    r"|run|train|need|compare|can|use|apply)\w*)\b)"
    r"| (?=and (?:we|it|outperform|surpass|beat|achieve|reach|improve|show|compare|evaluate|apply"
    r"|is|are|was|runs?|needs?|fine-tune|replace|keep)\w*\b)"
)
"""Where one clause ends and the next begins."""

GAP_STOPS = (
    r"(?:but|by|than|over|against|unlike|without|compar\w+|outperform\w*|surpass\w*|beat\w*|like"
    r"|because|while|via|through|until|match\w*|rival\w*)\b"
)
"""Words that no gap `<..>` passes over."""
