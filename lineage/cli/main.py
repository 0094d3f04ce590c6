"""The `lineage` command: its map of commands, and the boundary where errors become text."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from graph.characters import escape_unsafe
from graph.errors import LineageError, find_near
from lineage import __version__
from lineage.cli.blanks import CarefulGroup
from lineage.cli.folder import data_option
from lineage.cli.streams import fit_streams, stand_in_for_closed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Ask": {
        "ancestors-of": ("query", "List the models that MODEL descends from."),
        "descendants-of": ("query", "List the models that descend from MODEL."),
        "path-between": ("query", "Show how one model descends from another."),
        "common-ancestors": ("query", "Find the nearest models that all MODELS descend from."),
        "select": ("selection", "List the models that SELECTOR chooses."),
        "why": ("facts", "Show the receipts of an edge: what was inherited, and who says so."),
        "show": ("facts", "Show everything that is known of MODEL."),
        "search": ("facts", "Find models by name, lab, author, technique or description."),
        "traits": (
            "insight",
            "Show who had TECHNIQUE first, who inherited it, and who adopted it.",
        ),
        "compare": (
            "insight",
            "Set two models side by side: facts, shared ancestors, and what each inherited.",
        ),
        "influence": (
            "insight",
            "Rank models by what came out of them: descendants by channel, and PageRank.",
        ),
        "bottlenecks": ("insight", "List the models that descendants of MODEL cannot do without."),
        "licence-reach": (
            "insight",
            "List who carries the weights of MODEL, with the licence of each.",
        ),
        "reading-path": (
            "insight",
            "List what to read to understand a model, each after what it builds on.",
        ),
        "trace": (
            "trace",
            "Show what a checkpoint was made from, up to the root, with licences and receipts.",
        ),
        "hub": ("hub", "Ask a table of all models of the Hub, joined with the catalog."),
        "stats": ("facts", "Count models, derivations, kinds and support."),
    },
    "Share": {
        "build": ("website", "Build the page from the catalog and its paper metadata."),
        "open": ("shell", "Open the built page at MODEL."),
        "mcp": (
            "assistants",
            "Answer the questions of assistants over the Model Context Protocol.",
        ),
        "export": (
            "export",
            "Write the graph, or a part of it, in a format that other tools read.",
        ),
    },
    "Add papers": {
        "fetch": ("papers", "Fetch arXiv metadata for the catalog's papers."),
        "suggest": ("suggest", "Propose the models that a paper's own model extends."),
        "discover": (
            "discover",
            "Find new papers on arXiv that build on models of the catalog.",
        ),
        "add": ("add", "Add the model of a paper to the catalog."),
    },
    "Maintain": {
        "lint": ("catalog", "Check the catalog: every rule, every problem at once."),
        "import": ("imports", "Read what packages say of models into the catalog's own file."),
        "candidates": (
            "imports",
            "List parents that packages suggest and the catalog lacks, best first.",
        ),
        "verify": ("verify", "Look every receipt up at its place."),
        "diff": ("diff", "Show what changed between two exports, and in which answers."),
        "completion": ("shell", "Print the script that completes commands and models in SHELL."),
    },
}
"""Every command: section, name, module of this package, and help in one sentence."""

_LINES = "\n\t"
COMPLETE_VARIABLE = "_LINEAGE_COMPLETE"
"""What a shell sets that asks for completions."""

_UNWRITTEN = "The answer cannot be written"


def find_command(module: ModuleType, name: str) -> click.Command:
    """Return the command of a module by its name, whatever its function is called."""
    values = vars(module).values()
    return next(v for v in values if isinstance(v, click.Command) and v.name == name)


@contextmanager
def _tell_unusable() -> Iterator[None]:
    """Say of a file, or of the answer, that it cannot be used, and exit.

    Raises:
        click.exceptions.Exit: Something cannot be used.
        click.UsageError: The command line was not understood; what it repeats is safe to see.
    """
    try:
        yield
    except click.UsageError as error:
        said = error.format_message()
        safe = escape_unsafe(said, keep=_LINES)
        if safe != said:
            raise click.UsageError(safe, error.ctx) from error
        raise
    except OSError as error:
        if error.errno == errno.EPIPE or isinstance(error, LineageError):
            raise
        what = f"'{error.filename}' cannot be used" if error.filename else _UNWRITTEN
        click.echo(f"Error: {escape_unsafe(what)}: {error.strerror or error}.", err=True)
        raise click.exceptions.Exit(1) from error


class LineageGroup(CarefulGroup):
    """A group that imports a command only when it is run, and shows errors without traceback."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a program, which need not look for garbage when it ends: a tenth of a query."""
        atexit.register(gc.freeze)
        if COMPLETE_VARIABLE in os.environ:
            import_module("lineage.cli.shells").add_shells()
        if sys.stdout is None:
            sys.stdout = stand_in_for_closed()
        return super().__call__(*args, **kwargs)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, with streams that take every character of an answer."""
        fit_streams()
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of all commands, in the order of the map."""
        return [name for commands in SECTIONS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command and return the command."""
        for commands in SECTIONS.values():
            if cmd_name in commands:
                module = import_module(f"lineage.cli.{commands[cmd_name][0]}")
                return find_command(module, cmd_name)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under the headings of the map."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, text) for name, (_, text) in commands.items()])

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the options, of which some answer at once, such as `--help`."""
        with _tell_unusable():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error that a person can mend becomes `Error:` and `Hint:`."""
        try:
            with _tell_unusable():
                answer = super().invoke(ctx)
                sys.stdout.flush()
        except LineageError as error:
            from lineage.cli.hints import to_shell_hint

            click.echo(f"Error: {escape_unsafe(str(error), keep=_LINES)}", err=True)
            hint = to_shell_hint(error)
            if hint:
                click.echo(f"Hint: {escape_unsafe(hint, keep=_LINES)}", err=True)
            ctx.exit(1)
        return answer

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a name that is nearly one, say which."""
        try:
            return super().resolve_command(ctx, args)
        except click.BadParameter:  # a word of the command, which was found
            raise
        except click.UsageError as error:
            near = find_near(args[0], self.list_commands(ctx), count=1)
            if near:
                message = f"{error.message} Did you mean '{near[0]}'?"
                raise click.UsageError(message, ctx) from None
            raise


@click.group(
    cls=LineageGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: lineage ancestors-of chatgpt --via weights",
)
@click.version_option(__version__, prog_name="lineage")
@data_option
def main() -> None:
    """Ask what Transformer models build on, in which way, and who says so."""


if __name__ == "__main__":
    sys.exit(main())
