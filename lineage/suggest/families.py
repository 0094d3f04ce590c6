r"""The families of words that tell a parent from a model that is merely named: plain data.

Each family speaks for or against; how loudly is learned (`weights.json`,
`scripts/learn_suggest.py`). Patterns of scope `name` are written as in `cue_table`, and speak of
the model at `<M>`; those of other scopes are looked for anywhere in the scope. Case is ignored.
"""

from __future__ import annotations

from typing import NamedTuple

_EVALUATE = (
    r"(?:evaluat|assess|benchmark|test|prob|audit|rank|analy[sz]|examin|investigat|measur|attack"
    r"|jailbreak|inspect|survey|review|study|studi|interpret|understand|explain|quer|pos(?:e|ed"
    r"|ing)\b|ask|prompt|feed|subject|compar|scrutin|characteri[sz]|dissect|diagnos|stress|score"
    r"|scoring|judg|reconstruct|estimat|revisit|interrogat|administer|grad(?:e|ing)\b)\w*"
)
_PERFORM = (
    r"(?:achiev|reach|attain|scor|obtain|manag|gets?\b|solv|fail|struggl|perform|lag|trail|degrad"
    r"|drop|los(?:e|es)\b|collaps|remain|yield|answer(?:s|ed)?\b|makes?\b|show|exhibit|display"
    r"|tend|prefer|stay|fall|rank|comes?\b|stand|do(?:es)?\b|did\b|recover|detect|succeed|excel"
    r"|hallucinat|refus|agree|underperform|miss|suffer|generali[sz]es?\b|win|need|require|takes?\b"
    r"|cost|runs?\b|plateau|saturat)"
)
_MAKE = (
    r"(?:build|built|base|adapt|extend|modif|augment|equip|turn|convert|transform|re-?\w+|replac"
    r"|start|begin|initiali[sz]|load|take|took|tak|train|tun|pre-?train|distil|compress|quanti[sz]"
    r"|prun|squeez|shrink|merg|averag|interpol|combin|coupl|connect|bridg|join|graft|insert|inject"
    r"|fus|borrow|inherit|inspir|follow|retain|keep|preserv|use|using|employ|leverag|adopt|exploit"
    r"|resort|continu|carry|carri|deriv|grow|generali[sz]|simplif|scal|expos|port|trans"
    r"|swap|substitut|strip|trim|enlarg|expand|teach|taught|learn|mimic|imitat|match|align"
    r"|optimi[sz]|fit|polish|speciali[sz]|feed|fed|condition|attach|plug|freez|frozen"
    r"|wrap|stack|stitch|ground|found|root|descend|evolv|upgrad|miniaturi|clone|copy|copi"
    r"|instruct|guid|steer|supply|supplied|provid|serv|warm|bootstrap|seed|assembl|mount|hook"
    r"|append"
    r"|rest(?:s|ing)?\b|rely|relies|relying|underl|underpin|power|instantiat|implement|construct"
    r"|tailor|locali[sz]|widen|deepen|lengthen|stretch|undergo|underwent|unfreez|updat|pass(?:ed"
    r"|ing)?\b|pair(?:s|ed|ing)?\b|blend|marry|marri|unit(?:e|es|ed|ing)\b|harness|sit(?:s"
    r"|ting)?\b)"
)
_METRIC = (
    r"(?:accura|\bF-?\$?_?1|BLEU|ROUGE|perplexit|\bpoints?\b|\bscore|\bAUC|AUROC|\bWER\b|error"
    r" rate|\bDice\b|\bFID\b|\bRMSE\b|\bmAP\b|\bMRR\b|nDCG|recall|precision|correlation|win rate"
    r"|state of the art|state-of-the-art|speed-?up|faster|fewer|\d ?%|\d\.\d)"
)
_OWN = r"\b(?:we|our|ours|us|this (?:paper|work|report|model|article)|here|in this)\b"
_WE = r"\b(?:we|this (?:paper|work|study|article|survey|report)|here we|article) (?:\w+ )?"


OWN_VOICE = "own voice"
COMPARED = "compared"
OF_OTHERS = "of others"


class Family(NamedTuple):
    """Words of one purpose.

    Attributes:
        name: Of the family, as in `weights.json`.
        scope: Where they are looked for: `name`, `clause`, `sentence`, `paper` or `title`.
        patterns: The words.
    """

    name: str
    scope: str
    patterns: tuple[str, ...]


MAKING = Family(
    "making", "name",
    (rf"\b{_MAKE}\w*\b[^.;\ue000]{{0,90}}(?:\ue000++[^.;\ue000]{{0,30}})?<M>",),
)  # fmt: skip
"""The words that decide where no cue does."""

