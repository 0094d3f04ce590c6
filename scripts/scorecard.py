"""Print the scorecard: each criterion, its target, what stood at 98 models, and what stands now.

Nothing here passes or fails; `scripts/test` does that. Where a number says less than its criterion
means, the line says what was counted.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import scorecard_code as code  # noqa: E402  scripts are no package
from scripts import scorecard_runs as runs  # noqa: E402
from scripts import scorecard_twins as twins  # noqa: E402

_ARXIV_ID = r"\\d\{4\}\\\.\\d\{4|10\\\.48550/arxiv"
_NEAR = r"from rapidfuzz import process|get_close_matches"
_SIZE_LETTERS = r"\[\"units\"\]|[{,] ?units\b"


def measure() -> list[tuple[str, str, str, str]]:
    """Return criterion, target, figure at 98 models and figure now, in the scorecard's order."""
    modules = code.read_modules()
    functions = code.list_functions(modules)
    rooms, files = runs.tell_way_of_a_paper()
    readme = len((ROOT / "README.md").read_text("utf-8").splitlines())
    readers = code.tell_who(modules, _ARXIV_ID, scripts=True)
    return [
        ("1 layers kept (import-linter)", "all", "all", runs.tell_layers()),
        ("2 lines a module, median / max", "100 / 250", "98-116 / 333",
         code.tell_module_lines(modules)),
        ("3 lines a function, median / p90", "8 / 22", "7 / 16",
         code.tell_function_lines(functions)),
        ("3 complexity, mean / max", "3.5 / 10", "3.4 / 18", runs.tell_complexity()),
        ("4 functions annotated", "100%", "100%", code.tell_annotated(functions)),
        ("4 dict[str, Any]", "0 for the document", "184", code.tell_plain_dicts(modules)),
        ("5 public with docstring", "100%", "100%", code.tell_docstrings(modules)),
        ("5 functions of graph with example", "50%", "33%", code.tell_examples(modules)),
        ("6 texts of graph that speak shell", "0", "some hints", code.tell_shell_words(modules)),
        ("7 runs to see 3 faults of a file", "1", "1", runs.tell_runs_to_mend()),
        ("8 problems of the catalog", "0", "0", runs.tell_problems()),
        ("9 files that `add` leaves", "1 a model (and 1 a paper)", "1", files),
        ("10 generated files out of date", "0", "0", runs.tell_stale()),
        ("11 modules and scripts with a pattern of arXiv ids", "1", "3", readers),
        ("11 modules that look for near names", "1", "4",
         code.tell_who(modules, _NEAR, scripts=False)),
        ("11 modules and scripts that write sizes (K, M, B, T)", "1 (and the page's)", "3",
         code.tell_who(modules, _SIZE_LETTERS, scripts=True)),
        ("11 names that two modules share without a reason", "0", "20", twins.tell_twins(modules)),
        ("12 scripts of the page checked", "100%", "types only", runs.tell_page_checks()),
        ("12 most scripts in a folder / longest", "20 / 200", "101 / -",
         code.tell_script_folders()),
        ("13 lines of the README", "about 200", "718", str(readme)),
        ("14 rooms / stays of an id in `add`", "7 / 20", "14 / 37", rooms),
    ]  # fmt: skip


def main() -> int:
    """Print the table."""
    rows = [("criterion", "target", "at 98 models", "now"), *measure()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[3]]).rstrip())
    print("\nNot measured here: violations that axe finds (tests/browser), colours of families.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
