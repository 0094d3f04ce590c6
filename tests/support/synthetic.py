"""A made-up lineage of any size, for measuring and for tests: a few ancestors have most heirs."""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass, field
from typing import Any

from graph.collector import collector_paused
from graph.records.vocabulary import ANCESTRY_CHANNELS, CHANNEL_OF, UNVERIFIED, Kind

_FAMILIES = (
    "transformer", "bert", "gpt", "t5", "bart", "glm", "palm", "gopher", "llama", "dialogue",
    "assistant", "vit", "clip", "diffusion", "control", "protein",
)  # fmt: skip
_ARCHITECTURES = ("encoder", "decoder", "encoder-decoder", "residual-network")
_TASKS = ("causal-language-modelling", "masked-language-modelling", "contrastive", "denoising")
_KINDS = tuple(Kind)
_SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fal",
    "gor",
    "hy",
    "jin",
    "lex",
    "mir",
    "no",
    "pra",
    "tul",
    "vex",
    "zen",
)
_WORDS = (
    "Trains", "a", "smaller", "decoder", "on", "filtered", "web", "pages", "and", "code", "with",
    "rotary", "positions", "longer", "context", "then", "tunes", "it", "for", "instructions",
    "from", "people", "keeping", "its", "parent's", "vocabulary", "layers", "tokens", "images",
    "captions", "of", "the", "same", "corpus", "by", "distilling", "answers", "twice", "as",
    "many", "steps", "fewer", "experts", "attention", "blocks", "shared", "weights", "between",
)  # fmt: skip
_SIGNS = (
    "以同语料训练的解码器使用旋转位置编码更长上下文"
    "经指令微调保留父模型词表层数减半蒸馏数据网页代码图像文本"
)
_SITE = "https://example.org/models/"
_FIRST_YEAR = 2017
_LAST_MONTH = 96
_MONTH_ONLY = 0.1
_UNKNOWN_SIZE = 0.08
_UNDISCLOSED_SIZE = 0.16


@dataclass
class _Growth:
    """A lineage while it grows; `heirs` names a model once more for each of its children."""

    rng: random.Random
    models: list[dict[str, Any]] = field(default_factory=list)
    derivations: list[dict[str, Any]] = field(default_factory=list)
    papers: list[dict[str, Any]] = field(default_factory=list)
    heirs: list[int] = field(default_factory=list)


@collector_paused()
def make_synthetic_document(count: int, *, seed: int = 1) -> Any:
    """Return a lineage document of `count` made-up models, each with texts, paper and evidence.

    It is what `lineage` makes of a catalog: every field is valid, and no child is older than a
    parent. Models appear in the order of their dates, more of them each year. Each descends from
    one to three older ones, and one with many children finds more (preferential attachment).

    Args:
        count: How many models.
        seed: The same seed gives the same document.
    """
    growth = _Growth(random.Random(seed))
    days = sorted(_choose_day(growth.rng, number / count) for number in range(count))
    for number, day in enumerate(days):
        month_only = growth.rng.random() < _MONTH_ONLY
        _add_model(growth, number, date=day[:7] if month_only else day)
    concepts = {
        "tasks": _TASKS, "techniques": (), "architectures": _ARCHITECTURES,
    }  # fmt: skip
    return {
        "schema_version": 2,
        "models": sorted(growth.models, key=lambda model: model["id"]),
        "derivations": sorted(growth.derivations, key=lambda one: one["child"]),
        "disputes": [],
        "papers": sorted(growth.papers, key=lambda paper: str(paper["arxiv_id"])),
        "labs": [
            {
                "id": lab,
                "name": lab.replace("-", " ").capitalize(),
                "name_zh": None,
                "spellings": [],
                "sites": [],
            }
            for lab in sorted(f"lab-{n}" for n in range(40))
        ],
        "groups": [],
        **{key: [_make_concept(one) for one in sorted(ids)] for key, ids in concepts.items()},
        "families": [{**_make_concept(one), "group": None} for one in sorted(_FAMILIES)],
        "sources": [
            _make_source(model_id) for model_id in sorted(model["id"] for model in growth.models)
        ],
    }


def _choose_day(rng: random.Random, part: float) -> str:
    """Return a day whose year is the later the greater `part` is; density grows with time."""
    month = int(_LAST_MONTH * part**0.6)
    year, month = _FIRST_YEAR + month // 12, month % 12 + 1
    return f"{year}-{month:02d}-{rng.randint(1, calendar.monthrange(year, month)[1]):02d}"


def _add_model(growth: _Growth, number: int, *, date: str) -> None:
    rng = growth.rng
    parents = sorted({rng.choice(growth.heirs) for _ in range(rng.choice((1, 1, 2, 2, 3)))}
                     if growth.heirs else ())  # fmt: skip
    family = rng.choice(_FAMILIES)
    if parents and rng.random() < 0.8:
        family = growth.models[parents[0]]["family"]
    name = "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 3))).title()
    model_id = f"{name.lower()}-{number}"
    growth.models.append(_make_model(rng, model_id, f"{name} {number}", family, date))
    growth.papers.append(_make_paper(rng, growth.models[-1]))
    steps = [_make_derivation(rng, growth.models[parent]["id"], model_id) for parent in parents]
    if not any(step["channel"] in ANCESTRY_CHANNELS for step in steps):
        growth.models[-1]["no_parents"] = "none-found"
    growth.derivations += steps
    growth.heirs += [number, *parents, *parents]


