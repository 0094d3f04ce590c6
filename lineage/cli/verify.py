"""The command that looks receipts up."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineage.cli.folder import chosen_data_dir, chosen_own_dir, data_option, open_chosen_graph
from lineage.cli.options import format_option, model_argument
from lineage.cli.output import print_json

if TYPE_CHECKING:
    from lineage.verify.receipts import CheckedReceipt
    from lineage.verify.verification import Verification

_SOURCES = ("arxiv", "github", "hub", "web", "package", "record")
_LONG = "A run may be stopped at any time: what was read is kept, and nothing is asked for twice."


@click.command(epilog="Example: lineage verify distilbert --source package --offline")
@model_argument("models", nargs=-1, metavar="[MODEL]...", required=False)
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Choice(_SOURCES),
    help="Only receipts in such sources; may be given more than once.",
)
@click.option("--offline", is_flag=True, help="Use only what is at hand; ask no server.")
@click.option("--changed", is_flag=True, help="Only receipts that were not looked up yet.")
@click.option(
    "--weekly", is_flag=True, help="As --changed, and the twentieth of the rest that is due."
)
@click.option("--most", type=click.IntRange(1), help="Look up at most so many.")
@click.option("--remember", is_flag=True, help="Keep what was found in the catalog's own file.")
@click.option(
    "--packages",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with the pinned wheels and sdists; without it, what is installed.",
)
@format_option("text", "json", "sarif")
@data_option
def verify(
    models: tuple[str, ...],
    sources: tuple[str, ...],
    packages: Path | None,
    most: int | None,
    form: str,
    *,
    offline: bool,
    changed: bool,
    weekly: bool,
    remember: bool,
) -> None:
    """Look every receipt up at its place.

    With MODELs, only those of these models. A receipt is located (the place exists and names the
    parent), moved (named in another part), absent, unreachable, or not checkable (a figure, a
    video). Of the sources of facts, remarks and corrections only the place is looked up. That is
    a tripwire and no proof: nothing here says that a claim is true. Exit status 1 if something is
    absent or moved that the catalog's own file does not know to be.
    """
    from lineage.verify.verification import Verification  # pydantic is slow

    folder = chosen_own_dir() if remember else chosen_data_dir()
    graph = open_chosen_graph() if models else None
    ids = frozenset(graph.require(name) for name in models) if graph else frozenset()
    run = Verification(folder, models=ids, packages=packages, offline=offline)
    today = dt.datetime.now(tz=dt.UTC).date()
    turn = today.isocalendar().week if weekly else None
    run.select(sources, changed=changed or weekly, turn=turn, most=most)
    if run.estimate:
        click.echo(f"{run.estimate} {_LONG}", err=True)
    _ask_ahead(run)
    found: list[CheckedReceipt] = []
    for item in run.verify():
        found.append(item)
        if form == "text":
            receipt = item.receipt
            what = f"<- {receipt.parent}" if receipt.parent else "(facts)"
            click.echo(
                f"{item.verdict.value}: {receipt.child} {what}: {receipt.source}, "
                f"{receipt.locator}: {item.found}"
            )
    _print(found, form, folder, today)
    news = run.list_news(found)
    if remember:
        run.remember(found, today=today)
    if news:
        click.get_current_context().exit(1)


def _ask_ahead(run: Verification) -> None:
    """Ask servers, with a bar for who watches."""
    with click.progressbar(
        length=run.length, label="Asking", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        run.ask_ahead(bar.update)


def _print(found: list[CheckedReceipt], form: str, folder: Path, today: dt.date) -> None:
    from lineage.catalog.sarif import to_sarif
    from lineage.verify.reports import list_findings, to_row

    if form == "json":
        print_json([to_row(item, date=today.isoformat()) for item in found])
    elif form == "sarif":
        print_json(to_sarif(list_findings(found, folder), tool="lineage verify"))
    counts = Counter(item.verdict.value for item in found)
    parts = [f"{count:,} {verdict}" for verdict, count in sorted(counts.items())]
    click.echo(f"{len(found):,} receipts: {', '.join(parts) or 'none'}.", err=True)
