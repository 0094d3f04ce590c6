"""The command that looks for new papers."""

from __future__ import annotations

import datetime
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineage.cli.folder import chosen_data_dir, data_option, open_chosen_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.adding.discovery import Discovery
    from lineage.papers.queries import Query
    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.text import Text

CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
"""Where models are published, unless the user says otherwise."""

_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*\.(?:\*|[A-Za-z-]+)|[a-z]+-[a-z]+")


class _Day(click.DateTime):
    """A whole day; what is none is said without the words of `strptime`."""

    def __init__(self) -> None:
        super().__init__(("%Y-%m-%d",))

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.datetime:
        """Return the start of the day."""
        try:
            day: datetime.datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is not a day: write YYYY-MM-DD, as 2026-11-01.", param, ctx)
        return day


def _check_categories(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    for value in values:
        if not _CATEGORY.fullmatch(value):
            message = f"'{value}' is no category of arXiv: write cs.CL, or cs.* for all of cs."
            raise click.BadParameter(message)
    return tuple(sorted(set(values or CATEGORIES)))


def _check_out(_ctx: click.Context, _param: click.Parameter, value: Path) -> Path:
    if value.suffix != ".md":
        message = f"'{value}' does not end in .md."
        raise click.BadParameter(message)
    return value


@click.command(epilog="Example: lineage discover --since 2026-11-01 --category cs.CL")
@click.option(
    "--since",
    metavar="DATE",
    required=True,
    type=_Day(),
    help="The day from which papers are new, as YYYY-MM-DD.",
)
@click.option(
    "--category",
    "categories",
    metavar="NAME",
    multiple=True,
    callback=_check_categories,
    help=f"A category of arXiv; repeatable ({', '.join(CATEGORIES)}).",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("new-papers.md"),
    show_default=True,
    callback=_check_out,
    help="The list to write; the same as JSON goes beside it.",
)
@click.option(
    "--full-text", is_flag=True, help="Read the texts, too, of papers that are ticked in the list."
)
@data_option
def discover(
    since: datetime.datetime, categories: tuple[str, ...], out: Path, *, full_text: bool
) -> None:
    """Find new papers on arXiv that build on models of the catalog.

    Writes a list with boxes to tick, the surest proposals first; what the catalog knows is left
    out, and ticks of an earlier list are kept. A run that was stopped goes on where it ended, and
    a second run on the same day asks arXiv nothing. Tick papers and give --full-text to see which
    sections of theirs name parents.
    """
    from lineage.adding.review import Review, find_ticked, write_review
    from lineage.adding.sifting import sift_papers
    from lineage.catalog.assemble import find_paper_ids
    from lineage.catalog.load import load_catalog
    from lineage.suggest.scoring import Suggester

    graph = open_chosen_graph()
    names = [model.name for model in graph.models.values()]
    found = _search(_make_queries(names, categories, since.date()))
    known = set(find_paper_ids(load_catalog(chosen_data_dir())))
    ticked = [key for key in find_ticked(out) if key in found.found] if full_text else []
    texts, unread = _read_texts({key: found.found[key] for key in ticked})
    sifted = sift_papers(found.found, Suggester(graph), known=known, texts=texts)
    review = Review(since.date().isoformat(), categories, sifted.proposals, sifted.left_out)
    write_review(out, review)
    for reason in unread:
        click.echo(f"Warning: {reason}", err=True)
    for arxiv_id, problem in sorted(found.problems.items()):
        click.echo(f"Warning: {arxiv_id} could not be read: {problem}.", err=True)
    click.echo(_summarise(found, proposed=len(sifted.proposals)), err=True)
    click.echo(out)


def _make_queries(
    names: list[str], categories: tuple[str, ...], since: datetime.date
) -> list[Query]:
    """Return the searches up to today.

    Raises:
        click.BadParameter: `since` is still to come.
    """
    from lineage.papers.queries import make_queries, make_windows

    today = datetime.datetime.now(datetime.UTC).date()
    if since > today:
        message = f"{since} is still to come."
        raise click.BadParameter(message, param_hint="'--since'")
    return make_queries(names, categories, make_windows(since, today))


def _search(queries: list[Query]) -> Discovery:
    """Ask arXiv, and show how far it is.

    Raises:
        LineageError: The run was stopped, by arXiv or by the user.
    """
    from lineage.adding.discovery import fetch_results as discover_papers
    from lineage.cli.progress import TerminalWatcher
    from lineage.papers.obtaining import open_arxiv
    from lineage.paths import discovered_dir, own_home_dir

    with (
        closing(open_arxiv(own_home_dir())) as source,
        TerminalWatcher().watch(len(queries), kept="What was found is kept") as update,
    ):
        return discover_papers(discovered_dir(), queries, source, on_searched=update)


def _read_texts(
    papers: Mapping[str, FetchedPaper],
) -> tuple[dict[str, Text], list[str]]:
    """Return the full texts of papers, and why others have none.

    Raises:
        LineageError: The user stopped it, or nothing can be kept.
    """
    from lineage.cli.progress import TerminalWatcher
    from lineage.papers.texts.obtaining import NotEnglishError, obtain_text
    from lineage.papers.texts.reading import NoTextError

    texts: dict[str, Text] = {}
    unread = []
    for arxiv_id, record in papers.items():
        try:
            texts[arxiv_id] = obtain_text(arxiv_id, record, watcher=TerminalWatcher()).text
        except (NoTextError, NotEnglishError) as error:
            unread.append(str(error))
    return texts, unread


def _summarise(found: Discovery, *, proposed: int) -> str:
    from lineage.cli.progress import THANKS

    asked = f"{found.asked} request{'s' if found.asked != 1 else ''}"
    return (
        f"{len(found.found):,} papers name a model and words of derivation ({asked}); "
        f"{proposed} seem to extend one. {THANKS}"
    )
