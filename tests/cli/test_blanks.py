"""No command takes a word that says nothing, in any place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from lineage.cli.blanks import ListArgument
from lineage.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run


def list_places(group: click.Group, *path: str) -> Iterator[list[str]]:
    """Return a command line for every word that a command takes; BLANK stands for that word."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from list_places(command, *path, name)
        for param in command.params:
            if isinstance(param, ListArgument):
                continue
            if isinstance(param, click.Argument):
                yield [*path, name, *_fill_arguments(command, param)]
            elif not (isinstance(param, click.Option) and param.is_flag):
                yield [*path, name, param.opts[-1], "BLANK"]


def _fill_arguments(command: click.Command, wanted: click.Parameter) -> Iterator[str]:
    """Return words for the arguments up to one; those before it have the first choice, or any."""
    for param in command.params:
        if param is wanted:
            yield "BLANK"
            return
        if isinstance(param, click.Argument):
            yield param.type.choices[0] if isinstance(param.type, click.Choice) else "left"


PLACES = [["--data", "BLANK"], *list_places(main)]


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_no_word_may_say_nothing(place: list[str]) -> None:
    for blank in ("", " \t", "\x01\u200b"):
        result = CliRunner().invoke(main, [word.replace("BLANK", blank) for word in place])
        assert (result.exit_code, result.stdout) == (2, "")
        *_, last = result.stderr.splitlines()
        assert last.startswith("Error: Invalid value for '")
        assert last.endswith("': It has no visible character." if blank else "': It is empty.")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["show", ""], "'MODEL': It is empty.", id="argument"),
        pytest.param(["why", "left", "\n"], "'PARENT': It has no visible character.", id="second"),
        pytest.param(["select", "left", ""], "'SELECTOR...': It is empty.", id="one of several"),
        pytest.param(["ancestors-of", "left", "--as-of="], "'--as-of': It is empty.", id="option"),
        pytest.param(["hub", "counts", ""], "'[REPO_OR_MODEL]': It is empty.", id="of a group"),
    ],
)
def test_an_empty_word_is_told_with_its_place(run_toy: Run, args: list[str], said: str) -> None:
    result = run_toy(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"Error: Invalid value for {said}"


def test_what_a_usage_error_repeats_is_safe_to_see(run: Run) -> None:
    result = run("discover", "--since", "2026\x1b[31m")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        r"Error: Invalid value for '--since': '2026\x1b[31m' is not a day: "
        "write YYYY-MM-DD, as 2026-11-01."
    )
