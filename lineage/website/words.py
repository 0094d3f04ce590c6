"""Every text of the readable pages, in English and in Chinese."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

_WORDS: dict[str, tuple[str, str]] = {
    "site": ("Transformer Lineage", "Transformer 模型谱系"),
    "skip": ("Skip to the text", "跳到正文"),
    "nav": ("Parts of the site", "网站各部分"),
    "timeline": ("Timeline", "时间线"),
    "models": ("Models", "模型"),
    "families": ("Families", "家族"),
    "techniques": ("Techniques", "技术"),
    "tasks": ("Training tasks", "训练任务"),
    "architectures": ("Architectures", "架构"),
    "other_language": ("中文", "English"),
    "metadata": ("Paper metadata as of {date}.", "论文元数据截至 {date}。"),
    "thanks": (
        "Thank you to arXiv for use of its open access interoperability. Not endorsed by arXiv.",
        "感谢 arXiv 开放其互操作接口。本站未经 arXiv 认可或背书。",
    ),
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
    "report": ("Report an error", "报告错误"),
    "new": ("new", "新"),
    "feed": ("New models (Atom feed)", "新模型（Atom 订阅）"),
    "unknown": ("Not known", "未知"),
    "undisclosed": ("Undisclosed", "未公开"),
    "comma": (", ", "、"),
    "colon": (": ", "："),
    "open_timeline": ("Show in the timeline", "在时间线中查看"),
    "model_about": (
        "{name} ({released}, {labs}): {adds}",
        "{name}（{released}，{labs}）：{adds}",
    ),
    "aliases": ("Also called", "别名"),
    "facts": ("Facts", "基本信息"),
    "released": ("Released", "发布日期"),
    "labs": ("Labs", "机构"),
    "family": ("Family", "家族"),
    "architecture": ("Architecture", "架构"),
    "modalities": ("Modalities", "模态"),
    "parameters": ("Parameters", "参数量"),
    "active": ("{count} active", "激活 {count}"),
    "pretraining_tasks": ("Pre-training", "预训练任务"),
    "fine_tuning_tasks": ("Fine-tuning", "微调任务"),
    "corpus": ("Training data", "训练数据"),
    "application": ("Use", "用途"),
    "licence": ("Licence", "许可"),
    "remarked": ("{text} ({remark})", "{text}（{remark}）"),
    "adds": ("What it adds", "新增内容"),
    "derivations": ("Parents", "父模型"),
    "paper": ("Paper", "论文"),
    "name": ("Name", "名称"),
    "links": ("Links", "链接"),
    "parents": ("Builds on", "派生自"),
    "no_parents": ("No parent in this catalog: a root.", "本目录中没有父模型：这是一个根。"),
    "children": ("Built upon by", "派生出"),
    "no_children": ("Nothing in this catalog builds on it.", "本目录中没有模型由它派生。"),
    "line": ("The whole line", "完整谱系"),
    "ancestors": ("Ancestors, oldest first", "祖先（由早到晚）"),
    "descendants": ("Descendants, oldest first", "后代（由早到晚）"),
    "disputes": ("Not accepted as parent", "未被采纳的父模型"),
    "corrections": ("Corrections", "更正"),
    "sources": ("Where the facts come from", "信息出处"),
    "catalog": ("Listed in arXiv 2302.07730 as “{name}”.", "在 arXiv 2302.07730 中列为“{name}”。"),
    "catalog_rest": (
        "Facts without a line of their own come from the catalog, arXiv 2302.07730.",
        "未单独注明出处的信息来自目录论文 arXiv 2302.07730。",
    ),
    "explained": (
        "Explained in the introduction of arXiv 2302.07730 as “{name}”.",
        "arXiv 2302.07730 的引言以“{name}”为题加以解释。",
    ),
    "carries": ("carries over: {channel}", "继承内容：{channel}"),
    "prints": ("{source} prints “{printed}”", "{source} 写作“{printed}”"),
    "one_source": ("{n} source", "{n} 个来源"),
    "more_sources": ("{n} sources", "{n} 个来源"),
    "one_model": ("{n} model", "{n} 个模型"),
    "more_models": ("{n} models", "{n} 个模型"),
    "more_authors": ("and {n} more", "等另外 {n} 人"),
    "submitted": ("submitted {date}", "提交于 {date}"),
    "record": ("Metadata from {source}, {date}", "元数据来自 {source}，{date}"),
    "arxiv": ("arXiv {id}", "arXiv {id}"),
    "bibtex": ("BibTeX", "BibTeX"),
    "unverified_source": ("General reading; not counted as support", "一般了解，不计为证据"),
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
    "first": ("first here", "本目录最早"),
    "inherited": ("inherited from", "继承自"),
    "anew": ("taken up anew", "重新采用"),
    "traits_note": (
        (
            "First, inherited or anew: among the models of this catalog, along their derivations. "
            "Who was first in the world it cannot say."
        ),
        "“最早”“继承”“重新采用”均就本目录的模型及其派生关系而言，并不说明世上谁最先使用。",
    ),
    "not_found": ("There is no such page", "没有这个页面"),
    "not_found_text": (
        "The model may have another name now. These lists have everything:",
        "该模型可能已更名。下列页面列出全部内容：",
    ),
    "feed_title": ("Transformer Lineage: new models", "Transformer 模型谱系：新模型"),
    "access.open": ("open", "开放"),
    "access.restricted": ("restricted", "受限"),
    "access.closed": ("closed", "不开放"),
    "access.unknown": ("terms not known", "条款未知"),
    "channel.weights": ("weights", "权重"),
    "channel.architecture": ("architecture", "架构"),
    "channel.knowledge": ("knowledge", "知识"),
    "channel.idea": ("idea", "思想"),
    "channel.code": ("code", "代码"),
    "kind.finetuning": ("fine-tuning", "微调"),
    "kind.alignment": ("alignment", "对齐"),
    "kind.continued-pretraining": ("continued pre-training", "继续预训练"),
    "kind.compression": ("compression", "压缩"),
    "kind.component": ("used as a part", "用作组件"),
    "kind.merging": ("merging", "合并"),
    "kind.architecture": ("changed architecture", "修改架构"),
    "kind.scaling": ("other size", "改变规模"),
    "kind.retraining": ("retraining", "重新训练"),
    "kind.objective": ("other objective", "更换训练目标"),
    "kind.distillation": ("distillation", "蒸馏"),
    "kind.synthetic-data": ("synthetic data", "合成数据"),
    "kind.inspiration": ("inspiration", "启发"),
    "kind.code-reuse": ("code reuse", "代码复用"),
    "support.supported": ("✓ supported", "✓ 有证据支持"),
    "support.disputed": ("! disputed", "! 有争议"),
    "support.unverified": ("? unverified", "? 未核实"),
    "stance.supports": ("✓ supports", "✓ 支持"),
    "stance.disputes": ("✗ disputes", "✗ 反对"),
    "stance.unverified": ("? unverified", "? 未核实"),
    "verdict.corrected": ("corrected here", "此处已更正"),
    "verdict.doubted": ("kept, in doubt", "保留原值，存疑"),
    "modality.text": ("text", "文本"),
    "modality.code": ("code", "代码"),
    "modality.image": ("image", "图像"),
    "modality.video": ("video", "视频"),
    "modality.audio": ("audio", "音频"),
    "modality.actions": ("actions", "动作"),
    "modality.protein": ("protein", "蛋白质"),
    "modality.geometry": ("geometry", "几何"),
}


@cache
def get_words(language: Language) -> Mapping[str, str]:
    """Return the texts of one language by their keys."""
    number = LANGUAGES.index(language)
    return MappingProxyType({key: texts[number] for key, texts in _WORDS.items()})


def write_list(words: Mapping[str, str], items: list[str]) -> str:
    """Join texts as the language does.

    Examples:
        >>> write_list(get_words("zh"), ["BERT", "GPT"])
        'BERT、GPT'
    """
    return words["comma"].join(items)


def say_count(words: Mapping[str, str], what: Literal["model", "source"], number: int) -> str:
    """Return a number of things in words.

    Examples:
        >>> say_count(get_words("en"), "model", 1), say_count(get_words("en"), "model", 2)
        ('1 model', '2 models')
    """
    key = f"one_{what}" if number == 1 else f"more_{what}s"
    return words[key].format(n=number)
