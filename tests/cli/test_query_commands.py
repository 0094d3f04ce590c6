"""Commands that ask the graph: output, stderr and exit status."""

from __future__ import annotations

import itertools
import json
import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.cli.main import main
from lineage.cli.output import rows_to_csv
from tests.support.catalogs import (
    forbid_listing,
    make_derivation,
    make_entry,
    write_catalog,
)
from tests.support.posix import needs_posix

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_tree_shows_each_step_and_draws_nothing_twice(run_toy: Run) -> None:
    assert run_toy("ancestors-of", "grandchild").stdout == (
        "Grandchild 2019-12\n"
        "└── finetuning: Aligned 2019-02-01\n"
        "    └── alignment: Tuned 2018-07-01\n"
        "        └── finetuning: Merge 2018-06-01\n"
        "            ├── merging: Left 2018-01-10\n"
        "            │   └── architecture: Root 2017-06-12\n"
        "            └── merging: Right 2018-02\n"
        "                └── objective: Root 2017-06-12\n"
    )


PASTED = [
    pytest.param("1701.00001v2", id="id with version"),
    pytest.param("1701.00001.", id="full stop behind"),
    pytest.param("www.arxiv.org/abs/1701.00001", id="address without scheme"),
    pytest.param("https://arxiv.org/abs/1701.00001?context=cs", id="question"),
    pytest.param("https://doi.org/10.48550/arXiv.1701.00001", id="DOI"),
    pytest.param("arxiv: 1701.00001", id="blank"),
    pytest.param("arXiv:1701.00001v2 [cs.CL]", id="listing"),
    pytest.param("https://huggingface.co/papers/1701.00001", id="Hugging Face"),
    pytest.param("https://ar5iv.org/abs/1701.00001", id="ar5iv"),
    pytest.param("《１７０１．００００１》，", id="full width"),
]
"""Ways to name the paper of `root`."""


@pytest.mark.parametrize("text", PASTED)
@pytest.mark.parametrize("command", ["select", "search"])
def test_a_pasted_paper_finds_its_model(run_toy: Run, command: str, text: str) -> None:
    result = run_toy(command, text, "--format", "ids")
    assert (result.exit_code, result.stdout) == (0, "root\n")


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_paper_is_shown_as_its_model(run_toy: Run, text: str) -> None:
    assert json.loads(run_toy("show", text, "--format", "json").stdout)["id"] == "root"


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_paper_is_asked_for_by_its_id(run_toy: Run, text: str) -> None:
    assert run_toy("fetch", "--check", text).stdout == "1701.00001\n"


def test_a_paper_that_introduced_no_model_finds_none(run_toy: Run) -> None:
    assert run_toy("search", "arxiv.org/abs/1701.99999", "--format", "ids").stdout == ""


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param(["ancestors-of", "tuned"], "root left right merge", id="ancestors"),
        pytest.param(["ancestors-of", "tuned", "--depth", "1"], "merge", id="depth"),
        pytest.param(["ancestors-of", "tuned", "--via", "weights"], "left right merge", id="via"),
        pytest.param(
            ["descendants-of", "L1", "--as-of", "2018-08"], "merge tuned twin-a twin-b", id="as of"
        ),
        pytest.param(
            ["descendants-of", "1701.00001", "--depth", "1"], "left right", id="arXiv id"
        ),
        pytest.param(["common-ancestors", "Twin A", "twin-b"], "left", id="not by an idea alone"),
        pytest.param(["path-between", "tuned", "left"], "left merge tuned", id="path"),
        pytest.param(["search", "grand", "child"], "grandchild", id="search"),
    ],
)
def test_ids_come_one_a_line(run_toy: Run, args: list[str], ids: str) -> None:
    result = run_toy(*args, "--format", "ids")
    assert (result.exit_code, result.stdout.split()) == (0, ids.split())


def test_json_rows_hold_id_name_released_distance_and_via(run_toy: Run) -> None:
    rows = json.loads(run_toy("ancestors-of", "tuned", "--depth", "2", "--format", "json").stdout)
    assert rows[0] == {
        "id": "left",
        "name": "Left",
        "released": "2018-01-10",
        "distance": 2,
        "via": ["weights", "weights"],
    }


def test_csv_has_a_head_and_every_row(run_toy: Run) -> None:
    assert run_toy("descendants-of", "aligned", "--format", "csv").stdout == (
        "id,name,released,distance,via\ngrandchild,Grandchild,2019-12,1,weights\n"
    )


