r"""The words that say how a paper's own model was made from one that it names: plain data.

In a pattern, `<M>` stands for one model or a list of them ("A, B and C"), `<..>` for up to six
words within the clause, and the rest is a regular expression that ignores case. Weights are how
often such words, seen alone, speak of the paper's own model. Where several cues weigh the same,
the first decides.
"""

from __future__ import annotations

from graph.records.vocabulary import Kind
from lineage.suggest.cue_words import (
    ARTICLE,
    COMPRESS,
    FURTHER,
    MADE,
    NETWORK,
    PART,
    TONGUE,
    TRAIN,
    TRAINING_WORDS,
    TUNE,
    VERSION,
    Cue,
)

CUES: tuple[Cue, ...] = (
    # distillation
    Cue(r"\bdistil(?:l|led|ling|ls|s|lation)? (?:(?:the )?knowledge )?(?:from |of "
        r"|out of )?<..><M>",
        Kind.DISTILLATION, 0.9),
    Cue(rf"<M> (?:models? )?(?:as|is|are|serves? as|acts? as) {ARTICLE}(?:\w+ )?teachers?\b",
        Kind.DISTILLATION, 0.9),
    Cue(r"\bstudents? (?:of|to|from) <..><M>", Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:its|their|the|our) teachers?,? <M>", Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:mimic|imitat)\w* <..><M>", Kind.DISTILLATION, 0.67),
    # synthetic data
    Cue(rf"\b{MADE} (?:automatically )?(?:by|with|from|using|via) (?:prompting )?<..><M>",
        Kind.SYNTHETIC_DATA, 0.85, TRAINING_WORDS),
    Cue(r"\b(?:outputs?|responses?|demonstrations?|generations?|completions?|feedback) "
        r"(?:of|from|by) <..><M>", Kind.SYNTHETIC_DATA, 0.8, r"\b(?:train|tun|learn)"),
    Cue(r"\b(?:conversations?|chats?|dialogues?) <..>(?:with|from|between) <..><M>",
        Kind.SYNTHETIC_DATA, 0.75, r"\b(?:train|tun)"),
    Cue(r"<M> (?:writes|generates|labels|annotates|produces|creates|synthesi[sz]es) ",
        Kind.SYNTHETIC_DATA, 0.7, r"\b(?:train|tun)"),
    # compression
    Cue(rf"\b{COMPRESS} <..><M>", Kind.COMPRESSION, 0.85),
    # merging
    Cue(r"\b(?:merg|fus)(?:e|es|ed|ing) <..><M>", Kind.MERGING, 0.85),
    # alignment
    Cue(r"\b(?:RLHF|RLAIF|DPO|PPO|reinforcement learning(?: from \w+ feedback)?"
        r"|preference (?:optimi[sz]ation|learning|tuning)) (?:\([A-Z]+\) )?"
        r"(?:to|on|of|for|from|starting from) <..><M>", Kind.ALIGNMENT, 0.87),
    # continued pre-training
    Cue(rf"\b{FURTHER} (?:the |to )?{TRAIN} (?:of |from |on |with )?<..><M>",
        Kind.CONTINUED_PRETRAINING, 0.9),
    # fine-tuning, and other uses of weights
    Cue(r"\b(?:parameter-efficient|supervised|instruction|prompt|prefix|low-rank)"
        r" (?:fine-?)?tuning "
        r"<..>(?:to|of|on|with) <..><M>", Kind.FINETUNING, 0.86),
    Cue(r"\bappl\w+ <..>to <..><M>", Kind.FINETUNING, 0.7,
        r"\b(?:fine-?tuned|variants?|produce|resulting|called|yield\w*)\b"),
    Cue(rf"\b{TUNE} (?:\(\w+\) )?(?:from |of |upon |on top of |to )?<..><M>",
        Kind.FINETUNING, 0.85),
    Cue(rf"<M> (?:models? |checkpoints? |language models? )?(?:(?:that )?(?:is|are|was|were"
        rf"|has been|have been|we) )?(?:then |further |subsequently |jointly )?{TUNE}\b"
        r"(?! from| of)",
        Kind.FINETUNING, 0.7),
    Cue(r"\binitiali[sz](?:e|ed|es|ing|ation) <..>(?:from|with|by|using|to|of|as)"
        r" <..><M>", None, 0.85),
    Cue(r"\b(?:warm-?)?start(?:s|ed|ing)? (?:off |out )?(?:from|with) <..><M>", None, 0.85),
    Cue(r"\b(?:checkpoints?|weights|parameters) (?:of|from) <..><M>", None, 0.67),
    Cue(r"\badapt(?:s|ed|ing|ation)? (?:and \w+ )?(?:of )?<..><M>", None, 0.8),
    # parts
    Cue(rf"<M> as {ARTICLE}(?:[\w-]+ ){{0,2}}?{PART}", Kind.COMPONENT, 0.8),
    Cue(rf"<M> (?:models? )?(?:serves?|acts?|serving|acting|is used|are used"
        rf"|functions?) as <..>{PART}",
        Kind.COMPONENT, 0.9),
    Cue(rf"\b{NETWORK}(?:,| of| from| is| are| (?:is |are )?\w+ from| based on)? "
        r"(?:the |a )?\(?<M>(?!-)",
        Kind.COMPONENT, 0.8),
    Cue(rf"\b(?:a|an|the|its|our|frozen|pre-?trained|of|with|from) <M>(?:'s)? {PART}",
        Kind.COMPONENT, 0.75),
    Cue(r"\bfrozen (?:[\w-]+ ){0,4}(?:model, |LLM, )?<M>", Kind.COMPONENT, 0.8),
    Cue(r"\b(?:connect|bridg|coupl|plug|link|stitch|attach|pair)\w*"
        r" <..><M>", Kind.COMPONENT, 0.75),
    Cue(r"\b(?:encoded|embedded|represented|extracted|conditioned|tokeni[sz]ed) "
        r"(?:by|with|using|through|on|via) <..><M>", Kind.COMPONENT, 0.7),
    Cue(r"\b(?:embeddings?|features|representations) (?:of|from) <..><M>", Kind.COMPONENT, 0.67),
    # training anew
    Cue(rf"\b{TONGUE} {VERSION} (?:of|to) <..><M>", Kind.RETRAINING, 0.9),
    Cue(r"\b(?:replication|reproduction|re-?implementation|replica|recreation)s?"
        r"(?: study| effort)? of <..><M>", Kind.RETRAINING, 0.87),
    Cue(r"\b(?:recipe|procedure|scheme|protocol|setup|strategy)s? "
        r"(?:of|from|as|used (?:by|for|in)|behind|for) <..><M>", Kind.RETRAINING, 0.8),
    Cue(r"\barchitecture (?:and <..>)?(?:of|as|from) <..><M>", Kind.RETRAINING, 0.85,
        r"\bfrom scratch\b|\btrain(?:ed|ing)? on\b"),
    Cue(r"\bwe (?:also |then )?(?:pre-?)?train (?:a |an |the )?(?:[\w-]+ )?<M>", None, 0.67),
    # size
    Cue(r"\bscal(?:e|es|ed|ing) (?:up |down )?<..><M>", Kind.SCALING, 0.87),
    # objective
    Cue(r"\barchitecture (?:of|as|from) <..><M>", Kind.OBJECTIVE, 0.9, r"\bobjective\b"),
    # architecture
    Cue(r"\bextend(?:s|ed|ing)? (?:(?!(?:on|in|for|with|to|by)\b)[\w%'./+-]+ ){0,6}?<M>",
        Kind.ARCHITECTURE, 0.85),
    Cue(r"\bextensions? (?:of|to) <..><M>", Kind.ARCHITECTURE, 0.85),
    Cue(r"\binherit\w* (?:the )?(?:\w+ )?(?:advantages?|strengths?|benefits?|merits?) of <..><M>",
        Kind.ARCHITECTURE, 0.8),
    Cue(r"\bimprov(?:e|es|ing) (?:the )?<M>(?:'s)? (?:models?|architecture)",
        Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:variant|modification|generali[sz]ation|adaptation|improvement|refinement|successor"
        r"|follow-up|upgrade|reformulation|augmentation|simplification)s? (?:of|on|to"
        r"|upon) <..><M>",
        Kind.ARCHITECTURE, 0.85),
    Cue(r"\b(?:generali[sz]|simplif|reformulat|rethink|reimagin|moderni[sz]|upgrad|refin|revamp)"
        r"(?:e|es|ed|ing|y|ies|ied|ying)? (?:the )?<M>", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:modif(?:y|ies|ied|ying)|augment(?:s|ed|ing)?|equip(?:s|ped|ping)?|redesign\w*"
        r"|enhanc(?:e|es|ed|ing)|enrich\w*|alter(?:s|ed|ing)?|revis(?:e|es|ed|ing)"
        r"|upcycl\w*|strengthen\w*|endow\w*) <..><M>", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:replac|substitut|swap|switch|remov|chang|drop|alter)\w* <..>(?:of|in|from) <..><M>",
        Kind.ARCHITECTURE, 0.83),
    Cue(r"\b(?:is|are) (?:a |an |the )?<M> with\b", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:architecture|design|structure|configuration|backbone)s? (?:is |are )?"
        r"(?:of|from|as|follows?|like|as in|similar to|identical to|based on) <..><M>",
        Kind.ARCHITECTURE, 0.77),
    Cue(r"\b(?:us|adopt|employ|follow|appl|retain|keep|shar|tak|inherit|modif|preserv)\w*"
        r" <..><M>(?:'s)? "
        r"(?:model )?(?:architecture|design|structure|framework)", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:combin|marr|unit|blend|hybridi[sz])(?:e|es|ed|ing|y|ies) (?:[\w-]+ ){0,8}?<M>",
        Kind.ARCHITECTURE, 0.7),
    # ideas
    Cue(r"\b(?:inspired|motivated|encouraged|influenced) by <..><M>", Kind.INSPIRATION, 0.9),
    Cue(r"\b(?:inspiration|cues?|ideas?|insights?|lessons?|leaf|leads?) (?:of|from|behind"
        r"|in) <..><M>",
        Kind.INSPIRATION, 0.8),
    Cue(r"\b(?:in|similar in) (?:the )?(?:spirit|vein|style|manner) (?:of|to|as) <..><M>",
        Kind.INSPIRATION, 0.85),
    Cue(r"\bborrow(?:s|ed|ing)? <..><M>", Kind.INSPIRATION, 0.8),
    Cue(r"\bfollowing (?:the (?:success|example|idea|approach|lead) of )?(?:[\w-]+ ){0,2}?<M>",
        Kind.INSPIRATION, 0.75),
    # words that leave the kind open
    Cue(r"\b(?:based|bas(?:e|es|ing) (?:our|the|this|its) (?:[\w-]+ ){0,2}?[\w-]+) "
        r"(?:(?:up)?on|off) <..><M>", None, 0.8),
    Cue(r"\b(?:our|is|are|present|propose|introduce|develop|release|build|a|an) (?:[\w-]+ ){0,4}?"
        r"<M>-based\b", None, 0.67),
    Cue(r"\bbuil(?:t|d|ds|ding) (?:\w+ )?(?:off |a?top )?(?:(?:up)?on |around |from )?"
        r"(?:top of )?<..><M>", None, 0.83),
    Cue(r"\b(?:on top of|atop) <..><M>", None, 0.75),
    Cue(r"\bderived from <..><M>", None, 0.8),
    Cue(r"\bversions? of <..><M>", None, 0.75),
    Cue(r"\bobtained (?:from|by [a-z-]+) <M>", None, 0.7),
)  # fmt: skip
