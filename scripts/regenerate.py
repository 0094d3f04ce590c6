"""Bring the data up to date: fetch, look for new papers, check, build, and say what changed.

Run as `scripts/regenerate [--since DATE] [--report FILE]`. Where arXiv does not answer, the rest
is done with what is there, and the report says so; a catalog with problems fails. Running it
again changes nothing that did not change meanwhile.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

from lineage.catalog.assemble import find_paper_ids
from lineage.catalog.load import load_catalog
from lineage.files import write_whole
from lineage.papers.store import read_fetched, render_record, to_file_name
from lineage.paths import fetched_papers_dir

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "lineage" / "data"
REVIEW = ROOT / ".github" / "review" / "new-papers.md"
DAYS = 14
"""How far back to look where nobody says: a week more than the schedule, for late papers."""

MOST_CHARACTERS = 50_000
"""Of the list in the report: pull requests take no longer ones. The file has all."""


def run_lineage(*args: str) -> subprocess.CompletedProcess[str]:
    """Run `lineage` as this very checkout has it; what it tells is shown as it tells it."""
    command = [sys.executable, "-m", "lineage.cli.main", *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"$ lineage {' '.join(args)}\n{done.stderr}", end="", file=sys.stderr, flush=True)
    return done


def update_snapshot() -> list[str]:
    """Write fetched facts into the snapshot, where they differ by more than the day of reading."""
    catalog = load_catalog(DATA)
    fetched = read_fetched(fetched_papers_dir(), find_paper_ids(catalog))
    changed = []
    for arxiv_id, paper in fetched.items():
        known = catalog.papers.get(arxiv_id)
        if known is None or known.model_copy(update={"retrieved": paper.retrieved}) != paper:
            path = DATA / "papers" / to_file_name(arxiv_id)
            write_whole(path, render_record(paper).encode("utf-8"), hint="")
            changed.append(arxiv_id)
    return changed


def describe_changes(old: Path, new: Path) -> str:
    """Return what `lineage diff` says of two exports; nothing where there is no such command."""
    if run_lineage("diff", "--help").returncode != 0:
        return ""
    return run_lineage("diff", str(old), str(new)).stdout


def write_report(report: Path, *, trouble: list[str], changed: list[str], words: str) -> None:
    """Write the text of the pull request; what tools said stands in it as code."""
    lines = ["Paper metadata were fetched, and new papers looked for on arXiv.", ""]
    if trouble:
        lines += ["## Trouble", "", *trouble, ""]
    lines += ["## Changed", "", f"Records of {len(changed)} papers.", ""]
    lines += [f"    {line}" for line in words.splitlines()]
    if REVIEW.exists():
        text = REVIEW.read_text(encoding="utf-8")
        cut = (
            text[:MOST_CHARACTERS].rpartition("\n- [")[0] if len(text) > MOST_CHARACTERS else text
        )
        lines += ["", cut, "" if cut == text else f"More in `{REVIEW.relative_to(ROOT)}`."]
    report.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def say_trouble(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a command that failed said, as code."""
    if done.returncode == 0:
        return []
    return [f"    {line}" for line in done.stderr.splitlines()]


def parse_arguments() -> argparse.Namespace:
    """Return the options of this run."""
    today = datetime.datetime.now(datetime.UTC).date()
    since = (today - datetime.timedelta(days=DAYS)).isoformat()
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=__doc__)
    parser.add_argument("--since", default=since, help=f"first day of new papers ({since})")
    parser.add_argument("--report", type=Path, help="where to write what changed, as Markdown")
    return parser.parse_args()


def main() -> int:
    """Do it all; 1 if the catalog has problems or the page cannot be built."""
    options = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.json"), Path(folder, "new.json")
        run_lineage("export", "json", "-o", str(old))
        trouble = say_trouble(run_lineage("fetch"))
        changed = update_snapshot()
        searched = run_lineage(
            "discover", "--since", options.since, "--out", str(REVIEW), "--full-text"
        )
        trouble += say_trouble(searched)
        subprocess.run([sys.executable, ROOT / "scripts" / "generate.py"], cwd=ROOT, check=True)
        checks = [run_lineage("lint"), run_lineage("build")]
        run_lineage("export", "json", "-o", str(new))
        words = describe_changes(old, new)
    for check in checks:
        trouble += say_trouble(check)
    if options.report:
        write_report(options.report, trouble=trouble, changed=changed, words=words)
    return 1 if any(check.returncode for check in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