def test_a_table_is_aligned(run_toy: Run) -> None:
    assert run_toy("descendants-of", "tuned", "--format", "table").stdout == (
        "id          name        released    distance  via\n"
        "student     Student     2019-01-01  1         knowledge\n"
        "aligned     Aligned     2019-02-01  1         weights\n"
        "grandchild  Grandchild  2019-12     2         weights weights\n"
    )


def test_an_empty_answer_says_so(run_toy: Run) -> None:
    assert run_toy("ancestors-of", "root", "--format", "table").stdout == "(none)\n"
    assert run_toy("ancestors-of", "root", "--format", "json").stdout == "[]\n"
    assert run_toy("ancestors-of", "root").stdout == "Root 2017-06-12\n"


def test_every_path_is_drawn_with_the_kind_of_each_step(run_toy: Run) -> None:
    assert run_toy("path-between", "root", "merge", "--all").stdout == (
        "Root 2017-06-12\n"
        "  --architecture--> Left 2018-01-10\n"
        "  --merging--> Merge 2018-06-01\n"
        "\n"
        "Root 2017-06-12\n"
        "  --objective--> Right 2018-02\n"
        "  --merging--> Merge 2018-06-01\n"
    )


def test_paths_as_json_and_csv(run_toy: Run) -> None:
    (path,) = json.loads(run_toy("path-between", "merge", "left", "--format", "json").stdout)
    step = {"parent": "left", "child": "merge", "kinds": ["merging"]}
    assert path == {"length": 1, "steps": [step]}
    assert run_toy("path-between", "merge", "left", "--format", "csv").stdout == (
        "path,parent,child,kinds\n1,left,merge,merging\n"
    )


def test_no_path_is_said_on_stderr(run_toy: Run) -> None:
    result = run_toy("path-between", "left", "right")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "No source here says that either descends from the other.\n"
        "Hint: Try 'lineage common-ancestors left right'.\n"
    )


def test_models_without_a_path_are_asked_about_what_they_share_only_if_there_is_something(
    run_toy: Run,
) -> None:
    unrelated = run_toy("path-between", "root", "other-root").stderr
    assert unrelated == "No source here says that either descends from the other.\n"
    beside = run_toy("path-between", "left", "right", "--via", "code").stderr.splitlines()
    assert beside[1:] == ["Hint: Try 'lineage common-ancestors left right'."]


@pytest.mark.parametrize(
    ("models", "sentence"),
    [
        pytest.param(
            ["twin-a", "twin-b"],
            "Twin A and Twin B both descend from Left (1 step and 1 step).",
            id="not by an idea alone",
        ),
        pytest.param(["tuned", "left"], "Tuned descends from Left.", id="ancestor"),
        pytest.param(
            ["tuned", "left", "twin-a"], "Tuned and Twin A descend from Left.", id="three"
        ),
        pytest.param(
            ["left", "copied"],
            "Left and Copied share no ancestor that a source names.",
            id="none",
        ),
    ],
)
def test_kinship_is_a_sentence(run_toy: Run, models: list[str], sentence: str) -> None:
    assert run_toy("common-ancestors", *models).stdout.splitlines()[0] == sentence


@pytest.mark.parametrize("command", ["common-ancestors", "path-between"])
def test_a_model_and_itself_are_one_model(run_toy: Run, command: str) -> None:
    result = run_toy(command, "left", "L1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == ("Error: That is one model, Left.\nHint: Name two different models.\n")


def test_why_of_a_model_and_itself_sends_nobody_astray(run_toy: Run) -> None:
    result = run_toy("why", "left", "L1")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: 'left' has no derivation from 'left'.\n"
        "Hint: That is one model: name two different ones.\n",
    )


def test_a_command_that_is_nearly_one_is_suggested(run: Run) -> None:
    result = run("ancestor-of", "bert")
    assert result.exit_code == 2
    assert "No such command 'ancestor-of'. Did you mean 'ancestors-of'?" in result.stderr


def test_what_was_typed_is_shown_cut_and_without_control_characters(run_toy: Run) -> None:
    assert "Unknown model 'a?b'." in run_toy("show", "a\u202eb").stderr
    assert f"Unknown model '{'x' * 80}...'." in run_toy("show", "x" * 100_000).stderr


