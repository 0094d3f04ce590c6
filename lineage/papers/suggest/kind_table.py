r"""The words that tell how a model was made from its parent: plain data.

For each kind plain words, which count once, and telling words, which count twice. `<M>` stands
for the parent. Case is ignored.
"""

from __future__ import annotations

from graph.vocabulary import Kind

TELLING: dict[Kind, str] = {
    Kind.ARCHITECTURE: (
        r"\breplac\w+|\bgenerali[sz](?:e|es|ed|ing|ation)\b|\bmodif\w+|\bequip\w*"
        r"|\bvariants? of\b|\bextend(?:s|ed|ing)?\b|\bextension\b|\bre-?engineer\w*|\bredesign\w*"
        r"|\bsubstitut\w+|\baugment(?:s|ed|ing)? (?!with)|\bstripp\w+|\bderived from\b"
        r"|\bdepart\w* from\b|\bcarr(?:y|ied) [^.]{0,40} over\b|\binsert\w*|\binterleav\w*"
        r"|\bsees\b|\breformulat\w+|\benhanc\w+|\bbuil(?:d|t|ds) (?:up)?on\b"
    ),
    Kind.FINETUNING: (
        r"\bfine-?tun\w*|\b(?:instruct\w*|prompt|prefix|supervised)[- ]tun\w*|\btun(?:e|ed|ing"
        r"|es)\b|\badapters?\b|\bLoRA\b|\blow-rank\b|\bspeciali[sz]\w*|\binstructed the\b"
        r"|\bon (?:[\w,.-]+ ){0,6}?(?:demonstrations?|instructions?|dialogues?|records"
        r"|question-answer|labell?ed)\b|\bepochs\b"
    ),
    Kind.ALIGNMENT: (
        r"\b(?:RLHF|RLAIF|DPO|PPO|KTO|ORPO|GRPO)\b|\bpreference (?:optimi[sz]ation|learning"
        r"|tuning|data|model)|\breward(?: model\w*|s\b)?|reinforcement learning|human (?:feedback"
        r"|preferences?|values)|\balign(?:ed|s|ing)? (?:[\w-]+ ){0,3}?(?:with"
        r"|to) (?:[\w-]+ ){0,2}?(?:human|preferences?|values|feedback)|\bKL penalty"
    ),
    Kind.CONTINUED_PRETRAINING: (
        r"\btrain\w* <M> further\b"
        r"|\b(?:continu\w+|further|additional\w*|another|keep|keeps|kept|resum\w+|second(?:ary)?"
        r"|carry on|carries on|domain-adaptive|prolonged|extended"
        r"|renewed) (?:[\w.-]+ ){0,4}?(?:(?:pre-?)?train\w*|phase|stage|steps|updates|tokens"
        r"|optimi[sz]\w+|language model\w+|[GT]B|adaptation)\b|\bpre-?training (?:is"
        r"|was) (?:continued|resumed|extended)|\b(?:enlarg|extend|expand|trim|swap"
        r"|re-?initiali[sz]|replac)\w* (?:[\w-]+ ){0,4}?(?:vocabulary|embedding (?:table|matrix)"
        r"|tokeni[sz]er)|\bexposed? to\b|\brefreshed\b|\b(?:taken|put|went"
        r"|goes) through (?:[\w.-]+ ){0,4}?(?:tokens|training)|\bresum\w+|\bcontinu\w+ (?:its "
        r"|their |the )?(?:pre-?)?training"
    ),
    Kind.COMPRESSION: (
        r"\bquanti[sz]\w*|\bprun(?:e|ed|es|ing)\b|\bcompress(?:ed|es|ing|ion)? |\bsqueez\w+"
        r"|\b(?:\d|one|two|three|four|eight|low|single)[- ]bits?\b|\bint[48]\b|\b(?:binari"
        r"|ternari)[sz]\w+|\bshrink\w*|bit[- ]width|\bGPTQ\b|\bsparsif\w+"
        r"|\b\d+ ?% (?:unstructured |structured )?sparsity"
    ),
    Kind.COMPONENT: (
        r"\b(?:frozen|freez\w+|backbone|tower|trunk|feature extractor|soft prompts?|bridg(?:e|es"
        r"|ing)|connector|projector|plug\w*|coupl\w+|connect(?:s|ed|ing)?|stitch\w*|glue\w*"
        r"|wir(?:e|es|ed|ing)|joins?|joined|conditions on|conditioned on|features from|kept fixed"
        r"|untouched|off-the-shelf|assembled|supplies|serves as (?:the|our"
        r"|an?) (?:[\w-]+ )?(?:encoder|decoder)|encoded (?:by|with)|coordinate head)\b"
        r"|<M> (?:text |image |vision |visual |language )*(?:encoder|decoder|blocks? form"
        r"|features|embeddings|latents)\b|\b(?:encoder|decoder)s? (?:is|are|taken|comes|of|from"
        r"|it employs|we use)\b"
    ),
    Kind.MERGING: (
        r"\bmerg\w+|\baverag(?:e|es|ed|ing) (?:the )?(?:weights|parameters|checkpoints)"
        r"|\binterpolat\w+ (?:the |between )?(?:weights|parameters|checkpoints)|\bsoups?\b"
        r"|task (?:arithmetic|vectors?)|\bweight space\b|\bfus(?:e|ing|ed) (?:the )?(?:weights"
        r"|parameters)|model fusion|\bspherical\b|linear combination of (?:the )?weights"
    ),
    Kind.SCALING: (
        r"\bscal(?:e|es|ed|ing) (?:up|down|laws?|the|to)\b|\bminiatur\w+|\b(?:larger|bigger"
        r"|smaller|tiny|giant|small|large) (?:version|edition|variant|sibling|relative)s?\b"
        r"|\bdeparture (?:is|being) size|\bcompute-optimal|\bwith (?:\d+ ?B|[\w.]+ (?:b"
        r"|tr)illion) parameters\b|\btimes (?:as many|larger|bigger)|\bgrows? (?:to|from)\b"
        r"|\bbigger\b|\bscal(?:ed|ing)-(?:up|down)\b"
    ),
    Kind.RETRAINING: (
        r"\bfrom scratch\b|\b(?:re-?produc(?:e|tion|ing)|replicat\w+|replicas?|re-?implement\w+"
        r"|re-?creat\w+|re-?train\w*|anew|counterpart|monolingual|language-specific)\b|\brecipe\b"
        r"|\ban? <M> (?:for|of)\b|\b(?:as is|without modification|to the letter|own training"
        r"|unchanged)\b|random(?:ly)? (?:initiali[sz]|weights)|\b(?:shar|follow|retain|adopt|keep"
        r"|preserv|inherit|reus|tak)\w* (?:the |its |an? )?(?:[\w-]+ ){0,4}?(?:<M> architecture"
        r"|design|layout|configuration|set-?up)|\b(?:we|and) (?:pre-?)?train (?:an? |the )?<M>"
        r"|\blearn\w* (?:everything|from scratch)|\bpublic data\b"
    ),
    Kind.OBJECTIVE: (
        r"\b(?:objectives?|pretext|training signal|factori[sz]ation order|replaced[- ]token"
        r"|losses|loss)\b|\btarget is exchanged"
    ),
    Kind.DISTILLATION: (
        r"\bdistil\w*|\bteachers?\b|\bstudents? (?!of|from law)|\bpupils?\b|\bmimic\w*|\blogits\b"
        r"|soft (?:labels|targets)|\breproduc\w+ the (?:score|output|similarity|ranking)"
        r"|\bscore margins"
    ),
    Kind.SYNTHETIC_DATA: (
        r"\b(?:data|conversations|instructions) distilled from\b|"
        r"\b(?:generated|written|produced|synthesi[sz]ed|annotated|labell?ed|created|answered"
        r"|sampled|rewritten|translated|elicited|paraphrased|verbali[sz]ed"
        r"|composed) (?:[\w-]+ ){0,7}?(?:by|with|from|using|via) (?:[\w-]+ ){0,3}?<M>"
        r"|<M>,? (?:is |was |were |are )?(?:then )?(?:prompted|asked|instructed|writes?"
        r"|generates?|produces?|labels|annotates|composes|plays?|to (?:write|generate|produce"
        r"|label))\b|\b(?:had|have|having|let|ask\w*|prompt\w*|passed to|quer\w+) <M>"
        r"|\bsynthetic\b|\bself-instruct|\belicit\w*|\bdata generator|\b(?:outputs?|responses?"
        r"|answers) (?:of|from|by) <M>|\b<M>-generated"
    ),
    Kind.INSPIRATION: (
        r"\binspir\w+|\bspirit\b|\bideas?\b|\bblueprint|\bmotivated by\b|\bborrow\w*|\bcue from\b"
        r"|\bcentral thought|\bimitating the\b|\b(?:follow\w*|after) the (?:example|lead|success"
        r"|idea)|\bin the (?:style|vein|manner|footsteps)|\bas in <M>|\banalog\w+ to\b|\becho\w*"
        r"|\bthe thought\b|\blessons? (?:of|from)|\bintuition|\bphilosoph\w+|\breminiscent"
        r"|\bakin to\b|\bleaf\b|\bprinciples? of\b|\bstep procedure\b|\bsuccess of\b"
    ),
}
"""Words that hardly mean anything else."""

