"""Every text of the readable pages, in English and in Chinese.

Those that the interactive page has too stand in `graph/words.json`.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING

from graph.words import LANGUAGES, get_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.words import Language

_WORDS: dict[str, tuple[str, str]] = {
    "skip": ("Skip to the text", "跳到正文"),
    "nav": ("Parts of the site", "网站各部分"),
    "other_language": ("中文", "English"),
    "metadata": ("Paper metadata as of {date}.", "论文元数据截至 {date}。"),
    "terms": (
        (
            "Data: CC BY 4.0, with facts from Amatriain’s catalog (arXiv 2302.07730), Epoch AI "
            "(CC BY 4.0) and the sources that each page names."
        ),
        (
            "数据：CC BY 4.0；事实取自 Amatriain 的目录（arXiv 2302.07730）、Epoch AI（CC BY 4.0）"
            "以及各页注明的来源。"
        ),
    ),
    "mend": ("Mend this entry", "修改此条目"),
    "file": ("This page as JSON", "本页的 JSON"),
    "new": ("new", "新"),
    "feed": ("New models (Atom feed)", "新模型（Atom 订阅）"),
    "colon": (": ", "："),
    "open_timeline": ("Show in the timeline", "在时间线中查看"),
    "model_about": (
        "{name} ({released}, {labs}): {adds}",
        "{name}（{released}，{labs}）：{adds}",
    ),
    "aliases": ("Also called", "别名"),
    "adds": ("What it adds", "新增内容"),
    "alongside": ("Earlier in its series, and code it shares", "同系列前作与所用的共用代码"),
    "line": ("The whole line", "完整谱系"),
    "ancestors": ("Ancestors, oldest first", "祖先（由早到晚）"),
    "descendants": ("Descendants, oldest first", "后代（由早到晚）"),
    "explained": (
        "Explained in the introduction of arXiv 2302.07730 as “{name}”.",
        "arXiv 2302.07730 的引言以“{name}”为题加以解释。",
    ),
    "prints": ("{source} prints “{printed}”", "{source} 写作“{printed}”"),
    "submitted": ("submitted {date}", "提交于 {date}"),
    "bibtex": ("BibTeX", "BibTeX"),
    "index_about": (
        "All {n} models of Transformer Lineage, by family and by date.",
        "Transformer 模型谱系中的全部 {n} 个模型，按家族与日期排列。",
    ),
    "by_family": ("By family", "按家族"),
    "by_date": ("By date, newest first", "按日期（由新到旧）"),
    "date": ("Date", "日期"),
    "model": ("Model", "模型"),
    "families_about": (
        "Lines of models that belong together; each model stands in one.",
        "相互关联的模型系列；每个模型归入一个家族。",
    ),
    "techniques_about": (
        (
            "What the models are made with: what each technique is, who introduced it and who "
            "took it up."
        ),
        "模型所用的技术：各是什么、由谁提出、被谁采用。",
    ),
    "tasks_about": (
        "What the models are trained to do, in pre-training and in fine-tuning.",
        "模型在预训练与微调中学习的任务。",
    ),
    "architectures_about": (
        "How the models are built, in broad terms.",
        "模型的大体构造。",
    ),
    "introduced": ("Introduced by", "出处"),
    "no_introduction": ("No single paper is known to us.", "我们未发现单一的出处论文。"),
    "introduced_here": ("Models of this paper", "该论文的模型"),
    "members": ("Models, oldest first", "所含模型（由早到晚）"),
    "users": ("Who uses it, oldest first", "使用者（由早到晚）"),
    "no_users": ("No model of this catalog.", "本目录中没有这样的模型。"),
    "how": ("How it came to it", "从何得来"),
    "trained": ("When", "阶段"),
    "first": ("first in this catalog", "本目录最早"),
    "inherited": ("inherited from", "继承自"),
    "adopted": ("adopted from elsewhere", "从别处采用"),
    "carried_from": ("carried with the weights of", "随权重承自"),
    "traits_note": (
        (
            "First, inherited or adopted: among the models of this catalog, along their "
            "derivations. Who was first in the world it cannot say. Carried: the entry "
            "does not name it, but the weights were made from those of a model that has it."
        ),
        (
            "“最早”“继承”“从别处采用”均就本目录的模型及其派生关系而言，并不说明世上谁最先使用。"
            "“随权重承自”指其条目未写明此技术，但其权重由具有该技术的模型得来。"
        ),
    ),
    "not_found": ("There is no such page", "没有这个页面"),
    "not_found_text": (
        "The model may have another name now. These lists have everything:",
        "该模型可能已更名。下列页面列出全部内容：",
    ),
    "feed_title": ("Transformer Lineage: new models", "Transformer 模型谱系：新模型"),
}


_SHARED = {
    "site": "app.title",
    "timeline": "tab.timeline",
    "models": "readable.models",
    "families": "readable.families",
    "techniques": "fact.techniques",
    "carried": "fact.carried",
    "tasks": "readable.tasks",
    "architectures": "readable.architectures",
    "docs": "readable.docs",
    "report": "about.report",
    "thanks": "footer.thanks",
    "endorsed": "footer.endorsed",
    "unknown": "value.unknown",
    "comma": "list.comma",
    "facts": "details.facts",
    "released": "fact.released",
    "labs": "fact.labs",
    "family": "fact.family",
    "architecture": "fact.architecture",
    "modalities": "fact.modalities",
    "parameters": "fact.parameters",
    "pretraining_tasks": "fact.pretraining",
    "fine_tuning_tasks": "fact.tuning",
    "corpus": "fact.corpus",
    "application": "fact.application",
    "licence": "fact.licence",
    "derivations": "table.parents",
    "paper": "details.paper",
    "name": "table.name",
    "links": "details.links",
    "parents": "details.parents",
    "no_parents": "details.noParents",
    "no_parents.undisclosed": "details.undisclosed",
    "no_parents.none-found": "details.none-found",
    "remarks": "details.remarks",
    "hub": "details.hub",
    "only": "derivation.only",
    "by": "derivation.by",
    "generated": "evidence.generated",
    "more_sizes": "value.moreSizes",
    "beside": "details.beside",
    "children": "details.children",
    "no_children": "details.noChildren",
    "disputes": "details.disputes",
    "corrections": "details.corrections",
    "sources": "details.sources",
    "catalog": "details.catalog",
    "catalog_rest": "details.sourcesCatalog",
    "carries": "channel.carried",
    "arxiv": "paper.arxiv",
    "unverified_source": "source.unverified",
    "record": "paper.metadata",
    "verdict.corrected": "correction.corrected",
    "verdict.doubted": "correction.doubted",
    "remarked": "fact.remarked",
}
"""Names of the shared texts here, and their keys in `graph/words.json`."""


@cache
def get_words(language: Language) -> Mapping[str, str]:
    """Return the texts of one language by their keys; `say_count` has those of numbers."""
    number = LANGUAGES.index(language)
    shared = get_texts(language)
    return MappingProxyType(
        {
            **{key: text for key, text in shared.items() if "|" not in text},
            **{name: shared[key] for name, key in _SHARED.items()},
            **{key: texts[number] for key, texts in _WORDS.items()},
        }
    )


@cache
def name_words(language: Language) -> SimpleNamespace:
    """Return the same for templates, which read an attribute much faster than a key."""
    return SimpleNamespace(**get_words(language))
