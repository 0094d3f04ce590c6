"""A command, run again and again, each time killed with SIGKILL at another moment.

Run as a program (`python -m`), with a seed, two files that the command writes and its arguments,
it prints a line of JSON after each run: whether it was killed, and what the two files hold.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineage.cli.main import main as run_lineage

if TYPE_CHECKING:
    from types import FrameType

SLOW_TO_IMPORT = (
    *("graph.exports.diff", "graph.lineage_graph", "lineage.adding.addition", "lineage.cli.add"),
    *("lineage.cli.changes", "lineage.adding.drafts", "lineage.suggest.scoring"),
    *("lineage.adding.wishes", "networkx", "rapidfuzz"),
)
"""What the command imports, once for all runs."""

MOMENTS = {
    ("lineage.adding.workflow", "add_paper"): 10,
    ("lineage.adding.addition", "write_together"): 40,
}
"""How many moments to choose from the first call of which function on."""


class Watch:
    """Counts the calls, of Python and of C, from the call of a function on."""

    def __init__(self, module: str, function: str, *, fatal: int = 0) -> None:
        """Kill the process at the call number `fatal`, unless it is 0."""
        self.module = import_module(module)
        self.function = function
        self.fatal = fatal
        self.calls = 0

    def start(self) -> None:
        """Wait for the function."""
        original = getattr(self.module, self.function)

        def begin(*args: Any, **options: Any) -> Any:
            sys.setprofile(self._count)
            return original(*args, **options)

        setattr(self.module, self.function, begin)

    def _count(self, _frame: FrameType, event: str, _: Any) -> None:
        self.calls += event in {"call", "c_call"}
        if self.fatal and self.calls >= self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def run(args: list[str], watch: Watch) -> tuple[int, int]:
    """Run the command in a process of its own; return its wait status and how many calls."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            sys.stdout = sys.stderr = nowhere
            watch.start()
            run_lineage(args, standalone_mode=False)
            sys.setprofile(None)
        os.write(writer, str(watch.calls).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        calls = pipe.read()
    return os.waitpid(child, 0)[1], int(calls or 0)


def main(seed: str, model: str, record: str, *args: str) -> None:
    """Kill the command at each moment, and print what it left of two files."""
    dice = random.Random(int(seed))
    for module in SLOW_TO_IMPORT:
        import_module(module)
    for place, count in MOMENTS.items():
        _, calls = run(list(args), Watch(*place))
        for _ in range(count):
            for path in (model, record):
                Path(path).unlink(missing_ok=True)
            fatal = dice.randint(1, calls)
            status, _ = run(list(args), Watch(*place, fatal=fatal))
            texts = [Path(p).read_text(encoding="utf-8") if Path(p).exists() else None
                     for p in (model, record)]  # fmt: skip
            killed = os.WIFSIGNALED(status)
            print(json.dumps([killed, *texts]), flush=True)  # noqa: T201  its answer
        for path in (model, record):
            Path(path).unlink(missing_ok=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
