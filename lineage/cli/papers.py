"""Commands that bring in papers."""

from __future__ import annotations

import click

from lineage.cli.blanks import ListArgument
from lineage.cli.folder import chosen_data_dir, data_option
from lineage.cli.progress import TerminalWatcher, count, say_fresh


@click.command(epilog="Example: lineage fetch 1706.03762 cs/0112017")
@click.argument("ids", cls=ListArgument, metavar="[ID]...", nargs=-1)
@click.option("--check", is_flag=True, help="Say what would be asked, and ask nothing.")
@click.option("--refresh", is_flag=True, help="Ask again for records that are a day old.")
@click.option(
    "--max-age",
    metavar="DAYS",
    type=click.IntRange(min=0),
    help="Ask again for records that are DAYS old (30, or 1 with --refresh).",
)
@data_option
def fetch(ids: tuple[str, ...], *, check: bool, refresh: bool, max_age: int | None) -> None:
    """Fetch arXiv metadata for the catalog's papers.

    ID is an arXiv id, address or DOI; without any, every paper that the catalog names. Only what
    is missing or stale is asked for, and each record is kept as soon as it is there. Exit status
    1 if a paper could not be had.
    """
    from graph.arxiv_ids import parse_arxiv_ids
    from lineage.papers.fetching import MAX_AGE_DAYS, REFRESH_AGE_DAYS, find_wanted
    from lineage.papers.obtaining import fetch_wanted
    from lineage.paths import fetched_papers_dir

    if max_age is None:
        max_age = REFRESH_AGE_DAYS if refresh else MAX_AGE_DAYS
    named = parse_arxiv_ids(ids) if ids else _find_catalog_ids()
    wanted = find_wanted(fetched_papers_dir(), named, max_age=max_age)
    fresh = say_fresh(len(named) - len(wanted), len(named))
    if check:
        for arxiv_id in wanted:
            click.echo(arxiv_id)
        click.echo(f"{fresh}; {count(len(wanted), 'paper')} to ask for.", err=True)
    elif wanted:
        watcher = TerminalWatcher()
        fetch_wanted(wanted, named=len(named), max_age=max_age, watcher=watcher)
    else:
        click.echo(f"{fresh}; nothing to ask for.", err=True)


def _find_catalog_ids() -> tuple[str, ...]:
    from graph.arxiv_ids import parse_arxiv_ids
    from lineage.catalog.assemble import find_paper_ids
    from lineage.catalog.load import load_catalog

    return parse_arxiv_ids(find_paper_ids(load_catalog(chosen_data_dir())))