def test_a_name_with_a_byte_that_is_no_text_is_unknown_with_a_warm_cache_too(run_toy: Run) -> None:
    run_toy("stats")
    result = run_toy("show", "left\udcff")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: Unknown model 'left?'.\nHint: Did you mean left?\n"


@pytest.mark.parametrize("asked", ["stats", "--help", "--version"])
def test_an_answer_that_cannot_be_written_is_one_clear_error(
    toy_catalog: Path, asked: str
) -> None:
    command = [sys.executable, "-m", "lineage", "--data", str(toy_catalog), asked]
    read, write = os.pipe()
    os.close(write)
    with os.fdopen(read, "rb") as closed_for_writing:
        done = subprocess.run(
            command, stdout=closed_for_writing, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("Error: The answer cannot be written: ")
    assert "Traceback" not in done.stderr


def test_a_catalog_that_cannot_be_listed_is_named(
    run_toy: Run, toy_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_listing(monkeypatch, toy_catalog / "models")
    result = run_toy("stats")
    assert (result.exit_code, result.stdout) == (1, "")
    path = toy_catalog / "models"
    assert result.stderr == f"Error: '{path}' cannot be used: Permission denied.\n"


@needs_posix
@pytest.mark.parametrize("args", ["stats", "stats --format json", "export json", "--help"])
def test_an_answer_to_a_closed_standard_output_is_lost_and_said_to_be(
    toy_catalog: Path, args: str
) -> None:
    command = f'"{sys.executable}" -m lineage --data "{toy_catalog}" {args} >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    said = "Error: The answer cannot be written: Bad file descriptor.\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(
            ["ancestors-of", "left", "--as-of", "2019-13"],
            "Invalid value for '--as-of': '2019-13' is not a date. Write YYYY, YYYY-MM or "
            "YYYY-MM-DD, for example 2022-11.",
            id="date",
        ),
        pytest.param(
            ["discover", "--since", "foo"],
            "Invalid value for '--since': 'foo' is not a day: write YYYY-MM-DD, as 2026-11-01.",
            id="day",
        ),
    ],
)
def test_what_cannot_be_understood_exits_2_and_says_why(
    run_toy: Run, args: list[str], said: str
) -> None:
    result = run_toy(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"Error: {said}"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(
            ["reading-path", "--know", "merge", "--to", "left"],
            "Left is an ancestor of what you know (Merge): nothing is left to read.",
            id="ancestor",
        ),
        pytest.param(
            ["reading-path", "--know", "left", "--to", "left"],
            "Left is among what you know: nothing is left to read.",
            id="known",
        ),
        pytest.param(
            ["bottlenecks", "grandchild"],
            "No source here says that a model descends from Grandchild.",
            id="bottlenecks",
        ),
        pytest.param(["search", "qqqq"], "No model has, or is near to, 'qqqq'.", id="search"),
        pytest.param(
            ["ancestors-of", "root", "--via", "weights", "--as-of", "2020", "--format", "table"],
            "No source here says that Root descends from a model over weights by 2020.",
            id="ancestors",
        ),
    ],
)
def test_an_empty_answer_says_why(run_toy: Run, args: list[str], said: str) -> None:
    result = run_toy(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "(none)\n", f"{said}\n")