FAMILIES = (
    MAKING,
    Family("being", "name", (
        (r"\b(?:is|are|was|being|remains?|namely|viz\.?|called) "
         r"(?:an? |the |our |exactly |simply )?(?:[\w-]+ ){0,2}?<M>"),
    )),
    Family("contrast", "name", (
        (r"\b(?:compar|contrast(?:s|ed|ing)?\b|outperform|surpass|exceed|beat|rival|match|outdo"
         r"|outscor|overtak"
        r"|trail|top|eclips|dwarf|outrank|best(?:s|ed)|undercut|approach|lag)\w*(?: \w+){0,6}?"
        r" <M>"),
        (r"\b(?:than|versus|vs\.?|against|unlike|over(?! to\b)|above|below|behind|ahead of"
        r"|relative to|with respect to|in contrast to|as opposed to|instead of|rather than"
        r"|on (?:a )?par with|in line with|short of|close to|equal to|superior to|inferior to"
        r"|comparable (?:to|with)|competitive with|differs? from|alternatives? to|without|nor"
        r"|neither) (?:[\w'%./+-]+ ){0,5}?<M>"),
    )),
    Family("example", "name", (
        (r"\b(?:such as|including|e\.g\.,?|like|known as|namely|examples? of|among them"
        r"|represented by|exemplified by|from .{1,30} to|via|be it|whether|covering|spanning"
        r"|comprising|instances?) (?:[\w'-]+ ){0,3}?<M>"),
    )),
    Family("put to the test", "name", (rf"\b{_EVALUATE} (?:[\w'%./+-]+ ){{0,6}}?<M>",)),
    Family("doing well or badly", "name",
           (rf"<M>(?:(?!,|;| that | which )[^.]){{0,45}}? {_PERFORM}",)),
    Family("with a figure", "name", (
        r"<M>(?:[^,;.\ue000]| (?=\d)){0,25}?[\s(=]\d+(?:\.\d+)?(?: ?%| points|\)|,| and| for|$)",
        r"\d(?: ?%| points?)? (?:for|by|with|of|from|to) <..><M>",
    )),
    Family("article", "name", (
        (r"\b(?:an?|our|its|this|frozen|pre-?trained|public|released|standard|vanilla|original"
        r"|off-the-shelf|plain|existing|the) (?:[\w-]+ ){0,2}?<M>"),
    )),
    Family("result", "clause", (_METRIC,)),
    Family("own doing", "sentence", (_OWN,)),
    Family("evaluation", "sentence", (
        (r"\b(?:evaluat\w+|experiments?|benchmarks?|baselines?|zero-shot|few-shot|results"
        r"|empirical|compared?|comparison|test(?:ed|s)?)\b"),
    )),
    Family("parts and training", "sentence", (
        (r"\b(?:(?:pre-?|re)?train(?:ed|ing|s)?|(?:fine-?)?tun(?:e|ed|ing)|distil\w*"
         r"|initiali[sz]\w*"
        r"|weights|parameters|checkpoints?|adapters?|low-rank|vocabulary|tokens|layers?|attention"
        r"|encoder|decoder|backbone|frozen|head|objective|loss|student|teacher|quanti[sz]\w*"
        r"|prun\w*|bits?|architecture|embedding\w*|fine-?tun\w+|optimi[sz]\w+|updates|updated"
        r"|steps"
        r"|stage|phase|recipe|module|projection|LoRA|logits|RLHF|DPO|PPO|reward|merg\w+"
        r"|sub-words)\b"),
    )),
    Family("data", "sentence", (
        (r"\b(?:trained on|train on|tokens|corpus|corpora|pairs|examples|dialogues|images"
        r"|sequences|hours|documents|words|GB|texts|instructions|demonstrations|pages|molecules"
        r"|clips"
        r"|notes|reports|sentences|recordings|videos|structures|articles|trajectories"
        r"|conversations"
        r"|questions|preferences|synthetic)\b"),
    )),
    Family(OWN_VOICE, "paper", (_OWN,)),
    Family("survey", "paper", (
        (r"\b(?:survey|overview|(?:systematic|critical|comprehensive) review|meta-analysis"
        r"|position paper|perspective|taxonomy|roadmap)\b"),
    )),
    Family("analysis", "paper", (
        (rf"{_WE}(?:evaluate|audit|probe|analy[sz]e|survey|assess|review|interview|annotated?"
        r"|pose[ds]?|dissect|catalogue|document|estimate|reconstruct|interrogate|characteri[sz]e"
        r"|gave|presented|administer|quer(?:y|ied))s?e?d?\b"),
    )),
    Family("probe", "paper", (
        (r"\b(?:prob(?:e|es|ing)|diagnostic|causal (?:analysis|intervention|mediation)\w*"
        r"|interpretab\w+|circuits?|activation patching|mechanistic|minimal-pair|correlat\w+)\b"),
    )),
    Family("findings", "paper", (
        (r"\b(?:we (?:also )?(?:find|found|observe|conclude|argue|caution|ask|hypothesi[sz]e"
        r"|recommend|study|examine) (?:that|whether|how|if|no|little|the)?\b"
        r"|(?:findings|results|study|audit|analysis|analyses) (?:suggest|indicate|reveal|highlight"
        r"|imply|call|caution)s?\b|suggest(?:s|ing)? that|implications?)\b"),
    )),
    Family("adversary", "paper", (
        (r"\b(?:attack\w*|adversar\w+|jailbreak\w*|poison\w*|leak\w*|membership|steal\w*|theft"
        r"|privacy|vulnerab\w+|memori[sz]\w+|red-team\w*|backdoor\w*|extraction|victim\w*"
        r"|copyright\w*|plagiari\w+|misinformation|stereotyp\w*|harms?)\b"),
    )),
    Family("own data set", "paper", (
        (r"\b(?:releas|present|introduc|collect|compil|construct|creat|describ|propos|annotat|build"
        r"|built|assembl|curat)\w* (?:[\w,()-]+ ){0,6}?(?:benchmarks?|data ?sets?|corp(?:us|ora)"
        r"|test (?:suite|set|bed)s?|treebanks?|annotations|collections?|questions|yardsticks?"
        r"|testbeds?|suites?|leaderboards?)\b"),
    )),
    Family("scratch", "paper", (r"\bfrom scratch\b",)),
    Family("many systems", "paper", (
        (r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several"
        r"|various|many|popular|common|widely[- ]used|commercial|state-of-the-art|different) "
        r"(?:[\w-]+ ){0,3}?(?:models|systems|encoders|networks|assistants|chatbots|LLMs|detectors"
        r"|architectures|families|baselines)\b"),
    )),
    Family("naming", "paper", (
        (r"\b(?:called|named|dubbed|termed|christened|nicknamed|baptised|coined|(?:we|which we|as"
        r" we) (?:call|name|dub|term|refer to)|giving rise to|gives rise to|results? in)\b"),
    )),
    Family("outcome", "paper", (
        (r"\b(?:our|the (?:resulting|result\w*|final|tuned|new|adapted|released)|resulting) "
         r"(?:\w+ )?(?:model|network|system|checkpoint|encoder|decoder|assistant|agent"
         r"|generator)s?\b|\b(?:release|open-source|publish|distribute|share|make)\w* "
         r"(?:[\w-]+,? ){0,4}?(?:models?|weights|checkpoints?|adapters?)\b"),
    )),
    Family("introducing", "paper", (
        (r"\b(?:introduc|present|propos|develop|buil[dt]|creat|design|describ|releas|train|construct"
         r"|obtain|report|call)\w* (?:[\w-]+,? ){0,5}?(?:models?|systems?|networks?|encoders?"
         r"|decoders?|assistants?|agents?|variants?|versions?|famil(?:y|ies)"
         r"|architectures?|(?-i:[A-Z][a-z]*[A-Z]\w*))\b"),
    )),
    Family("title asks", "title", (r"\?",)),
    Family("title analyses", "title", (
        (r"\b(?:survey|review|benchmark\w*|prob(?:e|ing)|evaluat\w+|measur\w+|audit\w*"
        r"|investigat\w+|analy[sz]\w+|understanding|dataset|corpus|treebank"
        r"|(?:case|empirical|comparative) study|assessing"
        r"|detecting|limits|how|what|whose|when|why|does|do|can|is|are|lessons|reproducib\w+"
        r"|attack\w*|hallucinat\w+|bias\w*|jailbreak\w*|poison\w*|leak\w*|theft|memori[sz]\w+"
        r"|yardstick|exams?|comparison|comparing|in retrospect|robust\w*|harms?|quantifying"
        r"|evidence|towards? understanding|re-?(?:assess|estimat|examin|visit)\w*)\b"),
    )),
)  # fmt: skip

FACTS = (
    "cue",
    "compared",
    OF_OTHERS,
    "one of many",
    "only model",
    "models",
    "other cued",
    "near the end",
    "coined name",
)
"""What counts beside families: words of `cue_table` and of `COMPARISONS` at the name; that it is
one of three or more in its sentence; that it is the only model, or how many there are (a quarter
each, at most one); that another one has a cue; that it stands in the last two sentences; and that
the paper names something of its own."""
