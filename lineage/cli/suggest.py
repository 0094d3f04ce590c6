"""The command that proposes parents for a new paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import click

from graph.characters import escape_unsafe
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.output import print_json, to_safe_json
from lineage.cli.suggest_text import describe_text, say_suggestion

if TYPE_CHECKING:
    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.reading import FetchedText
    from lineage.papers.watching import Watcher
    from lineage.suggest.readers import Reader
    from lineage.suggest.scoring import Suggester

_WAYS = "Give one of ARXIV_ID, --title with --abstract, and --batch."
_NO_TEXT = "--full-text goes with ARXIV_ID: the text is fetched from arXiv."
_NO_READER = "--reader reads one paper, and no batch."


@click.command(epilog="Example: lineage suggest 2304.12244 --format json")
@click.argument("arxiv_id", metavar="[ARXIV_ID]", required=False)
@click.option("--title", metavar="TEXT", help="The title of a paper that arXiv lacks.")
@click.option(
    "--abstract", metavar="FILE", type=click.File("rb"), help="Its abstract; - for standard input."
)
@click.option(
    "--batch", metavar="FILE", type=click.File("rb"), help="Many papers, one JSON object a line."
)
@click.option("--full-text", is_flag=True, help="Read the paper's text, too, section by section.")
@click.option(
    "--reader",
    "command",
    metavar="COMMAND",
    help="A command that proposes, too: numbered sentences in, JSON out.",
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
    command: str | None,
    *,
    full_text: bool,
) -> None:
    """Propose the models that a paper's own model extends.

    Reads title, abstract and comment for words such as "fine-tuned from", next to names of the
    catalog. Nothing is added: a person decides. A paper that was not fetched before is fetched.
    With --full-text, the paper's HTML at arXiv, or else its source or PDF, is fetched and kept in
    your own folder, and sections on the model and its training are read. With --reader, a command
    of yours, such as a language model, proposes parents, too; a proposal counts if its sentence
    exists and names the model. With --batch, each line holds arxiv_id, title, abstract and
    published. Exit status 1 if something could not be read.
    """
    _require_one_way(arxiv_id, title, abstract, batch)
    if full_text and arxiv_id is None:
        raise click.UsageError(_NO_TEXT)
    if command is not None and batch is not None:
        raise click.UsageError(_NO_READER)
    from graph.arxiv_ids import parse_arxiv_id
    from lineage.cli.progress import TerminalWatcher
    from lineage.papers.obtaining import obtain_paper, require_there
    from lineage.suggest.scoring import Suggester
    from lineage.suggest.suggestion import PaperText

    suggester = Suggester(open_chosen_graph())
    if batch is not None:
        _suggest_batch(suggester, batch)
        return
    text = None
    if arxiv_id is not None:
        known_as, watcher = parse_arxiv_id(arxiv_id), TerminalWatcher()
        record = obtain_paper(known_as, watcher=watcher)
        require_there(known_as, record)
        text = _obtain_text(known_as, record, watcher) if full_text else None
        paper = PaperText.of_record(known_as, record, text.text if text else None)
    else:
        words = _decode(abstract) if abstract is not None else ""
        paper = PaperText(arxiv_id=None, title=title or "", abstract=words, published=None)
    suggestion = suggester.suggest(paper, _open_reader(command))
    for reason in suggestion.refused:
        click.echo(escape_unsafe(f"Does not count: {reason}."), err=True)
    if form == "json":
        print_json(suggestion.to_json() | ({"full_text": describe_text(text)} if text else {}))
    else:
        click.echo(say_suggestion(suggestion, text), nl=False)


def _obtain_text(arxiv_id: str, record: FetchedPaper, watcher: Watcher) -> FetchedText:
    from lineage.papers.texts.obtaining import obtain_text  # only where it is asked for

    return obtain_text(arxiv_id, record, watcher=watcher)


def _open_reader(command: str | None) -> Reader | None:
    if command is None:
        return None
    from lineage.suggest.readers import Reader  # only where it is asked for

    return Reader(command)


def _require_one_way(
    arxiv_id: str | None, title: str | None, abstract: BinaryIO | None, batch: BinaryIO | None
) -> None:
    """Return if the paper is given in exactly one way.

    Raises:
        click.UsageError: It is not so.
    """
    given = (title is not None, abstract is not None)
    ways = (arxiv_id is not None, any(given), batch is not None)
    if sum(ways) != 1 or any(given) != all(given):
        raise click.UsageError(_WAYS)


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
            click.echo(to_safe_json(answer, indent=None), nl=False)
    if problems:
        raise BadLinesError(file.name, problems)
