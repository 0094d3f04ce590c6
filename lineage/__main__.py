"""`python -m lineage`, and the command `lineage`: from the first moment on, Ctrl-C is heeded.

Nothing is loaded before that takes a moment: `_signal` is built in,
`signal` loads `enum` and others.
"""

import _signal  # type: ignore[import-not-found]
import gc
import os

_FEW_COLLECTIONS = 50_000
"""Objects between two looks for garbage: loading makes tens of thousands, and all of them stay."""


def _abort(*_of_signal: object) -> None:
    """End at once: nothing is under way before the program is loaded."""
    os.write(2, b"\nAborted!\n")
    os._exit(1)


def main() -> None:
    """Load the program and run it."""
    heeded = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    if heeded:
        _signal.signal(_signal.SIGINT, _abort)
    gc.set_threshold(_FEW_COLLECTIONS)
    from lineage.cli.main import main as run  # what takes its time

    if heeded:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    run(prog_name="lineage")


if __name__ == "__main__":
    main()
