"""Commands that make the shell comfortable."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from graph.errors import LineageError
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.main import COMPLETE_VARIABLE
from lineage.cli.options import model_argument
from lineage.cli.shells import add_shells


@click.command(epilog="Example: lineage completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and models in SHELL.

    For bash and zsh add it to ~/.bashrc or ~/.zshrc; for fish write it to
    ~/.config/fish/completions/lineage.fish. Models are completed once a question was asked.
    """
    add_shells()
    root = click.get_current_context().find_root().command
    completing = get_completion_class(shell)
    if completing is None:  # pragma: no cover  click knows the three shells
        message = f"click cannot complete in {shell}."
        raise LineageError(message)
    click.echo(completing(root, {}, "lineage", COMPLETE_VARIABLE).source())


@click.command("open", epilog="Example: lineage open flamingo")
@model_argument("model")
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("site/dist"),
    show_default=True,
    help="Where the page was built.",
)
@click.option("--print", "only_print", is_flag=True, help="Print the address, and open nothing.")
@data_option
def open_page(model: str, *, site: Path, only_print: bool) -> None:
    """Open the built page at MODEL.

    MODEL is an id, a name or an alias, in any case, its paper (arXiv id, address, DOI)
    or its repository on the Hub.
    """
    model_id = open_chosen_graph().require(model)
    page = site / "index.html"
    if not page.is_file():
        message = f"There is no page at '{page}'."
        raise LineageError(
            message, hint="Run 'lineage build' first, or name its folder: --site DIR."
        )
    address = f"{page.resolve().as_uri()}#model={model_id}"
    if only_print or not _launch(address):
        click.echo(address)


def _launch(address: str) -> bool:
    """Open an address in a browser; unlike click's way, this keeps the fragment on a Mac."""
    import webbrowser

    return webbrowser.open(address)
