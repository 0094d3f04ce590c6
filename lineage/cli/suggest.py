"""The command that proposes parents for a new paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import click

from graph.characters import escape_unsafe
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.output import print_json, to_json, to_table

if TYPE_CHECKING:
    from lineage.suggest.scoring import Suggester, Suggestion

_WAYS = "Give one of ARXIV_ID, --title with --abstract, and --batch."
_NO_TITLE = "The title is empty."


@click.command(epilog="Example: lineage suggest 2304.12244 --format json")
@click.argument("arxiv_id", metavar="[ARXIV_ID]", required=False)
@click.option("--title", metavar="TEXT", help="The title of a paper that arXiv lacks.")
@click.option(
    "--abstract", metavar="FILE", type=click.File("rb"), help="Its abstract; - for standard input."
)
@click.option(
    "--batch", metavar="FILE", type=click.File("rb"), help="Many papers, one JSON object a line."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print the answer; that for --batch is always one JSON object a line.",
)
@data_option
def suggest(
    arxiv_id: str | None,
    title: str | None,
    abstract: BinaryIO | None,
    batch: BinaryIO | None,
    form: str,
) -> None:
    """Propose the models that a paper's own model extends.

    Reads title, abstract and comment for words such as "fine-tuned from", next to names of the
    catalog. Nothing is added: a person decides. A paper that was not fetched before is fetched.
    With --batch, each line holds arxiv_id, title, abstract and published; exit status 1 if one
    could not be read.
    """
    _require_one_way(arxiv_id, title, abstract, batch)
    from graph.arxiv_ids import parse_arxiv_id
    from lineage.cli.progress import TerminalWatcher
    from lineage.papers.obtaining import obtain_paper
    from lineage.suggest.scoring import PaperText, Suggester

    suggester = Suggester(open_chosen_graph())
    if batch is not None:
        _suggest_batch(suggester, batch)
        return
    if arxiv_id is not None:
        known_as = parse_arxiv_id(arxiv_id)
        record = obtain_paper(known_as, watcher=TerminalWatcher())
        paper = PaperText.of_record(known_as, record)
    else:
        text = _decode(abstract) if abstract is not None else ""
        paper = PaperText(arxiv_id=None, title=title or "", abstract=text, published=None)
    suggestion = suggester.suggest(paper)
    if form == "json":
        print_json(suggestion.to_json())
    else:
        click.echo(_describe(suggestion), nl=False)


def _require_one_way(
    arxiv_id: str | None, title: str | None, abstract: BinaryIO | None, batch: BinaryIO | None
) -> None:
    """Return if the paper is given in exactly one way, and its title is not empty.

    Raises:
        click.UsageError: It is not so.
    """
    given = (title is not None, abstract is not None)
    ways = (arxiv_id is not None, any(given), batch is not None)
    if sum(ways) != 1 or any(given) != all(given):
        raise click.UsageError(_WAYS)
    if title is not None and not title.strip():
        raise click.UsageError(_NO_TITLE)


def _decode(file: BinaryIO) -> str:
    """Return the text of a file.

    Raises:
        LineageError: It is no text.
    """
    from graph.errors import LineageError

    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"'{file.name}' is not text in UTF-8."
        raise LineageError(message, hint="Save the abstract as UTF-8.") from error


def _suggest_batch(suggester: Suggester, file: BinaryIO) -> None:
    """Print a line for each paper of a batch.

    Raises:
        BadLinesError: Some lines hold no paper; all others are printed before.
    """
    from lineage.suggest.batch import BadLinesError, read_batch

    problems = {}
    for line in read_batch(file):
        if line.paper is None:
            problems[line.number] = line.problem
        else:
            answer = suggester.suggest(line.paper).to_json()
            click.echo(to_json(answer, indent=None), nl=False)
    if problems:
        raise BadLinesError(file.name, problems)


def _describe(suggestion: Suggestion) -> str:
    lines = [f"{suggestion.title}\n"]
    if suggestion.candidates:
        rows = [
            {**item._asdict(), "confidence": f"{item.confidence:.2f}",
             "words": f'{item.span.field}: "{" ".join(item.span.text.split())}"'}
            for item in suggestion.candidates
        ]  # fmt: skip
        lines.append(to_table(rows, ("parent", "kind", "confidence", "words")))
    else:
        lines.append("No model of the catalog is said to be a parent.\n")
    if suggestion.mentioned:
        lines.append(f"also named: {' '.join(suggestion.mentioned)}\n")
    return escape_unsafe("".join(lines), keep="\n")
