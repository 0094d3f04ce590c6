"""The words around a cue: those that void it, and where clauses end: plain data.

Patterns are written as in `cue_table`.
"""

from __future__ import annotations

_BETTER = (
    r"(?:better|worse|larger|smaller|faster|slower|higher|lower|stronger|weaker|cheaper|easier"
    r"|bigger|longer|shorter|(?:more|less|fewer) (?:\w+ )?)"
)

COMPARISONS: tuple[str, ...] = (
    r"\b(?:compar\w+|contrast(?:s|ed|ing)?) <..><M>",
    (
        r"\b(?:outperform|surpass|exceed|beat|rival|match|outdo|outscor|overtak|trail)"
        r"(?:e|es|s|ed|d|ing)? <..><M>"
    ),
    (
        r"\b(?:improv\w+|gains?|advantages?|wins?|prefer\w*|favou?r\w*|leads?|superiority|edge) "
        r"<..>(?:over|on|upon|against|to) <..><M>"
    ),
    rf"\b{_BETTER} <..>than <..><M>",
    r"\bthan (?:those |that |the ones? )?<..><M>",
    r"\b(?:unlike|versus|vs\.?|against|without|over(?! to\b)|beyond|behind) <..><M>",
    (
        r"\b(?:in contrast to|as opposed to|instead of|rather than|relative to|with respect to"
        r"|in place of|alternatives? to) <..><M>"
    ),
    r"\b(?:on (?:a )?par|competitive|comparable|in line|level|compete\w*) (?:with|to) <..><M>",
    r"\b(?:as (?:well|good|accurate|fast|strong|often|much)) as <..><M>",
    r"\b(?:close|equal|superior|inferior|comparable) to <..><M>",
    r"\bbaselines?,? \(?(?:such as |like |including |of )?<..><M>",
    r"\b(?:such as|including|e\.g\.,?|like|known as) <M>",
    (
        r"<M>[- ]based (?:[\w-]+ ){0,2}(?:models|architectures|methods|approaches|systems|networks"
        r"|classifiers|parsers|readers|encoders)\b"
    ),
    r"<M> (?:baselines?|competitors?|benchmarks?)\b",
    (
        r"\b(?<!replication )(?<!case )(?:evaluat|assess|benchmark|test|prob|audit|rank|analy[sz]"
        r"|examin|investigat|measur|attack|jailbreak|inspect|survey|review|study|studi|interpret"
        r"|understand|explain)"
        r"(?:e|es|ed|ing|s|y|ies)? <..><M>"
    ),
    (
        r"\b(?:experiments?|experimenting|evaluations?|results|tests?|trials|analysis) "
        r"(?:with|on|of|for|across) <..><M>"
    ),
    r"\bwithin <..>(?:of|from) <..><M>",
    r"\bto (?:those|that) (?:of|by|from) <..><M>",
    r"\bbetween <M> and\b",
    r"\b(?:performance|accuracy|capacity|quality|scores?|level) of <..><M>",
)  # fmt: skip
"""Words after which models are compared, measured or left out, but not extended."""

OTHERS = (
    r"\b(?:existing|prior|previous|earlier|recent|recently|current|other|most|many|popular|several"
    r"|conventional|their|researchers|commonly|typically|usually|often)\b"
)
"""Words after which the talk is of other people's models."""

OWN = r"\b(?:we|our|ours|us|this (?:paper|work|report|model|article)|here)\b"
"""Words of the paper's own doing."""

CLAUSE_BREAKS = (
    r"; |: | -{1,3} | [\u2013\u2014] |\u2014"
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
    r"|because|while|via|through|until|match\w*|rival\w*|how|whether|teachers?|predecessors?)\b"
)
"""Words that no gap `<..>` passes over."""
