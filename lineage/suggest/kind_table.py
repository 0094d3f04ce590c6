r"""The words that tell how a model was made from its parent: plain data.

For each kind telling words, which hardly mean anything else, and plain ones, which fit the kind
and others too. `<M>` stands for the parent. Case is ignored.
"""

from __future__ import annotations

from graph.records.vocabulary import Kind

TELLING: dict[Kind, str] = {
    Kind.ARCHITECTURE: (
        r"\b[\w]+-(?:level|scale|stream|branch|dimensional) (?:version|variant|extension)\b"
        r"|\breplac\w+|\bgenerali[sz](?:e|es|ed|ing|ation)\b|\bmodif\w+|\bequip\w*"
        r"|\bvariants? of\b|\bextend(?:s|ed|ing)?\b|\bextension\b|\bre-?engineer\w*|\bredesign\w*"
        r"|\bsubstitut\w+|\baugment(?:s|ed|ing)? (?!with)|\bstripp\w+|\bderived from\b"
        r"|\bdepart\w* from\b|\bcarr(?:y|ied) [^.]{0,40} over\b|\binsert\w*|\binterleav\w*"
        r"|\bsees\b|\breformulat\w+|\benhanc\w+|\bbuil(?:d|t|ds) (?:up)?on\b|\bswap\w*"
        r"|\b(?:quadratic|linear) (?:cost|complexity|attention|in)\b|\bgraft\w*|\breshap\w+"
        r"|\b(?:overcome|lift|remove|relax|address)\w* (?:this |the |a )?(?:[\w-]+ )?limit\w+"
        r"|\b(?:sparse|linear|local|global|axial|gated|relative|rotary|deformable) (?:self-)?"
        r"(?:attention|position\w*|embeddings?)\b"
    ),
    Kind.FINETUNING: (
        r"\bfine-?tun\w*|\b(?:instruct\w*|prompt|prefix|supervised)[- ]tun\w*|\btun(?:e|ed|ing"
        r"|es)\b|\badapters?\b|\bLoRA\b|\blow-rank\b|\bspeciali[sz]\w*|\binstructed the\b"
        r"|\bon (?:[\w,.-]+ ){0,6}?(?:demonstrations?|instructions?|dialogues?|records"
        r"|question-answer|labell?ed)\b|\bepochs\b|\b(?:classification|regression|output|linear"
        r"|prediction|task)[- ](?:head|layer)s?\b|\bshared task\b|\bsubmi(?:ssion|tted)\b"
        r"|\b(?:attach|append|add|put)\w* (?:[\w/-]+ ){0,4}?heads?\b"
        r"|\b(?:teach|taught)\b|\bmulti-?task\b|\b(?:optimi[sz]|updat)\w+ all\b"
    ),
    Kind.ALIGNMENT: (
        r"\b(?:RLHF|RLAIF|DPO|PPO|KTO|ORPO|GRPO)\b|\bpreference (?:optimi[sz]ation|learning"
        r"|tuning|data|model|pairs)|\breward(?: model\w*|s\b)?|reinforcement learning|human "
        r"(?:feedback|preferences?|values)|\balign(?:ed|s|ing)? (?:[\w-]+ ){0,3}?(?:with"
        r"|to) (?:[\w-]+ ){0,2}?(?:human|preferences?|values|feedback)|\bKL penalty"
        r"|\bactor-critic|\bpolicy gradients?|\bbest-of-n\b|\brejection sampling"
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
        r"|goes) through (?:[\w.-]+ ){0,4}?(?:tokens|training)|\bresum\w+|\bcontinu\w+"
        r"|\bmid-training|\banneal\w*|\bbranch\w*|\bcatastrophic\w*|\breplay\w*|\bupcycl\w*"
    ),
    Kind.COMPRESSION: (
        r"\bquanti[sz]\w*|\bprun(?:e|ed|es|ing)\b|\bcompress(?:ed|es|ing|ion)? |\bsqueez\w+"
        r"|\b(?:\d|one|two|three|four|eight|low|single)[- ]bits?\b|\bint[48]\b|\b(?:binari"
        r"|ternari)[sz]\w+|\bshrink\w*|bit[- ]width|\bGPTQ\b|\bsparsif\w+|\bcalibration\b"
        r"|\b\d+ ?% (?:unstructured |structured )?(?:sparsity|of (?:the |its )?(?:weights|heads"
        r"|layers|parameters))|\b(?:full|mixed|half|reduced|lower)[- ]precision"
        r"|\b(?:remov|drop|discard|delet|cut)\w* (?:[\w-]+ ){0,4}?(?:weights|heads|layers|blocks"
        r"|stage)\b|\bsparse models?\b|\b(?:weights|activations) to \d"
    ),
    Kind.COMPONENT: (
        r"\b(?:frozen|freez\w+|backbone|tower|trunk|feature extractor|soft prompts?|bridg(?:e|es"
        r"|ing)|connector|projector|plug\w*|coupl\w+|connect(?:s|ed|ing)?|stitch\w*|glue\w*"
        r"|wir(?:e|es|ed|ing)|joins?|joined|conditions on|conditioned on|features from"
        r"|untouched|off-the-shelf|assembled|supplies|serves as (?:the|our"
        r"|an?) (?:[\w-]+ )?(?:encoder|decoder)|encoded (?:by|with)|coordinate head"
        r"|(?:kept|keep|stays?|held|remains?|left|is|are) (?:\w+ )?(?:fixed|frozen))\b"
        r"|<M> (?:text |image |vision |visual |language )*(?:encoder|decoder|blocks? form"
        r"|features|embeddings|latents)\b|\b(?:encoder|decoder)s? (?:is|are|taken|comes|of|from"
        r"|it employs|we use)\b|\bas (?:its |the |our |an? )?(?:[\w-]+ )?(?:encoder|decoder"
        r"|backbone|prior)\b|\b(?:encod|embed|extract|represent)\w* (?:[\w-]+ ){0,4}?(?:with|by"
        r"|via|from|through) (?:[\w,-]+ ){0,5}?<M>|\bhanded (?:over )?to\b|\bMLP\b"
    ),
    Kind.MERGING: (
        r"\bmerg\w+|\baverag(?:e|es|ed|ing) (?:the )?(?:weights|parameters|checkpoints)"
        r"|\baveraged (?:in)?to\b"
        r"|\binterpolat\w+ (?:the |between )?(?:weights|parameters|checkpoints)|\bsoups?\b"
        r"|task (?:arithmetic|vectors?)|\bweight space\b|\bfus(?:e|ing|ed) (?:the )?(?:weights"
        r"|parameters)|model fusion|\bspherical\b|linear combination of (?:the )?weights"
    ),
    Kind.SCALING: (
        r"\bscal(?:e|es|ed|ing) (?:up|down|laws?|the|to)\b|\bminiatur\w+|\b(?:larger|bigger"
        r"|smaller|tiny|giant|small|large) (?:version|edition|variant|sibling|relative)s?\b"
        r"|\bdeparture (?:is|being) size|\bcompute-optimal|\bwith (?:\d+ ?B|[\w.]+ (?:b"
        r"|tr)illion) parameters\b|\btimes (?:as many|larger|bigger)|\bgrows? (?:to|from)\b"
        r"|\bbigger\b|\bscal(?:ed|ing)-(?:up|down)\b|\b(?:wider|deeper) and (?:wider|deeper)\b"
        r"|\b(?:increas|enlarg|rais)\w* (?:[\w-]+ ){0,4}?(?:to|from) (?:\d"
        r"|[\w.]+ (?:m|b|tr)illion)"
    ),
    Kind.RETRAINING: (
        r"\bfrom (?:scratch|the ground up|zero)\b|\b(?:re-?produc(?:e|tion|ing)|replicat\w+"
        r"|replicas?|re-?implement\w+|re-?run\w*|adher\w+"
        r"|re-?creat\w+|re-?train\w*|anew|counterpart|monolingual|language-specific)\b|\brecipe\b"
        r"|\ban? <M> (?:for|of)\b|\b(?:as is|without modification|to the letter|own training"
        r"|unchanged)\b|random(?:ly)? (?:initiali[sz]|weights)|\b(?:shar|follow|retain|adopt|keep"
        r"|preserv|inherit|reus|tak)\w* (?:the |its |an? )?(?:[\w-]+ ){0,4}?(?:<M> architecture"
        r"|design|layout|configuration|set-?up|procedure)|\b(?:we|and) (?:pre-?)?train (?:an? "
        r"|the )?<M>(?! further)"
        r"|\blearn\w* (?:everything|from scratch)|\bpublic data\b|\b(?:shape|configuration"
        r"|hyper-?parameters|dimensions) of\b|\b(?:same|identical) (?:[\w-]+ ){0,2}?(?:as|to)\b"
        r"|\b(?:is|are) (?:an? |the )?<M>(?: models?| networks?)?[,.]|<M> (?:\w+ )?(?:layout"
        r"|design|configuration|shape)\b"
    ),
    Kind.OBJECTIVE: (
        r"\b(?:objectives?|pretext|training signal|factori[sz]ation order|replaced[- ]token"
        r"|losses|loss)\b|\btarget is exchanged|\b(?:pre-?training|new|auxiliary|proxy) tasks?\b"
        r"|\b(?:mask|token|span|sentence|next-\w+)[- ](?:prediction|detection|corruption"
        r"|reordering|infilling|denoising)"
    ),
    Kind.DISTILLATION: (
        r"\bdistil\w*|\bteachers?\b|\bstudents? (?!of|from law)|\bpupils?\b|\bmimic\w*|\blogits\b"
        r"|soft (?:labels|targets)|\breproduc\w+ the (?:score|output|similarity|ranking)"
        r"|\bscore margins|\bknowledge transfer|\btransfer\w* the (?:abilit|skill|capabilit)\w+"
        r"|\b(?:match|reproduc|approximat)\w* (?:its|the|their) (?:[\w'-]+ ){0,2}?"
        r"(?:distributions?|outputs?|vectors|scores|embeddings|predictions)\b"
    ),
    Kind.SYNTHETIC_DATA: (
        r"\b(?:data|conversations|instructions) distilled from\b|"
        r"\b(?:generated|written|produced|synthesi[sz]ed|annotated|labell?ed|created|answered"
        r"|sampled|rewritten|translated|elicited|paraphrased|verbali[sz]ed|obtained|collected"
        r"|composed) (?:[\w-]+ ){0,7}?(?:by|with|from|using|via) (?:[\w-]+ ){0,3}?<M>"
        r"|<M>,? (?:is |was |were |are )?(?:then )?(?:prompted|asked|instructed|writes?"
        r"|generates?|labels|annotates|composes|plays?|to (?:write|generate|produce"
        r"|label))\b|\b(?:had|have|having|let|ask\w*|prompt\w*|passed to|quer\w+|gave|giv(?:e|ing)"
        r"|obtain \w+ (?:for \w+ )?from|sample \w+ from) <M>|\b(?:had|let|made) (?:it|them) \w+"
        r"|\bsynthetic\b|\bself-instruct|\belicit\w*|\bdata generator|\b(?:outputs?|responses?"
        r"|answers|samples) (?:of|from|by) <M>|\b<M>-generated|\b(?:machine|model)-(?:made|written"
        r"|generated|labell?ed)\b|\bpseudo-\w+|\bsilver\b|\bhallucinated\b"
    ),
    Kind.INSPIRATION: (
        r"\binspir\w+|\bspirit\b|\bideas?\b|\bblueprint|\b(?:motivated|encouraged|influenced"
        r"|prompted|informed) by\b|\bborrow\w*|\bcue from\b"
        r"|\bcentral thought|\bimitating the\b|\b(?:follow\w*|after) the (?:example|lead|success"
        r"|idea)|\bin the (?:style|vein|manner|footsteps)|\bas in <M>|\banalog\w+|\becho\w*"
        r"|\bthe thought\b|\blessons? (?:of|from)|\bintuition|\bphilosoph\w+|\breminiscent"
        r"|\bakin to\b|\bleaf\b|\bprinciples? of\b|\bstep procedure\b|\bsuccess of\b"
        r"|\b(?:populari[sz]ed|pioneered|introduced|advocated|known|put forward) "
        r"(?:by|from|in|with) <M>"
        r"|\bparallels?\b|\btransplant\w*|\b(?:insights?|observation) (?:of|from|behind|in)\b"
        r"|\bbrings? (?:[\w-]+ ){1,4}?to\b|\bresembl\w+|\bmirrors?\b|\bhow well\b"
    ),
}
"""Words that hardly mean anything else."""

