"""Every catalog file that ships, and what all of them together must hold."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from graph.records.vocabulary import is_ancestry
from lineage.catalog.assemble import find_paper_ids
from lineage.catalog.bilingual import is_name
from lineage.catalog.blanks import find_blanks
from lineage.catalog.rules import check_catalog
from lineage.paths import data_dir
from tests.support.catalogs import read_first_models

if TYPE_CHECKING:
    from pathlib import Path

    from graph.lineage_graph import LineageGraph
    from graph.records.claims import Claim, Correction, Inheritance
    from lineage.catalog.records import Catalog

CATALOG_NAMES = """
ALBERT|AlexaTM 20B|Alpaca|AlphaFold|Anthropic Assistant|BART|BERT|Big Bird|BlenderBot3|BLOOM
ChatGPT|Chinchilla|CLIP|CM3|CTRL|DALL-E|DALL-E 2|DeBERTa|Decision Transformers|DialoGPT
DistilBERT|DQ-BART|Dolly|E5|ELECTRA|ERNIE|Flamingo|Flan-T5|Flan-PaLM|Galactica|Gato|GLaM|GLIDE
GLM|Global Context ViT|Gopher|GopherCite|GPT|GPT-2|GPT-3|GPT-3.5|GPT-J|GPT-Neo|GPT-NeoX-20B|HTLM
Imagen|InstructGPT|InstructOR|Jurassic-1|LAMDA|LLaMA|mBART|Megatron|Minerva
MT-NLG (Megatron TuringNLG)|OpenAssistant LLaMa|OPT|PalM|Pegasus|Pythia|RoBERTa|SeeKer|Sparrow
StableDiffusion|Swin Transformer|Switch|T0|T5|Trajectory Transformers|Transformer XL|Turing-NLG
UL2|Vicuna|ViT|Wu Dao 2.0|XLM-RoBERTa|XLNet
"""
SPLIT = {"AlphaFold", "Anthropic Assistant", "Dolly", "ERNIE", "GLM"}
FILES = sorted((data_dir() / "models").glob("*.toml"))
CHINESE = re.compile(r"[\u3001-\u3011\u4e00-\u9fff\uff01-\uff1b]")
_SIGN = r"[\u4e00-\u9fff]"
_MARK = r"[\u3001\u3002\uff08\uff09\uff0c\uff1a\uff1b]"
BADLY_SET = re.compile(
    rf"{_SIGN}[,;:!?()]|[(:]{_SIGN}"  # a half-width mark beside a sign
    r"|[,;!?](?! )(?<!\d,(?=\d{3}\b))|[a-z]\([A-Z]"  # one in place of a full-width one
    r"|(?<!doi)(?<!\d):\d"  # a colon that is no ratio of numbers
    rf"|{_SIGN}[A-Za-z0-9]|[A-Za-z0-9]{_SIGN}"  # no space between signs and letters
    rf"|{_MARK} | {_MARK}"
)


def test_the_catalog_is_clean(shipped: Catalog) -> None:
    assert [str(problem) for problem in check_catalog(shipped)] == []


def test_the_catalog_has_no_blanks(shipped: Catalog) -> None:
    assert [str(blank) for blank in find_blanks(shipped)] == []


def test_all_77_entries_are_there_by_their_catalog_name(document: dict[str, Any]) -> None:
    wanted = set(CATALOG_NAMES.strip().replace("\n", "|").split("|"))
    assert len(wanted) == 77
    found = [record["catalog"] for record in document["models"] if record["catalog"]]
    assert set(found) == wanted
    assert {name for name in found if found.count(name) > 1} == SPLIT


def test_there_are_at_least_95_models(document: dict[str, Any]) -> None:
    assert len(document["models"]) >= 95


def test_every_derivation_has_kind_channel_and_evidence(document: dict[str, Any]) -> None:
    for step in document["derivations"]:
        assert step["kind"]
        assert step["channel"]
        assert step["evidence"]


def test_at_most_one_derivation_in_fifty_is_unverified(document: dict[str, Any]) -> None:
    unverified = [s for s in document["derivations"] if s["support"] == "unverified"]
    assert len(unverified) * 50 <= len(document["derivations"])


def test_the_catalog_holds_the_breadth_of_today(graph: LineageGraph) -> None:
    counts = graph.stats()
    assert counts["models"] >= 420
    assert counts["derivations"] >= 620
    assert counts["shares"]["primary"] >= 0.95
    recent = [node for node in graph.models.values() if node.released >= "2026"]
    assert len(recent) >= 40


def test_a_model_without_a_parent_says_why(graph: LineageGraph) -> None:
    silent = {
        model
        for model, steps in graph.parents.items()
        if not any(is_ancestry(step.channel) for step in steps)
        and graph.records[model]["no_parents"] is None
    }
    assert silent == set()
    assert graph.records["transformer"]["no_parents"] == "none-found"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_entry_is_written_in_both_languages(shipped: Catalog, path: Any) -> None:
    entry = shipped.models[path.stem]
    pairs = [
        (entry.adds, entry.adds_zh),
        *(
            (english, chinese or "")
            for english, chinese in (
                (entry.application, entry.application_zh),
                (entry.corpus, entry.corpus_zh),
            )
            if english is not None
        ),
        *((remark.text, remark.text_zh) for remark in entry.remarks),
        *((step.note, step.note_zh) for step in entry.derivations),
        *((claim.reason, claim.reason_zh) for claim in entry.disputes),
        *((correction.reason, correction.reason_zh) for correction in entry.corrections),
        *((size.label, size.label_zh) for size in entry.parameters if size.label_zh),
    ]
    if not is_name(entry.licence.text):
        pairs.append((entry.licence.text, entry.licence.text_zh or ""))
    if entry.no_paper:
        pairs.append((entry.no_paper, entry.no_paper_zh or ""))
    for english, chinese in pairs:
        assert CHINESE.search(chinese), english
        assert not CHINESE.search(english), english


def test_what_is_told_of_labs_sources_and_origins_is_in_both_languages(shipped: Catalog) -> None:
    assert shipped.labs["tsinghua"].name_zh == "清华大学"
    for lab in shipped.labs.values():
        assert "University" not in lab.name or CHINESE.search(lab.name_zh or ""), lab.name
    origins = [
        (concept.paper_note, concept.paper_note_zh)
        for concepts in shipped.concepts.values()
        for concept in concepts.values()
    ]
    sources = shipped.sources.values()
    for english, chinese in [
        *origins,
        *((source.note, source.note_zh) for source in sources),
        *((source.retrieved, source.retrieved_zh) for source in sources),
    ]:
        assert english is None or CHINESE.search(chinese or ""), english


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_chinese_is_set_with_its_own_marks_and_spaces(path: Path) -> None:
    texts = re.findall(r'\w_zh = "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
    assert [text for text in texts if BADLY_SET.search(text)] == []


def test_concepts_of_the_introduction_are_nodes_in_both_languages(
    document: dict[str, Any],
) -> None:
    explained = {
        key: [c["id"] for c in document[key] if c["catalog"]]
        for key in ("architectures", "tasks", "techniques")
    }
    assert explained["architectures"] == ["decoder", "encoder", "encoder-decoder"]
    assert set(explained["tasks"]) == {"lm", "clm", "prefix-lm", "mlm", "plm", "dae", "rtd", "nsp"}
    wanted = {"multi-head-attention", "transfer-learning", "rlhf", "diffusion"}
    assert wanted <= set(explained["techniques"])
    for key in explained:
        for concept in document[key]:
            assert concept["paper"] or concept["paper_note"], concept["id"]
            assert CHINESE.search(concept["text_zh"]), concept["id"]


def test_every_paper_is_in_the_snapshot_and_says_where_it_was_read(shipped: Catalog) -> None:
    wanted = find_paper_ids(shipped)
    assert [arxiv_id for arxiv_id in wanted if arxiv_id not in shipped.papers] == []
    for arxiv_id, paper in shipped.papers.items():
        assert paper.source
        year_month = f"20{arxiv_id[:2]}-{arxiv_id[2:4]}"
        assert paper.submitted.startswith(year_month), arxiv_id


def test_no_file_of_the_snapshot_holds_an_abstract() -> None:
    for path in (data_dir() / "papers").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        assert not {"abstract", "summary"} & record.keys()


def test_chatgpt_descends_from_the_gpt_line(graph: LineageGraph) -> None:
    found = {relative.id for relative in graph.ancestors_of("chatgpt")}
    assert {"gpt-3.5", "instructgpt", "gpt-3", "gpt-2", "gpt", "transformer"} <= found


def test_weights_stop_where_weights_stop(graph: LineageGraph) -> None:
    found = {relative.id for relative in graph.ancestors_of("chatgpt", via="weights")}
    assert found == {"gpt-3.5", "code-davinci-002"}


def test_nothing_in_gpt_35_carries_the_weights_of_gpt_3(graph: LineageGraph) -> None:
    found = {carrier.id for carrier in graph.licence_reach("gpt-3")}
    assert found == {"codex", "instructgpt"}


def test_a_paper_and_its_model_have_the_same_ancestors(graph: LineageGraph) -> None:
    assert graph.ancestors_of("1810.04805") == graph.ancestors_of("bert") != ()


def test_llama_is_the_nearest_common_ancestor_of_alpaca_and_vicuna(graph: LineageGraph) -> None:
    first, *others = graph.common_ancestors("alpaca", "vicuna")
    assert first.id == "llama"
    assert [item.id for item in graph.common_ancestors("alpaca", "vicuna", via="weights")] == [
        "llama"
    ]
    assert all(sum(item.distances.values()) > 2 for item in others)


def test_of_the_first_98_models_alpaca_vicuna_and_openassistant_carry_llamas_weights(
    graph: LineageGraph,
) -> None:
    found = {relative.id for relative in graph.descendants_of("llama", via="weights")}
    assert found & read_first_models() == {"alpaca", "vicuna", "openassistant-llama"}


def test_evidence_from_a_paper_record_names_a_record_that_ships(shipped: Catalog) -> None:
    for model_id, entry in shipped.models.items():
        records: tuple[Inheritance | Claim | Correction, ...] = (
            *entry.derivations,
            *entry.disputes,
            *entry.corrections,
        )
        cited = [(item.source, item.locator) for record in records for item in record.evidence]
        cited += [(fact.source, fact.locator) for fact in entry.fact_sources]
        for source, locator in cited:
            if source == "paper-record":
                ids = re.findall(r"\d{4}\.\d{4,5}", locator)
                assert ids, (model_id, locator)
                assert set(ids) <= shipped.papers.keys(), (model_id, locator)
