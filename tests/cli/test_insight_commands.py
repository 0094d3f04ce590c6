"""Commands about the shape of the lineage: output, stderr and exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from graph.questions.reading import ReadingStep
from lineage.cli.insight_text import to_reading_row
from lineage.cli.main import main
from tests.support.catalogs import TOY_ENTRIES, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

RESTRICTED = {"text": "For research only", "text_zh": "仅供研究", "access": "restricted"}
CONCEPT = {"name": "RoPE", "name_zh": "某", "text": "Made up.", "text_zh": "虚构。"}
CLOSED = {"text": "Service only", "text_zh": "仅以服务形式提供", "access": "closed"}


@pytest.fixture
def run_rich_toy(tmp_path: Path) -> Run:
    """`lineage` on the toy catalog, with a technique and another licence in it."""
    entries = {
        **TOY_ENTRIES,
        "aligned": {**TOY_ENTRIES["aligned"], "licence": RESTRICTED},
        "rope-1": make_entry("Rope 1", "2017", techniques=["rope"], licence=CLOSED),
        "merge": {**TOY_ENTRIES["merge"], "techniques": ["rope"]},
        "tuned": {**TOY_ENTRIES["tuned"], "techniques": ["rope"]},
    }
    folder = write_catalog(tmp_path / "catalog", entries)
    return lambda *args: CliRunner().invoke(main, ["--data", str(folder), *args])


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param(["traits", "RoPE"], "rope-1 merge tuned", id="traits"),
        pytest.param(["traits", "rope", "--as-of", "2018-06"], "rope-1 merge", id="traits as of"),
        pytest.param(["influence", "--limit", "2"], "root left", id="influence"),
        pytest.param(["influence", "L1"], "left", id="influence of one"),
        pytest.param(["bottlenecks", "tuned"], "root merge tuned aligned", id="bottlenecks"),
        pytest.param(["licence-reach", "tuned"], "aligned grandchild", id="licence"),
        pytest.param(["reading-path", "--to", "merge"], "root left right merge", id="reading"),
        pytest.param(
            ["reading-path", "--know", "left,right", "--to", "tuned"], "merge tuned", id="list"
        ),
        pytest.param(
            ["reading-path", "--know", "left", "--know", "right", "--to", "tuned"],
            "merge tuned",
            id="repeated",
        ),
    ],
)
def test_ids_come_one_a_line(run_rich_toy: Run, args: list[str], ids: str) -> None:
    result = run_rich_toy(*args, "--format", "ids")
    assert (result.exit_code, result.stdout.split()) == (0, ids.split())


def test_traits_are_a_sentence_and_a_table(run_rich_toy: Run) -> None:
    assert run_rich_toy("traits", "rope").stdout == (
        "RoPE [rope]: Rope 1 had it first in this catalog; Tuned inherited it; Merge adopted it "
        "from elsewhere.\n"
        "id      name    released    how        inherited_from  way\n"
        "rope-1  Rope 1  2017        first\n"
        "merge   Merge   2018-06-01  adopted\n"
        "tuned   Tuned   2018-07-01  inherited  merge\n"
    )


def test_what_weights_carried_is_told_apart_with_its_way(tmp_path: Path) -> None:
    folder = write_catalog(
        tmp_path / "catalog",
        {**TOY_ENTRIES, "merge": {**TOY_ENTRIES["merge"], "techniques": ["rope"]}},
        techniques={"rope": {**CONCEPT, "carried": True}},
    )
    command = ["--data", str(folder)]
    result = CliRunner().invoke(main, [*command, "traits", "rope", "--format", "csv"])
    assert result.stdout == (
        "id,name,released,how,inherited_from,way\n"
        "merge,Merge,2018-06-01,first,,\n"
        "tuned,Tuned,2018-07-01,carried,merge,merge tuned\n"
        "aligned,Aligned,2019-02-01,carried,tuned,merge tuned aligned\n"
        "grandchild,Grandchild,2019-12,carried,aligned,merge tuned aligned grandchild\n"
    )
    assert result.stderr == (
        "RoPE [rope]: Merge had it first in this catalog; Tuned, Aligned and Grandchild got it "
        "along with the weights of others.\n"
    )
    shown = CliRunner().invoke(main, [*command, "show", "aligned"]).stdout
    assert "carried       RoPE (from Merge -> Tuned)\n" in shown
    assert "techniques" not in shown


def test_traits_of_a_technique_that_nobody_has(run_toy: Run) -> None:
    result = run_toy("traits", "rope", "--format", "csv")
    assert result.stdout == "id,name,released,how,inherited_from,way\n"
    assert result.stderr == "RoPE [rope]: no model here has it.\n"


def test_an_unknown_technique_is_an_error_with_a_hint(run_toy: Run) -> None:
    result = run_toy("traits", "rpoe")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: Unknown technique 'rpoe'.\nHint: Did you mean rope?\n"


def test_a_comparison_tells_kinship_facts_and_bequests(run_rich_toy: Run) -> None:
    assert run_rich_toy("compare", "aligned", "tuned").stdout == (
        "Aligned descends from Tuned.\n"
        "\n"
        "the same\n"
        "  labs: Acme\n"
        "  family: Alpha\n"
        "  architecture: Encoder\n"
        "  modalities: text\n"
        "  pre-training: Masked language modelling\n"
        "  parameters: Base 1M\n"
        "  corpus: Made-up text.\n"
        "  application: Tests.\n"
        "  paper: none: It is made up.\n"
        "\n"
        "different\n"
        "  released\n"
        "    Aligned: 2019-02-01\n"
        "    Tuned: 2018-07-01\n"
        "  techniques\n"
        "    Aligned: not known\n"
        "    Tuned: RoPE\n"
        "  licence\n"
        "    Aligned: For research only (restricted)\n"
        "    Tuned: MIT (open)\n"
        "\n"
        "Aligned, from Tuned\n"
        "  Tuned --alignment--> Aligned\n"
        "    Takes after tuned.\n"
    )


def test_a_comparison_as_json_holds_the_receipts(run_toy: Run) -> None:
    found = json.loads(run_toy("compare", "twin-a", "twin-b", "--format", "json").stdout)
    assert list(found) == ["first", "second", "facts", "nearest", "shared", "bequests"]
    assert found["shared"] == ["root", "left", "right"]
    assert found["facts"][0] == {
        "field": "released", "first": "2018-08", "second": "2018-08", "same": True,
    }  # fmt: skip
    assert found["bequests"][0]["derivations"][0]["evidence"][0]["locator"] == "section 3"


def test_influence_shows_a_column_for_each_channel(run_toy: Run) -> None:
    assert run_toy("influence", "merge").stdout == (
        "rank  id     name   released    descendants  weights  architecture  knowledge  idea  "
        "pagerank  pagerank_rank\n"
        "4     merge  Merge  2018-06-01  4            3        0             0          0     "
        "0.133995  2\n"
    )
    (row,) = json.loads(run_toy("influence", "merge", "--format", "json").stdout)
    assert row["by_channel"] == {"weights": 3, "architecture": 0, "knowledge": 0, "idea": 0}


def test_bottlenecks_name_those_that_need_them_where_all_is_told(run_toy: Run) -> None:
    assert run_toy("bottlenecks", "aligned", "--format", "csv").stdout.splitlines()[:2] == [
        "id,name,released,descendants,of,needed_by",
        "root,Root,2017-06-12,1,1,grandchild",
    ]
    assert "needed_by" not in run_toy("bottlenecks", "aligned").stdout


def test_licences_stand_side_by_side(run_rich_toy: Run) -> None:
    head, *lines = run_rich_toy("licence-reach", "tuned").stdout.splitlines()
    assert head == "Terms of Tuned: MIT (open); 2 models here carry its weights."
    assert [line.split() for line in lines] == [
        ["id", "name", "released", "distance", "parents", "kinds", "parts", "licence", "access"],
        [
            "aligned",
            "Aligned",
            "2019-02-01",
            "1",
            "tuned",
            "alignment",
            "0",
            "For",
            "research",
            "only",
            "restricted",
        ],
        ["grandchild", "Grandchild", "2019-12", "2", "aligned", "finetuning", "0", "MIT", "open"],
    ]


def test_the_terms_of_a_closed_model_do_not_speak_of_giving_it_out(run_rich_toy: Run) -> None:
    assert run_rich_toy("licence-reach", "rope-1").stdout.splitlines()[0] == (
        "Terms of Rope 1: Service only (closed); no models here carry its weights."
    )


def test_a_reading_path_says_what_to_read(run_toy: Run) -> None:
    assert run_toy("reading-path", "--to", "left").stdout == (
        "   model  builds_on  read\n"
        "1  Root              https://arxiv.org/abs/1701.00001\n"
        "2  Left   root       (no arXiv paper: It is made up.)\n"
    )


def test_a_reading_path_does_not_say_of_a_link_to_arxiv_that_there_is_none() -> None:
    link, reason = "https://arxiv.org/abs/2512.02556", "No record of it was read yet."
    step = ReadingStep("root", "Root", "2017", (), None, None, link, reason)
    assert to_reading_row(1, step)["read"] == link


def test_a_reading_path_as_json_is_complete(run_toy: Run) -> None:
    rows = json.loads(run_toy("reading-path", "--to", "root", "--format", "json").stdout)
    assert rows == [
        {
            "id": "root", "name": "Root", "released": "2017-06-12", "builds_on": [],
            "paper": "1701.00001", "title": None, "link": "https://arxiv.org/abs/1701.00001",
            "no_paper": None,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "args",
    [["traits"], ["compare", "left"], ["reading-path"], ["influence", "--limit", "0"]],
    ids=" ".join,
)
def test_usage_errors_exit_2(run_toy: Run, args: list[str]) -> None:
    assert run_toy(*args).exit_code == 2