@pytest.mark.parametrize(
    ("args", "said", "again"),
    [
        pytest.param(
            ["ancestors-of", "copied"], "No source here says that Copied descends from a model.",
            "code: ancestors-of copied DATA --via code", id="ancestors",
        ),
        pytest.param(
            ["descendants-of", "Other Root", "--depth", "2", "--format", "ids"],
            "No source here says that a model descends from Other Root.",
            "code: descendants-of 'Other Root' --depth 2 --format ids DATA --via code",
            id="descendants",
        ),
        pytest.param(
            ["ancestors-of", "twin-a", "--via", "weights", "--via", "knowledge"],
            "No source here says that Twin A descends from a model over weights and knowledge.",
            "architecture or idea: ancestors-of twin-a DATA --via architecture", id="asked for",
        ),
        pytest.param(
            ["path-between", "copied", "other-root", "--all"],
            "No source here says that either descends from the other.",
            "code: path-between copied other-root --all DATA --via code", id="path",
        ),
        pytest.param(
            ["path-between", "root", "aligned", "--via", "knowledge"],
            "No source here says that either descends from the other.",
            "all of ancestry: path-between root aligned DATA", id="together",
        ),
        pytest.param(
            ["common-ancestors", "copied", "other-root", "--format", "json"],
            "Copied and Other Root share no ancestor that a source names.",
            "code: common-ancestors copied other-root --format json DATA --via code", id="kin",
        ),
        pytest.param(
            ["compare", "copied", "other-root", "--format", "json"], None,
            "code: compare copied other-root --format json DATA --via code", id="compare",
        ),
        pytest.param(
            ["bottlenecks", "other-root"],
            "No source here says that a model descends from Other Root.",
            "code: bottlenecks other-root DATA --via code", id="bottlenecks",
        ),
        pytest.param(
            ["reading-path", "--to", "copied"], None,
            "code: reading-path --to copied DATA --via code", id="reading",
        ),
        pytest.param(
            ["select", "--", "-left", "+copied,other-root"],
            "No model is chosen by: -left +copied,other-root",
            "code: select DATA --via code -- -left +copied,other-root", id="a minus",
        ),
        pytest.param(
            ["select", "+copied,other-root"], "No model is chosen by: +copied,other-root",
            "code: select +copied,other-root DATA --via code", id="select",
        ),
    ],
)  # fmt: skip
def test_an_empty_answer_names_the_channels_that_give_one(
    run_toy: Run, toy_catalog: Path, args: list[str], said: str | None, again: str
) -> None:
    result = run_toy(*args)
    over, _, command = again.replace("DATA", f"--data {toy_catalog}").partition(": ")
    hint = f"Hint: There is an answer over {over}: try 'lineage {command}'."
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [*([said] if said else []), hint]
    answer = run_toy(*shlex.split(command))
    assert "Hint" not in answer.stderr
    assert answer.stdout not in {result.stdout, "(none)\n", ""}


def test_an_empty_answer_that_no_channel_fills_names_none(run_toy: Run) -> None:
    assert (
        run_toy("ancestors-of", "root").stderr
        == "No source here says that Root descends from a model.\n"
    )
    assert run_toy("compare", "root", "other-root").stderr == ""


def test_one_model_has_no_common_ancestors(run_toy: Run) -> None:
    result = run_toy("common-ancestors", "left")
    assert result.exit_code == 2
    assert "Give at least two models." in result.stderr


def test_why_shows_kind_note_and_evidence(run_toy: Run) -> None:
    assert run_toy("why", "tuned", "merge").stdout == (
        "Tuned <- Merge: finetuning (weights), supported by 1 house: "
        "secondary; no maker says so\n"
        "  Takes after merge.\n"
        "  supports: https://example.org/paper: section 3\n"
    )


def test_show_tells_everything(run_toy: Run) -> None:
    text = run_toy("show", "merge").stdout
    for part in ("Merge [merge]", "released", "Acme", "Base 1M", "parents:", "merging: Left"):
        assert part in text


def test_stats_count(run_toy: Run) -> None:
    counts = json.loads(run_toy("stats", "--format", "json").stdout)
    assert (counts["models"], counts["derivations"]) == (12, 12)
    assert "models" in run_toy("stats").stdout