PLAIN: dict[Kind, str] = {
    Kind.ARCHITECTURE: (
        r"\battention\b|\blayers?\b|\bwindows?\b|\bposition\w*|\bblocks?\b|\bgat(?:e|ed|ing)\b"
        r"|\bmemory\b|\brecurren\w+|\bhierarch\w+|\bmixture|\brouting|\bexperts\b|\bequivarian\w+"
        r"|\bconvolution\w*|\bmulti-scale|\bbottleneck|\barchitectur\w+|\bstate\b|\bresidual"
        r"|\blevels?\b|\bcached?\b|\b3D\b"
    ),
    Kind.FINETUNING: (
        r"\bsupervised|\bdemonstrations?\b|\binstructions?\b|\bdialogues?\b|\bpairs\b|\bepochs?\b"
        r"|\bdownstream\b|\blabell?ed\b|\bexamples\b|\btask-specific|\bclassif\w+|\bjointly\b"
        r"|\btrain(?:ing|ed)? <M>|\bfrom <M>|\binitiali[sz]\w+|\badapt(?:s|ed|ing)?\b"
        r"|\bstarting point|\bwarm-start\w*"
    ),
    Kind.ALIGNMENT: (r"\bpreferences?\b|\bharmless\w*|\brankings?\b|\bhelpful\w*|\bpolicy\b"),
    Kind.CONTINUED_PRETRAINING: (
        r"\bforget\w*|\bcheckpoints?\b|\btokens of\b|\b[GT]B\b|\bmasked language|\bvocabulary\b"
        r"|\blanguages?\b|\bdomain\b|\bbillion (?:words|tokens)|\bcorpus\b|\bstart(?:s|ing"
        r"|ed)? (?:from|with)\b|\bbeginning with"
    ),
    Kind.COMPRESSION: (
        r"\bspars\w+|\bmemory\b|\bpost-training\b|\bfull-precision|\bedge\b|\bphones?\b"
    ),
    Kind.COMPONENT: (
        r"\bencoders?\b|\bdecoders?\b|\bmodule|\bhead\b|\bpipeline|\bcomponent"
        r"|\bcross-attention\b|\bembeddings? (?:of|from)\b|\bprior\b|\btext encoder|\b(?:input"
        r"|output) side|\bside\b|\bmapped\b|\bretriev\w+"
    ),
    Kind.MERGING: (r"\baverag\w+|\binterpolat\w+|\bfus\w+"),
    Kind.SCALING: (
        r"\bscal(?:e|es|ed|ing)\b|\b(?:larger|bigger|smaller|tiny|giant|wider|deeper)\b"
        r"|\bsizes?\b|\bbillion\b|\btrillion\b"
    ),
    Kind.RETRAINING: (
        r"\b(?:same|identical)\b|\b(?:pre-?)?train(?:ed|s|ing)? (?:it |them |[\w-]+ )?(?:on"
        r"|from) (?:[\w.,~-]+ ){0,4}?(?:GB|TB|tokens|words|million|billion|\d+M|\d+B|\d+)\b"
        r"|\bopenly\b|\b(?:19|[A-Z])\w+(?:ese|ish|ian)\b|\bpublicly\b|\barchitecture\b"
        r"|\bvocabulary\b|\bdesign\b"
    ),
    Kind.OBJECTIVE: (
        r"\bmask(?:ed|ing)\b|\bspans?\b|\bdenois\w+|\bcontrastive\b|\bpermut\w+|\bcorrupt\w+"
        r"|\blikelihood|\bdiscriminat\w+|\bauxiliary|\btargets?\b"
    ),
    Kind.DISTILLATION: (r"\bimitat\w+|\bcompact\b|\bunlabell?ed\b|\bknowledge\b|\bmatch\w*"),
    Kind.SYNTHETIC_DATA: (
        r"\bgenerat\w+|\bprompt\w*|\bwr(?:ite|itten|ote)\b|\bproduc\w+|\boutputs?\b"
        r"|\bdemonstrations?\b|\bconversations?\b|\bresponses?\b|\brationales?\b|\bseed\b"
        r"|\bfilter\w*|\bcaptions?\b|\binstructions\b|\bquestions?\b"
    ),
    Kind.INSPIRATION: (
        r"\bfollow(?:ing|s)?\b|\bsuccess\b|\bconcept|\bparadigm|\blessons?\b|\btake\b|\btaking\b"
        r"|\bprinciples?\b"
    ),
}
"""Words that fit the kind, and others too."""