PLAIN: dict[Kind, str] = {
    Kind.ARCHITECTURE: (
        r"\battention\b|\blayers?\b|\bwindows?\b|\bposition\w*|\bblocks?\b|\bgat(?:e|ed|ing)\b"
        r"|\bmemory\b|\brecurren\w+|\bhierarch\w+|\bmixture|\brouting|\bexperts\b|\bequivarian\w+"
        r"|\bconvolution\w*|\bmulti-scale|\bbottleneck|\barchitectur\w+|\bstate\b|\bresidual"
        r"|\blevels?\b|\bcached?\b|\b3D\b|\bfeed-forward|\bpooling\b|\bbranch\w*|\bstreams?\b"
        r"|\blocality|\bkernels?\b|\bcodebook|\bcomplexity\b|\bresolutions?\b|\bpyramid\w*"
    ),
    Kind.FINETUNING: (
        r"\bsupervised|\bdemonstrations?\b|\binstructions?\b|\bdialogues?\b|\bpairs\b|\bepochs?\b"
        r"|\bdownstream\b|\blabell?ed\b|\bexamples\b|\btask-specific|\bclassif\w+|\bjointly\b"
        r"|\btrain(?:ing|ed)? <M>|\bfrom <M>|\binitiali[sz]\w+|\badapt(?:s|ed|ing)?\b"
        r"|\bstarting point|\bwarm-start\w*|\bannotat\w+|\bF1\b|\bAUROC|\bupdat\w+|\btransfer\w*"
        r"|\bassistants?\b|\bend-to-end\b|\bdetect\w+|\bexperts?\b"
    ),
    Kind.ALIGNMENT: (
        r"\bpreferences?\b|\bharmless\w*|\brankings?\b|\bhelpful\w*|\bpolicy\b|\bfeedback\b"
        r"|\braters?\b|\brefus\w+|\bsafe\w*|\bjudg\w+"
    ),
    Kind.CONTINUED_PRETRAINING: (
        r"\bforget\w*|\bcheckpoints?\b|\btokens of\b|\b[GT]B\b|\bmasked language|\bvocabulary\b"
        r"|\blanguages?\b|\bdomain\b|\bbillion (?:words|tokens)|\bcorpus\b|\bstart(?:s|ing"
        r"|ed)? (?:from|with)\b|\bbeginning with|\bunlabell?ed\b|\braw\b|\bmixture\b|\btokens\b"
        r"|\bbudget\b"
    ),
    Kind.COMPRESSION: (
        r"\bspars\w+|\bmemory\b|\bpost-training\b|\bfull-precision|\bedge\b|\bphones?\b"
        r"|\bon-device|\b\d+ ?MB\b|\bfootprint|\bspeed-?ups?\b|\blatency\b|\bdevices?\b"
    ),
    Kind.COMPONENT: (
        r"\bencoders?\b|\bdecoders?\b|\bmodule|\bhead\b|\bpipeline|\bcomponent"
        r"|\bcross-attention\b|\bembeddings? (?:of|from)\b|\bprior\b|\btext encoder|\b(?:input"
        r"|output) side|\bside\b|\bmapped\b|\bretriev\w+|\bprojection|\bfeatures\b|\bencodes?\b"
        r"|\bimages?\b|\bmultimodal|\bsystem\b|\battends? to\b"
    ),
    Kind.MERGING: (r"\baverag\w+|\binterpolat\w+|\bfus\w+|\bcombin\w+"),
    Kind.SCALING: (
        r"\bscal(?:e|es|ed|ing)\b|\b(?:larger|bigger|smaller|tiny|giant|wider|deeper)\b"
        r"|\bsizes?\b|\bbillion\b|\btrillion\b|\bparameters\b"
    ),
    Kind.RETRAINING: (
        r"\b(?:same|identical)\b|\b(?:pre-?)?train(?:ed|s|ing)? (?:it |them |[\w-]+ )?(?:on"
        r"|from) (?:[\w.,~-]+ ){0,4}?(?:GB|TB|tokens|words|million|billion|\d+M|\d+B|\d+)\b"
        r"|\bopenly\b|\b(?:19|[A-Z])\w+(?:ese|ish|ian)\b|\bpublicly\b|\barchitecture\b"
        r"|\bvocabulary\b|\bdesign\b|\bpre-?train(?:s|ed)?\b|\bnew\b|\brandom\b|\bfollow\w*"
    ),
    Kind.OBJECTIVE: (
        r"\bmask(?:ed|ing)\b|\bspans?\b|\bdenois\w+|\bcontrastive\b|\bpermut\w+|\bcorrupt\w+"
        r"|\blikelihood|\bdiscriminat\w+|\bauxiliary|\btargets?\b|\bpredict(?:s|ing|ion)?\b"
        r"|\brestor\w+|\breconstruct\w*|\bpre-?train\w*"
    ),
    Kind.DISTILLATION: (
        r"\bimitat\w+|\bcompact\b|\bunlabell?ed\b|\bknowledge\b|\bmatch\w*|\btimes (?:smaller"
        r"|faster)|\blighter|\bhidden states"
    ),
    Kind.SYNTHETIC_DATA: (
        r"\bgenerated\b|\bprompt(?:ed|ing)\b|\bwr(?:ite|itten|ote)\b|\bproduc\w+|\boutputs?\b"
        r"|\bdemonstrations?\b|\bconversations?\b|\bresponses?\b|\brationales?\b|\bseed\b"
        r"|\bfilter\w*|\bcaptions?\b|\binstructions\b|\bquestions\b|\bask\w*|\bsampled\b"
        r"|\bdiscard\w*|\bjustifications?\b|\bexplanations?\b"
    ),
    Kind.INSPIRATION: (
        r"\bfollow(?:ing|s)?\b|\bsuccess\b|\bconcept|\bparadigm|\blessons?\b|\btake\b|\btaking\b"
        r"|\bprinciples?\b|\blike\b|\bset by\b|\bexample\b|\bas (?:was )?(?:done|proposed) (?:in"
        r"|by|for)\b"
    ),
}
"""Words that fit the kind, and others too."""