@pytest.mark.parametrize(
    ("args", "stderr"),
    [
        pytest.param(
            ["ancestors-of", "mrege"], "Error: Unknown model 'mrege'.\nHint: Did you mean merge",
            id="unknown model",
        ),
        pytest.param(
            ["ancestors-of", "zzzzzzzz"],
            "Error: Unknown model 'zzzzzzzz'.\n"
            "Hint: Run 'lineage search TEXT' to look for a model.\n",
            id="nothing near",
        ),
        pytest.param(
            ["why", "tuned", "left"],
            "Error: 'tuned' has no derivation from 'left'.\n"
            "Hint: It descends from it over 2 steps: left -> merge -> tuned.\n",
            id="no direct edge",
        ),
    ],
)  # fmt: skip
def test_errors_go_to_stderr_with_a_hint(run_toy: Run, args: list[str], stderr: str) -> None:
    result = run_toy(*args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(stderr)


@pytest.mark.parametrize(
    "args",
    [
        ["ancestors-of"],
        ["ancestors-of", "bert", "--depth", "0"],
        ["nonsense"],
        ["show", "a", "--format", "xml"],
    ],
)
def test_usage_errors_exit_2(run_toy: Run, args: list[str]) -> None:
    assert run_toy(*args).exit_code == 2


def test_data_may_follow_the_command(run: Run, toy_catalog: Path) -> None:
    result = run(
        "ancestors-of", "tuned", "--depth", "1", "--format", "ids", "--data", str(toy_catalog)
    )
    assert result.stdout == "merge\n"


def test_data_may_come_from_the_environment(
    run: Run, toy_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINEAGE_DATA", str(toy_catalog))
    assert run("ancestors-of", "aligned", "--depth", "1", "--format", "ids").stdout == "tuned\n"


def test_a_missing_catalog_folder_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    result = run("--data", str(tmp_path), "stats")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: No catalog at '{tmp_path}': it has no folder 'models'.\n"
        "Hint: Give a catalog folder with --data DIR or LINEAGE_DATA.\n"
    )


def test_a_query_of_a_broken_catalog_says_all_that_is_wrong(run: Run, tmp_path: Path) -> None:
    entries = {
        "a": make_entry("A", "2018", derivations=[make_derivation("bb", "scaling")]),
        "b": make_entry("B", "2018", colour="red"),
    }
    result = run("--data", str(write_catalog(tmp_path, entries)), "show", "a")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: The catalog has 2 problems:",
        "  models/a.toml: derivations[0].parent: unexpected id 'bb', "
        "expected a model in the catalog (b?)",
        "  models/b.toml: colour: unexpected key, expected only the keys of the schema",
        "Hint: Mend the files named above; 'lineage lint' checks them again.",
    ]


def test_csv_of_the_shell_has_the_cells_of_every_csv() -> None:
    rows: list[dict[str, object]] = [
        {"name": "=1+2", "paper": "2211.05100", "distances": {"bert": 2}, "rank": -1},
        {"name": 'A, "b"', "paper": None, "distances": {}, "rank": 0.5},
    ]
    assert rows_to_csv(rows, list(rows[0])) == (
        'name,paper,distances,rank\n\'=1+2,arXiv:2211.05100,bert=2,-1\n"A, ""b""",,,0.5\n'
    )


@pytest.mark.parametrize(
    "question",
    [
        ["ancestors-of", "m1199"],
        ["descendants-of", "m0"],
        ["path-between", "m0", "m1199"],
        ["bottlenecks", "m0"],
        ["show", "m600"],
    ],
    ids=lambda question: question[0],
)
def test_a_thousand_generations_are_printed(
    monkeypatch: pytest.MonkeyPatch, question: list[str]
) -> None:
    ids = [f"m{number}" for number in range(1200)]
    document = make_document(
        dict.fromkeys(ids, "2020"),
        [(*pair, "scaling") for pair in itertools.pairwise(ids)],
    )
    graph = LineageGraph.from_document(document)
    monkeypatch.setattr("lineage.catalog.cache.open_graph", lambda _: graph)
    result = CliRunner().invoke(main, question)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "m601" in result.stdout.casefold()


def test_stats_tell_shares_and_reasons(run_toy: Run) -> None:
    counts = json.loads(run_toy("stats", "--format", "json").stdout)
    names = ("derivations", "shared_code", "series")
    assert [counts[name] for name in names] == [12, 1, 0]
    assert sum(counts["by_support"].values()) == counts["derivations"]
    assert counts["shares"] == {
        "primary": 0.0, "two_houses": 0.0, "unverified": 0.0, "generated": 0.0
    }  # fmt: skip
    assert counts["without_parents"] == {"none-found": 3}
    assert counts["by_group"] == {}


def test_show_sets_series_and_code_apart_from_children(run_toy: Run) -> None:
    shown = run_toy("show", "other-root").stdout
    assert "\nchildren:\n" not in shown
    assert shown.endswith(
        "\nnot children, but a series or shared code:\n  code-reuse: Copied 2019-03-01\n"
    )


def test_show_says_why_there_is_no_parent(run_toy: Run) -> None:
    assert (
        "no parents    no source that was read names a parent\n" in run_toy("show", "root").stdout
    )


def test_kin_by_an_idea_alone_are_found_where_nothing_else_joins_them(run_toy: Run) -> None:
    result = run_toy("common-ancestors", "twin-a", "right", "--via", "idea", "--format", "ids")
    assert result.stdout == "right\n"
    assert run_toy("common-ancestors", "twin-a", "right", "--format", "ids").stdout == "root\n"
