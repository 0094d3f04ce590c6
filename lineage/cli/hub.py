"""Commands about a table of the Hub's models."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.characters import escape_unsafe
from lineage.cli.blanks import CarefulGroup
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.narrowing import hint_at_channels, via_option
from lineage.cli.options import CommandT, format_option
from lineage.cli.output import print_rows
from lineage.cli.progress import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

_SHOWN = ("id", "relation", "distance", "licence", "created", "downloads", "state")

_from_option = click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where 'lineage hub build' wrote the table; default: the user's own folder.",
)


def _complete_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from lineage.cli.completing import complete_hub_names

    return complete_hub_names(ctx, param, incomplete)


def _name_argument(*, required: bool = True) -> Callable[[CommandT], CommandT]:
    """Return the argument that names a repository or a model, and that a shell can complete."""
    metavar = "REPO_OR_MODEL" if required else "[REPO_OR_MODEL]"
    return click.argument(
        "name", metavar=metavar, required=required, shell_complete=_complete_names
    )


def _kin_options(command: CommandT) -> CommandT:
    """Give a command what a walk is asked with, up or down."""
    depth = click.option(
        "--depth", type=click.IntRange(min=1), help="Most steps to take; 1 gives the direct ones."
    )
    form = format_option("table", "json", "csv", "ids")
    return _name_argument()(depth(via_option(_from_option(form(command)))))


def _find_folder(folder: Path | None) -> Path:
    from lineage.paths import home_dir

    return folder or home_dir() / "hub"


@click.group(
    cls=CarefulGroup, epilog="Example: lineage hub descendants-of meta-llama/Llama-2-7b-hf"
)
@data_option
def hub() -> None:
    """Ask a table of all models of the Hub, joined with the catalog.

    'build' makes it of a Parquet file with one row for each repository; the others ask it. Needs
    the extra 'hub' of the package.
    """


@hub.command(
    "build",
    short_help="Make the table of a Parquet file.",
    epilog="Example: lineage hub build models.parquet -o hub",
)
@click.argument("source", metavar="FILE.parquet", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for nodes.parquet and edges.parquet; default: the user's own.",
)
@click.option("--id", "name", metavar="NAME", default="", help="Column of ids.")
@click.option(
    "--base-model", metavar="NAME", default="", help="Column: an id, or several as a list or text."
)
@click.option(
    "--relation", metavar="NAME", default="", help="Column: finetune, adapter, quantized or merge."
)
@click.option("--licence", metavar="NAME", default="", help="Column of licences.")
@click.option("--created", metavar="NAME", default="", help="Column of dates.")
@click.option("--downloads", metavar="NAME", default="", help="Column of downloads.")
@data_option
def build_hub(
    source: Path,
    folder: Path | None,
    *,
    name: str,
    base_model: str,
    relation: str,
    licence: str,
    created: str,
    downloads: str,
) -> None:
    """Make a table of the Hub of FILE.parquet, which has one row for each repository.

    Only the columns of ids and of base models are needed. Those with usual names are found (id,
    base_model, base_model_relation or relation, license or licence, created_at or createdAt,
    downloads); options name others.
    """
    from lineage.hub.building import build_table
    from lineage.hub.columns import Columns

    columns = Columns(name, base_model, relation, licence, created, downloads)
    place = _find_folder(folder)
    built = build_table(source, place, columns, open_chosen_graph().document)
    skipped = (
        f"; {count(built.skipped, 'row')} left out, whose id is none of a repository"
        if built.skipped
        else ""
    )
    click.echo(
        f"Wrote {escape_unsafe(str(place))}: {count(built.checkpoints, 'repository')}, "
        f"{built.missing:,} more only named, {count(built.models, 'model')} of the catalog, "
        f"{count(built.edges, 'step')}{skipped}.",
        err=True,
    )


@hub.command(
    "descendants-of",
    short_help="List what was made from a repository.",
    epilog="Example: lineage hub descendants-of meta-llama/Llama-2-7b-hf",
)
@_kin_options
def hub_descendants_of(**asked: Any) -> None:
    """List what was made from a repository, or from all repositories of a catalog model.

    REPO_OR_MODEL is OWNER/NAME, or the id of a model of the catalog.
    """
    _print_kin(**asked, below=True)


@hub.command(
    "ancestors-of",
    short_help="List what a repository was made from.",
    epilog="Example: lineage hub ancestors-of lmsys/vicuna-7b-v1.5",
)
@_kin_options
def hub_ancestors_of(**asked: Any) -> None:
    """List what a repository was made from, and on through the catalog to the root.

    REPO_OR_MODEL is OWNER/NAME, or the id of a model of the catalog.
    """
    _print_kin(**asked, below=False)


def _print_kin(
    name: str,
    *,
    below: bool,
    depth: int | None,
    via: tuple[str, ...],
    folder: Path | None,
    form: str,
) -> None:
    from lineage.hub import asking

    place = _find_folder(folder)
    ask = partial(asking.find_kin_ids, place, name, below=below, depth=depth)
    rows: list[dict[str, Any]]
    if form == "ids":
        rows = [{"id": one} for one in ask(via=via)]
    else:
        find = asking.find_descendants if below else asking.find_ancestors
        rows = [kin._asdict() for kin in find(place, name, depth=depth, via=via)]
    what = "nothing that was made from" if below else "no base of"
    none = f"The table names {what} '{escape_unsafe(name)}'."
    if not rows:
        none = f"{none}\n{hint_at_channels(ask, via)}".rstrip()
    columns = _SHOWN if form == "table" else asking.Kin._fields
    print_rows(rows, form, columns=columns, none=none)


@hub.command(
    "licence-reach",
    short_help="Count who carries its weights, by licence.",
    epilog="Example: lineage hub licence-reach llama-2",
)
@_name_argument()
@_from_option
@format_option("table", "json", "csv")
def hub_licence_reach(name: str, folder: Path | None, form: str) -> None:
    """Count the repositories that carry weights of a model, by the licence that they name.

    REPO_OR_MODEL is OWNER/NAME, or the id of a model of the catalog.
    """
    from lineage.hub.asking import LicenceCount, find_reach

    rows = [row._asdict() for row in find_reach(_find_folder(folder), name)]
    none = f"The table has nobody who carries weights of '{name}'."
    print_rows(rows, form, columns=LicenceCount._fields, none=escape_unsafe(none))


@hub.command(
    short_help="Count repositories by relation and year.",
    epilog="Example: lineage hub counts meta-llama/Llama-2-7b-hf",
)
@_name_argument(required=False)
@_from_option
@format_option("table", "json", "csv")
def counts(name: str | None, folder: Path | None, form: str) -> None:
    """Count repositories by relation and year: those made directly from one, or all.

    REPO_OR_MODEL is OWNER/NAME, or the id of a model of the catalog.
    """
    from lineage.hub.asking import Count, count_relations

    rows = [row._asdict() for row in count_relations(_find_folder(folder), name)]
    none = "The table has no repository of the sort."
    print_rows(rows, form, columns=Count._fields, none=none)