def _make_model(
    rng: random.Random, model_id: str, name: str, family: str, date: str
) -> dict[str, Any]:
    return {
        "id": model_id, "name": name, "aliases": [], "family": family,
        "labs": [f"lab-{rng.randrange(40)}"], "released": date,
        "architecture": rng.choice(_ARCHITECTURES), "modalities": ["text"],
        "pretraining_tasks": [rng.choice(_TASKS)], "fine_tuning_tasks": [],
        "parameters": _make_sizes(rng, int(date[:4])), "more_sizes": False,
        "corpus": _write(rng, 8), "corpus_zh": _write_signs(rng, 14),
        "licence": _make_licence(rng),
        "application": _write(rng, 7), "application_zh": _write_signs(rng, 12),
        "adds": _write(rng, 14), "adds_zh": _write_signs(rng, 26), "techniques": [],
        "paper": f"{date[2:4]}{date[5:7]}.{int(model_id.rpartition('-')[2]):05d}",
        "no_paper": None, "no_paper_zh": None, "links": [f"{_SITE}{model_id}"],
        "hub": [], "milestone": False, "short": False, "no_parents": None, "remarks": [],
        "catalog": None, "fact_sources": [_make_fact_source(model_id)], "corrections": [],
    }  # fmt: skip


def _make_licence(rng: random.Random) -> dict[str, Any]:
    text, text_zh = rng.choice((("MIT", None), ("Apache-2.0", None), ("Closed", "闭源")))
    return {"text": text, "text_zh": text_zh, "access": "open"}


def _make_fact_source(model_id: str) -> dict[str, Any]:
    fields = ["labs", "licence", "parameters", "released"]
    return {"fields": fields, "source": f"{_SITE}{model_id}", "locator": "card"}


def _make_sizes(rng: random.Random, year: int) -> list[dict[str, Any]]:
    chance = rng.random()
    if chance < _UNKNOWN_SIZE:
        return []
    if chance < _UNDISCLOSED_SIZE:
        return [_make_size("All", "undisclosed")]
    largest = 10 ** min(12, rng.gauss(8 + (year - _FIRST_YEAR) * 0.33, 0.8))
    counts = sorted({int(largest / 4**step) for step in range(rng.choice((1, 1, 1, 2, 3, 4)))})
    return [_make_size(f"S{number}", count) for number, count in enumerate(counts)]


def _make_size(label: str, count: int | str) -> dict[str, Any]:
    return {"label": label, "label_zh": None, "count": count, "active": None, "licence": None}


def _make_paper(rng: random.Random, model: dict[str, Any]) -> dict[str, Any]:
    authors = [
        "".join(rng.choices(_SYLLABLES, k=2)).title() + " " +
        "".join(rng.choices(_SYLLABLES, k=2)).title()
        for _ in range(rng.randint(2, 8))
    ]  # fmt: skip
    return {
        "arxiv_id": model["paper"], "title": f"{model['name']}: {_write(rng, 7)[:-1]}",
        "authors": authors, "more_authors": False, "authors_note": None,
        "submitted": model["released"],
        "updated": None, "version": 1, "primary_category": "cs.CL", "source": "arxiv",
        "retrieved": "2026-11-22",
    }  # fmt: skip


def _make_derivation(rng: random.Random, parent: str, child: str) -> dict[str, Any]:
    kind = rng.choice(_KINDS)
    doubtful = rng.choice((False, False, True))
    is_fortieth = int(child.rpartition("-")[2]) % 40 == 0  # most edges of a catalog have sources
    support = "unverified" if doubtful and is_fortieth else "supported"
    evidence = [
        {"source": f"{_SITE}{child}" if support == "supported" else UNVERIFIED,
         "locator": f"section {rng.randint(1, 6)}.{rng.randint(1, 4)}, {_write(rng, 3)[:-1]}",
         "stance": "supports", "basis": "read"}
    ]  # fmt: skip
    return {
        "parent": parent, "child": child, "kind": str(kind), "channel": str(CHANNEL_OF[kind]),
        "note": _write(rng, 8), "note_zh": _write_signs(rng, 16),
        "variant": None, "variant_zh": None, "support": support,
        "houses": ["maker"] if support == "supported" else [],
        "primary": support == "supported", "evidence": evidence,
    }  # fmt: skip


def _make_concept(concept_id: str) -> dict[str, Any]:
    return {
        "id": concept_id, "name": concept_id.replace("-", " ").capitalize(),
        "name_zh": concept_id, "text": "Made up.", "text_zh": "虚构。", "aliases": [],
        "paper": None, "paper_note": None, "paper_note_zh": None, "catalog": None,
    }  # fmt: skip


def _make_source(model_id: str) -> dict[str, Any]:
    address = f"{_SITE}{model_id}"
    return {
        "id": address, "name": address, "url": address, "licence": "not stated",
        "licence_zh": "未说明", "retrieved": None, "retrieved_zh": None,
        "note": None, "note_zh": None, "house": "secondary", "code": False, "corrections": [],
    }  # fmt: skip


def _write(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(_WORDS, k=words)).lower().capitalize() + "."


def _write_signs(rng: random.Random, signs: int) -> str:
    return "".join(rng.choices(_SIGNS, k=signs)) + "。"
