r"""The words that say how a paper's own model was made from one that it names: plain data.

In a pattern, `<M>` stands for one model or a list of them ("A, B and C"), `<..>` for up to six
words within the clause, and the rest is a regular expression that ignores case. Weights are how
often such words, seen alone, speak of the paper's own model. Where several cues weigh the same,
the first decides.
"""

from __future__ import annotations

from graph.vocabulary import Kind
from lineage.papers.suggest.cue_words import (
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
    TUNED,
    VERSION,
    Cue,
)

CUES: tuple[Cue, ...] = (
    # distillation
    Cue(r"\b(?:data|instructions?|conversations?|dialogues?|responses?|examples?|answers?|outputs?"
        r"|rationales?|samples?) (?:that (?:we|were) )?distilled from <..><M>",
        Kind.SYNTHETIC_DATA, 0.93),
    Cue(r"\bdistil(?:l|led|ling|ls|s|lation)? (?:(?:the )?knowledge )?(?:from |of "
        r"|out of )?<..><M>",
        Kind.DISTILLATION, 0.9),
    Cue(rf"<M> (?:models? )?(?:as|is|are|serves? as|acts? as) {ARTICLE}(?:\w+ )?teachers?\b",
        Kind.DISTILLATION, 0.9),
    Cue(r"\bteachers?(?: models?)?,? (?:is |are |was |being )?\(?<M>", Kind.DISTILLATION, 0.85),
    Cue(r"<M> teachers?\b", Kind.DISTILLATION, 0.85),
    Cue(r"\bstudents? (?:of|to|from) <..><M>", Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:its|their|the|our) teachers?,? <M>", Kind.DISTILLATION, 0.85),
    Cue(r"\b(?:learns?|learnt|learning|trained) (?:from|to (?:mimic|imitate|match)) <..>"
        r"(?:outputs?|logits|predictions|distributions?|representations|behaviou?r) of <..><M>",
        Kind.DISTILLATION, 0.9),
    Cue(r"\b(?:mimic|imitat)\w* <..><M>", Kind.DISTILLATION, 0.65),
    # synthetic data
    Cue(r"\bgenerat\w* [^.;]{0,80}\b(?:leverag|us|prompt|quer|employ)ing (?:[\w-]+ ){0,3}?<M>",
        Kind.SYNTHETIC_DATA, 0.85, TRAINING_WORDS),
    Cue(rf"\b{MADE} (?:automatically )?(?:by|with|from|using|via) (?:prompting )?<..><M>",
        Kind.SYNTHETIC_DATA, 0.85, TRAINING_WORDS),
    Cue(r"\b(?:outputs?|responses?|demonstrations?|generations?|completions?|feedback) "
        r"(?:of|from|by) <..><M>", Kind.SYNTHETIC_DATA, 0.8, r"\b(?:train|tun|learn)"),
    Cue(r"\b(?:conversations?|chats?|dialogues?) <..>(?:with|from|between) <..><M>",
        Kind.SYNTHETIC_DATA, 0.75, r"\b(?:train|tun)"),
    Cue(rf"<M>[- ]{MADE}", Kind.SYNTHETIC_DATA, 0.8, TRAINING_WORDS),
    Cue(r"\b(?:let|prompt|ask|have|use|using|quer(?:y|ied)|leverag|employ|instruct)\w* "
        r"<..><M> (?:in order )?(?:to )?(?:write|generate|label|annotate|produce|create"
        r"|synthesi[sz]e|augment|translate)", Kind.SYNTHETIC_DATA, 0.85),
    Cue(r"<M> (?:writes|generates|labels|annotates|produces|creates|synthesi[sz]es) ",
        Kind.SYNTHETIC_DATA, 0.7, r"\b(?:train|tun)"),
    Cue(r"<M>[^\ue000.]{0,12} to (?:generate|create|synthesi[sz]e) <..>(?:data\w*|examples|pairs)",
        Kind.SYNTHETIC_DATA, 0.8),
    # compression
    Cue(rf"\b{COMPRESS} <..><M>", Kind.COMPRESSION, 0.85),
    Cue(rf"\b{COMPRESS} {VERSION} of <..><M>", Kind.COMPRESSION, 0.9),
    Cue(r"\b(?:quanti[sz]ation|pruning|compression) (?:method |scheme )?(?:of|for) <..><M>",
        Kind.COMPRESSION, 0.75),
    Cue(r"<M> (?:weights )?(?:to|in|into|at) (?:\w+|\d+)[- ]bits?\b", Kind.COMPRESSION, 0.8),
    Cue(r"\b(?:lightweight|compact|compressed|quanti[sz]ed|pruned|thin) (?:[\w-]+ )?<M>",
        Kind.COMPRESSION, 0.6),
    # merging
    Cue(r"\b(?:merg|fus)(?:e|es|ed|ing) <..><M>", Kind.MERGING, 0.85),
    Cue(r"\bmerg(?:e|es|ed|ing) [^\ue000]{0,40}<M> (?:and|with|into) <..><M>", Kind.MERGING, 0.9),
    Cue(r"\b(?:averag|interpolat)\w+ (?:between )?(?:the )?"
        r"(?:(?:weights|parameters|checkpoints) of )?<..><M>", Kind.MERGING, 0.85),
    Cue(r"\b(?:merger|model soups?|average|interpolation) of <..><M>", Kind.MERGING, 0.85),
    # alignment
    Cue(r"\balign(?:s|ed|ing)? <..><M> (?:with|to|by|using|through|via)\b", Kind.ALIGNMENT, 0.9),
    Cue(r"\b(?:RLHF|RLAIF|DPO|PPO|reinforcement learning(?: from \w+ feedback)?"
        r"|preference (?:optimi[sz]ation|learning|tuning)) (?:\([A-Z]+\) )?"
        r"(?:to|on|of|for|from|starting from) <..><M>", Kind.ALIGNMENT, 0.87),
    # continued pre-training
    Cue(rf"\b{FURTHER} (?:the |to )?{TRAIN} (?:of |from |on |with )?<..><M>",
        Kind.CONTINUED_PRETRAINING, 0.9),
    Cue(rf"\b{TRAIN} <M> further\b", Kind.CONTINUED_PRETRAINING, 0.85),
    Cue(rf"<M> (?:models? )?(?:is |are |was |were )?(?:then )?(?:further|continually"
        rf"|additionally) "
        rf"{TRAIN}", Kind.CONTINUED_PRETRAINING, 0.85),
    Cue(r"<M> can be (?:adapted|transferred) (?:for|to)", Kind.CONTINUED_PRETRAINING, 0.7,
        r"\b(?:we|our)\b"),
    Cue(r"\bextend(?:s|ed|ing)? <..><M> <..>vocabulary", Kind.CONTINUED_PRETRAINING, 0.87),
    Cue(r"\bextend(?:s|ed|ing)? <..>vocabulary of <..><M>", Kind.CONTINUED_PRETRAINING, 0.87),
    # fine-tuning, and other uses of weights
    Cue(r"\b(?:parameter-efficient|supervised|instruction|prompt|prefix|low-rank)"
        r" (?:fine-?)?tuning "
        r"<..>(?:to|of|on|with) <..><M>", Kind.FINETUNING, 0.86),
    Cue(r"\bappl\w+ <..>to <..><M>", Kind.FINETUNING, 0.7,
        r"\b(?:fine-?tuned|variants?|produce|resulting|called|yield\w*)\b"),
    Cue(r"\b(?:transfer|inherit|extract)\w* <..>(?:knowledge|abilit\w+) <..>(?:of|from"
        r"|in) <..><M>",
        None, 0.85),
    Cue(rf"\b{TUNE} (?:\(\w+\) )?(?:from |of |upon |on top of |to )?<..><M>",
        Kind.FINETUNING, 0.85),
    Cue(rf"<M> (?:models? |checkpoints? |language models? )?(?:(?:that )?(?:is|are|was|were"
        rf"|has been|have been|we) )?(?:then |further |subsequently |jointly )?{TUNE}\b"
        r"(?! from| of)",
        Kind.FINETUNING, 0.7),
    Cue(rf"\b{TUNED} (?:versions?|variants?|checkpoints?|derivatives?|descendants?) of <..><M>",
        Kind.FINETUNING, 0.92),
    Cue(r"\b(?:LoRA|adapters?|low-rank (?:adaptation|updates?|adapters?)|prefix tuning) "
        r"(?:\(\w+\) )?(?:to|on|of|for|into|in) <..><M>", Kind.FINETUNING, 0.85),
    Cue(r"\bspeciali[sz](?:e|es|ed|ing) <M> (?:to|for|in)\b", Kind.FINETUNING, 0.75),
    Cue(r"\bturn(?:s|ed|ing)? <..><M> into\b", Kind.FINETUNING, 0.75),
    Cue(r"\binitiali[sz](?:e|ed|es|ing|ation) <..>(?:from|with|by|using|to|of|as)"
        r" <..><M>", None, 0.85),
    Cue(r"<M>-initiali[sz]ed\b", None, 0.8),
    Cue(r"\b(?:warm-?)?start(?:s|ed|ing)? (?:off |out )?(?:from|with) <..><M>", None, 0.85),
    Cue(r"\b(?:checkpoints?|weights|parameters) (?:of|from) <..><M>", None, 0.65),
    Cue(r"\badapt(?:s|ed|ing|ation)? (?:and \w+ )?(?:of )?<..><M>", None, 0.8),
    Cue(rf"<M> as {ARTICLE}(?:base|starting point|foundation|initiali[sz]ation)", None, 0.85),
    Cue(r"\b(?:base|foundation|starting) (?:model|point|checkpoint)s?,? (?:is |are |was )?<..><M>",
        None, 0.75),
    # parts
    Cue(rf"\b(?:us(?:e|es|ed|ing)|employ\w*|adopt\w*|keep\w*|with|tak(?:e|es|ing)|reus\w*"
        rf"|leverag\w*|hav(?:e|ing)|utili[sz]\w*|incorporat\w*) <..><M> <..>(?:as"
        rf"|for) {ARTICLE}{PART}",
        Kind.COMPONENT, 0.87),
    Cue(rf"<M> as {ARTICLE}(?:[\w-]+ ){{0,2}}?{PART}", Kind.COMPONENT, 0.8),
    Cue(r"<M> (?:text |image |visual |token |word )*(?:embeddings?|features|latents"
        r"|representations)\b", Kind.COMPONENT, 0.6, r"\b(?:we|our)\b"),
    Cue(rf"<M> (?:models? )?(?:serves?|acts?|serving|acting|is used|are used"
        rf"|functions?) as <..>{PART}",
        Kind.COMPONENT, 0.9),
    Cue(rf"\b(?:as|for) {ARTICLE}{PART},? (?:\w+ )?(?:we |it )?(?:uses?|adopts?|takes?"
        rf"|employs?|is|are) <..><M>",
        Kind.COMPONENT, 0.9),
    Cue(rf"\b{NETWORK}(?:,| of| from| is| are| (?:is |are )?\w+ from| based on)? "
        r"(?:the |a )?\(?<M>(?!-)",
        Kind.COMPONENT, 0.8),
    Cue(rf"\b(?:a|an|the|its|our|frozen|pre-?trained|of|with|from) <M>(?:'s)? {PART}",
        Kind.COMPONENT, 0.75),
    Cue(r"\bfrozen (?:[\w-]+ ){0,4}(?:model, |LLM, )?<M>", Kind.COMPONENT, 0.8),
    Cue(r"\b(?:connect|bridg|coupl|plug|link|stitch|attach|pair)\w*"
        r" <..><M>", Kind.COMPONENT, 0.75),
    Cue(r"\b(?:connect|bridg|coupl|plug|link|stitch|attach|pair)\w* [^.;\ue000]{0,60}"
        r"(?:\ue000+ [^.;\ue000]{0,30})?(?:and|with|to|into) <..><M>", Kind.COMPONENT, 0.75),
    Cue(r"\b(?:encoded|embedded|represented|extracted|conditioned|tokeni[sz]ed) "
        r"(?:by|with|using|through|on|via) <..><M>", Kind.COMPONENT, 0.7),
    Cue(r"\b(?:use|using|employ|apply)\w* <..><M> to (?:encode|extract|embed|represent)",
        Kind.COMPONENT, 0.8),
    Cue(r"\b(?:embeddings?|features|representations) (?:of|from) <..><M>", Kind.COMPONENT, 0.6),
    Cue(r"\b(?:leverag|exploit|harness|repurpos|utili[sz])\w* (?:[\w-]+ ){0,3}?"
        r"(?:pre-?trained|power of|knowledge of|strengths? of) (?:[\w-]+ ){0,3}?<M>",
        Kind.COMPONENT, 0.65),
    # training anew
    Cue(rf"\b{TRAIN} <..><M> <..>from scratch", Kind.RETRAINING, 0.87),
    Cue(rf"\b{TONGUE} {VERSION} (?:of|to) <..><M>", Kind.RETRAINING, 0.9),
    Cue(rf"\b{TONGUE} (?:alternative|equivalent|replacement)s? (?:of|to|for) <..><M>",
        Kind.RETRAINING, 0.75),
    Cue(r"\b(?:counterpart|analogue?|equivalent)s? (?:of|to|for) <..><M>", Kind.RETRAINING, 0.75),
    Cue(r"\b(?:replication|reproduction|re-?implementation|replica|recreation)s?"
        r"(?: study| effort)? of <..><M>", Kind.RETRAINING, 0.87),
    Cue(r"\b(?:replicat|reproduc|recreat|revisit)(?:e|es|ed|ing) <..><M> "
        r"(?:pre-?training|training|from scratch|with|on|in)\b", Kind.RETRAINING, 0.75),
    Cue(r"\b(?:recipe|procedure|scheme|protocol|setup|training strategy)s? "
        r"(?:of|from|as|used (?:by|for|in)|behind|for) <..><M>", Kind.RETRAINING, 0.8),
    Cue(r"\b(?:us|follow|adopt|apply|with|under|employ)\w* <..><M>(?:'s)? (?:pre-?)?(?:training )?"
        r"(?:recipe|procedure|scheme|protocol|setup|training strategy|training approach)",
        Kind.RETRAINING, 0.85),
    Cue(r"\barchitecture (?:and <..>)?(?:of|as|from) <..><M>", Kind.RETRAINING, 0.85,
        r"\bfrom scratch\b|\btrain(?:ed|ing)? on\b"),
    Cue(r"\bwe (?:also |then )?(?:pre-?)?train (?:a |an |the )?(?:[\w-]+ )?<M>", None, 0.65),
    Cue(r"\b(?:pre-?train|introduc|present|releas|propos|describ|develop|build|creat)\w* "
        r"(?:and \w+ )?(?:a |an |the )?(?:[\w-]+ ){0,3}?<M>(?:-style|-like|-based)? "
        r"(?:language )?models? (?:for|trained|pre-?trained|on|specific|tailored)",
        Kind.RETRAINING, 0.77),
    Cue(r"\b(?:family|suite|set|series|collection) of <M> models", Kind.RETRAINING, 0.75),
    Cue(r"\bsame (?:way|manner|fashion|data|training) as <..><M>", Kind.RETRAINING, 0.75),
    # size
    Cue(r"\bscal(?:e|es|ed|ing) (?:up |down )?<..><M>", Kind.SCALING, 0.87),
    Cue(r"<M> (?:\w+ )?scaled (?:up |down )?to\b", Kind.SCALING, 0.85),
    Cue(r"\b(?:larger|bigger|smaller|scaled(?:-up|-down)?|deeper|wider|[\w-]+-parameter|billion"
        rf"|giant|tiny|small|large) {VERSION} of <..><M>", Kind.SCALING, 0.9),
    # objective
    Cue(r"\barchitecture (?:of|as|from) <..><M>", Kind.OBJECTIVE, 0.9, r"\bobjective\b"),
    Cue(r"\bpre-?train\w* <M> with (?:a |an )?(?:new|novel|different|additional) <..>objective",
        Kind.OBJECTIVE, 0.8),
    Cue(r"\breplac\w* <..>(?:objective|loss|task)s? (?:of|in) <..><M>", Kind.OBJECTIVE, 0.87),
    Cue(r"<M> (?:architecture )?with (?:a |an )?(?:new|novel|different) <..>objective",
        Kind.OBJECTIVE, 0.85),
    Cue(r"\b(?:with|us\w+|adopt\w*) <M>(?:'s)? <..>objective", Kind.OBJECTIVE, 0.75),
    # architecture
    Cue(r"\bpredecessors?,? \(?<M>", Kind.ARCHITECTURE, 0.75),
    Cue(r"\bextend(?:s|ed|ing)? (?!to\b)<..><M>", Kind.ARCHITECTURE, 0.85),
    Cue(r"\bextensions? (?:of|to) <..><M>", Kind.ARCHITECTURE, 0.85),
    Cue(r"<M> (?:is|are|can be) extended\b", Kind.ARCHITECTURE, 0.75, r"\b(?:we|our)\b"),
    Cue(r"\b(?:variant|modification|generali[sz]ation|adaptation|improvement|refinement|successor"
        r"|follow-up|upgrade|reformulation|augmentation|simplification)s? (?:of|on|to"
        r"|upon) <..><M>",
        Kind.ARCHITECTURE, 0.85),
    Cue(r"\b(?:generali[sz]|simplif|reformulat|rethink|reimagin|moderni[sz]|upgrad|refin|revamp)"
        r"(?:e|es|ed|ing|y|ies|ied|ying)? (?:the )?<M>", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:modif(?:y|ies|ied|ying)|augment(?:s|ed|ing)?|equip(?:s|ped|ping)?|redesign\w*"
        r"|enhanc(?:e|es|ed|ing)|enrich\w*|alter(?:s|ed|ing)?|revis(?:e|es|ed|ing)"
        r"|upcycl\w*|strengthen\w*|endow\w*) <..><M>", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:that|which|to|we) improv(?:e|es|ed|ing) <..><M> (?:models? |architecture )?"
        r"(?:using|with|through|via|in two|by (?!\d|up|about|more"
        r"|over))", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:replac|substitut|swap|switch|remov|chang|drop|alter)\w* <..>(?:of|in|from) <..><M>",
        Kind.ARCHITECTURE, 0.83),
    Cue(r"\b(?:add(?:s|ed|ing)?|insert\w*|inject\w*|introduc(?:e|es|ed|ing)|integrat\w*"
        r"|incorporat\w*|embed\w*|build|adopt\w*) [^;.]{0,80}\b(?:to|into|in|within)"
        r" (?:[\w-]+ ){0,3}?<M>",
        Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:is|are) (?:a |an |the )?<M> with\b", Kind.ARCHITECTURE, 0.75),
    Cue(r"\b(?:architecture|design|structure|configuration|backbone)s? (?:is |are )?"
        r"(?:of|from|as|follows?|like|as in|similar to|identical to|based on) <..><M>",
        Kind.ARCHITECTURE, 0.77),
    Cue(r"\b(?:us|adopt|employ|follow|appl|retain|keep|shar|tak|inherit|modif|preserv)\w*"
        r" <..><M>(?:'s)? "
        r"(?:model )?(?:architecture|design|structure|framework)", Kind.ARCHITECTURE, 0.8),
    Cue(r"\b(?:combin|marr|unit|blend|hybridi[sz])(?:e|es|ed|ing|y|ies) (?:[\w-]+ ){0,8}?<M>",
        Kind.ARCHITECTURE, 0.7),
    Cue(r"\b(?:combin|marr|unit|blend|integrat)(?:e|es|ed|ing|y|ies) [^\ue000]{0,50}\ue000+ "
        r"[^\ue000]{0,20}(?:and|with) <..><M>", Kind.ARCHITECTURE, 0.7),
    # ideas
    Cue(r"\b(?:success(?:es)?|promise|progress|breakthroughs?|achievements?) of <..><M>",
        Kind.INSPIRATION, 0.88,
        r"\b(?:inspired|motivated|encouraged|following|build(?:ing|s)? (?:up)?on)\b"),
    Cue(r"\b(?:inspired|motivated|encouraged|influenced) by <..><M>", Kind.INSPIRATION, 0.9),
    Cue(r"\b(?:inspiration|cues?|ideas?|insights?|lessons?|leaf|leads?) (?:of|from|behind"
        r"|in) <..><M>",
        Kind.INSPIRATION, 0.8),
    Cue(r"\b(?:in|similar in) (?:the )?(?:spirit|vein|style|manner) (?:of|to|as) <..><M>",
        Kind.INSPIRATION, 0.85),
    Cue(r"\b(?:borrow\w*|adopt\w*|transplant\w*|import\w*) <..>from <..><M>",
        Kind.INSPIRATION, 0.83),
    Cue(r"\bborrow(?:s|ed|ing)? <..><M>", Kind.INSPIRATION, 0.8),
    Cue(r"\bfollowing (?:the (?:success|example|idea|approach|lead) of )?(?:[\w-]+ ){0,2}?<M>",
        Kind.INSPIRATION, 0.75),
    # words that leave the kind open
    Cue(r"\bbased (?:up)?on <..><M>", None, 0.8),
    Cue(r"\b(?:our|is|are|present|propose|introduce|develop|release|build|a|an) (?:[\w-]+ ){0,4}?"
        r"<M>-based\b", None, 0.65),
    Cue(r"\bbuil(?:t|d|ds|ding) (?:\w+ )?(?:off |a?top )?(?:(?:up)?on |around |from )?"
        r"(?:top of )?<..><M>", None, 0.83),
    Cue(r"\b(?:on top of|atop) <..><M>", None, 0.75),
    Cue(r"\bversions? of <..><M>", None, 0.75),
    Cue(r"\b(?:deriv|evolv|stem|develop)(?:e|es|ed|ing|s)? <..>from <..><M>", None, 0.77),
    Cue(r"\bobtained (?:from|by [a-z-]+) <M>", None, 0.7),
    Cue(r"\bdescend(?:s|ant|ants|ed)? (?:of|from) <M>", None, 0.8),
)  # fmt: skip
