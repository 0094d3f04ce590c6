"""The command that chooses models: output, stderr and exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param(["1+tuned+1"], "merge tuned student aligned", id="one word"),
        pytest.param(["left", "right"], "left right", id="several words are a union"),
        pytest.param(["left right"], "left right", id="one argument of several words"),
        pytest.param(["'Twin A'", "left"], "left twin-a", id="quotes"),
        pytest.param(["--", "-root+"], "other-root copied", id="a minus comes after two hyphens"),
        pytest.param(["tuned+ -aligned+"], "tuned student", id="a minus inside of an argument"),
        pytest.param(["tuned+", "--exclude", "aligned+"], "tuned student", id="exclude"),
        pytest.param(
            ["tuned+", "--exclude", "aligned", "--exclude", "student"], "tuned grandchild",
            id="exclude twice",
        ),
        pytest.param(["tuned+[weights]"], "tuned aligned grandchild", id="a channel on a plus"),
        pytest.param(["tuned+1", "--via=weights"], "tuned aligned", id="a channel as an option"),
        pytest.param(
            ["tuned+1", "--via", "weights", "--via", "knowledge"], "tuned student aligned",
            id="two channels as options",
        ),
        pytest.param(
            ["tuned+1[weights,", "knowledge]"], "tuned student aligned", id="a space in brackets"
        ),
        pytest.param(
            ["tuned+", "--exclude", "aligned+", "--via", "weights"], "tuned",
            id="a channel as an option goes for what is left out",
        ),
    ],
)  # fmt: skip
def test_select_lists_ids_oldest_first(run_toy: Run, args: list[str], ids: str) -> None:
    result = run_toy("select", "--format", "ids", *args)
    assert (result.exit_code, result.stdout.split(), result.stderr) == (0, ids.split(), "")


def test_select_shows_id_name_date_and_family(run_toy: Run) -> None:
    row = {"id": "left", "name": "Left", "released": "2018-01-10", "family": "alpha"}
    assert json.loads(run_toy("select", "left", "--format", "json").stdout) == [row]
    assert run_toy("select", "left", "--format", "csv").stdout == (
        "id,name,released,family\nleft,Left,2018-01-10,alpha\n"
    )
    assert run_toy("select", "left").stdout == (
        "id    name  released    family\nleft  Left  2018-01-10  alpha\n"
    )


@pytest.mark.parametrize(("args", "status"), [([], 0), (["--fail-empty"], 1)], ids=str)
def test_a_selection_of_nothing_says_so(run_toy: Run, args: list[str], status: int) -> None:
    result = run_toy("select", "left,right", "--format", "json", *args)
    assert (result.exit_code, result.stdout) == (status, "[]\n")
    assert result.stderr == "No model is chosen by: left,right\n"


def test_a_selection_of_which_nothing_is_left_names_what_was_excluded(run_toy: Run) -> None:
    result = run_toy("select", "left", "--exclude", "le*", "--exclude", "right")
    assert result.stderr == "No model is chosen by: left, without: le* right\n"


def test_fail_empty_lets_a_selection_of_something_pass(run_toy: Run) -> None:
    assert run_toy("select", "left", "--fail-empty").exit_code == 0


@pytest.mark.parametrize(
    ("args", "stderr"),
    [
        pytest.param(
            ["left", "merge  ,right"],
            "Error: unexpected ',' at column 13; a model or method was expected\n",
            id="wrong form",
        ),
        pytest.param(
            ["left", "mrege"],
            "Error: unknown model 'mrege' at column 6\nHint: Did you mean merge?\n",
            id="unknown model",
        ),
        pytest.param(
            ["left", "--exclude", "via:wights"],
            "Error: unknown channel 'wights' at column 5 of the exclusion\n"
            "Hint: Did you mean weights?\n",
            id="unknown value in the exclusion",
        ),
    ],
)
def test_an_error_points_at_the_column(run_toy: Run, args: list[str], stderr: str) -> None:
    result = run_toy("select", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", stderr)


def test_a_selection_needs_a_selector(run_toy: Run) -> None:
    assert run_toy("select").exit_code == 2


@pytest.mark.parametrize("args", [["-left"], ["root+", "-left"]], ids=["alone", "last"])
def test_a_minus_that_comes_first_is_told_of_the_two_dashes(run_toy: Run, args: list[str]) -> None:
    result = run_toy("select", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "\nError: No such option '-l'. If it takes models away, "
        "write -- before it: lineage select -- -left\n"
    )


def test_an_option_that_select_lacks_is_told_of_no_dashes(run_toy: Run) -> None:
    result = run_toy("select", "root", "--lefft")
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "lineage select -- " not in result.stderr
