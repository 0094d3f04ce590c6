"""What people write who know another language: other names of methods, and comparisons."""

from __future__ import annotations

import re

from graph.errors import find_near
from graph.selectors.methods import METHODS, Method

_SPELLINGS = {"license": "licence"}
"""Other spellings of methods."""

_MEANT = {
    "": "model models name id 模型",
    "family": "families 家族 系列",
    "group": "groups 分组",
    "lab": "labs org orgs organization organisation company developer maker publisher 机构",
    "task": "tasks objective pretraining 任务",
    "arch": "architecture architectures 架构",
    "uses": "use technique techniques using 技术",
    "modality": "modalities mode 模态",
    "year": "years date released release 年份 发布日期",
    "params": "param parameters parameter size sizes 参数 参数量",
    "licence": "access licences licenses 许可",
    "kind": "kinds type relation derivation 派生类型",
    "via": "channel channels 继承内容",
    "support": "evidence supported houses 证据状态",
    "primary": "maker 一手来源",
    "catalog": "catalogue listed 目录",
    "arxiv": "paper papers doi 论文",
}
"""What else methods are called elsewhere; a model needs none. The page has the same."""

METHOD_MEANT = {word: method for method, words in _MEANT.items() for word in words.split()}
"""The method that each word stands for; nothing where a model needs no method."""

_COMPARISON = re.compile(r"(?<!\S)([^\W\d_]+)\s*(>=|<=|>|<|=)\s*([^\s,]+)")
"""What looks like a comparison, as other languages write it."""

_SPACED = re.compile(
    r"(?<!\S)([^\W\d_]+)\s*:?\s*(>=|<=|>|<|=|)\s*(\d+(?:\.\d+)?\s+[kmbt])(?![^\s,])", re.IGNORECASE
)
"""A number with a space before its unit, such as `params:>=10 B`."""


def find_method(name: str) -> Method | None:
    """Return a method by its name, in any case and in British or American spelling.

    Examples:
        >>> find_method("License") is find_method("licence")
        True
    """
    folded = name.casefold()
    return METHODS.get(_SPELLINGS.get(folded, folded))


def hint_at_method(name: str, value: str) -> str:
    """Return what to write instead of a method that there is none of.

    Examples:
        >>> hint_at_method("org", "google"), hint_at_method("model", "bert")
        ('Did you mean lab?', 'Write a model without a method: bert.')
    """
    meant = METHOD_MEANT.get(name.casefold())
    if meant == "":
        return f"Write a model without a method: {value}."
    near = meant or " or ".join(find_near(name, METHODS))
    return f"Did you mean {near}?" if near else f"Known: {', '.join(METHODS)}."


def find_meant(text: str) -> str | None:
    """Return the selector that a comparison such as `params > 100B` means, if there is one.

    Examples:
        >>> find_meant("parameters > 100B"), find_meant("attention > all")
        ('params:>100B', None)
        >>> find_meant("params:>=10 B")
        'params:>=10B'
    """
    usual = text.replace("≥", ">=").replace("≤", "<=")
    match = _SPACED.search(usual) or _COMPARISON.search(usual)
    if match is None:
        return None
    word, sign, value = match.groups()
    method = METHOD_MEANT.get(word.casefold()) or word.casefold()
    known = sign if sign != "=" else ""
    return f"{method}:{known}{''.join(value.split())}" if find_method(method) else None
