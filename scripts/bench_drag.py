"""A drag in Chromium: how late its frames come, and how much of them is the page's own work."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

from scripts.bench_visit import ANSWERED, OURS, visit
from tests.support.pages import wait_for_frame

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SLACK = 1.25
"""How many times as long as those of an empty page frames may take, where that misses the goal."""

_STEPS = 160
_LATE = 25
"""Milliseconds: halfway between one frame and two."""

_DRAG = """async ([selector, steps]) => {
  const target = document.querySelector(selector);
  let [x, y] = [innerWidth / 2, innerHeight / 2];
  const fire = (type) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
    buttons: type === 'pointerup' ? 0 : 1, button: type === 'pointermove' ? -1 : 0,
    clientX: x, clientY: y,
  }));
  const nextFrame = requestAnimationFrame.bind(window);
  let spent = 0;
  const time = (act) => (given) => {
    const began = performance.now();
    act(given);
    spent += performance.now() - began;
  };
  window.requestAnimationFrame = (act) => nextFrame(time(act));
  const rest = () => new Promise((done) => setTimeout(done));
  fire('pointerdown');
  const [frames, work] = [[], []];
  let last = await new Promise(nextFrame);
  for (let step = 0; step < steps; step += 1) {
    await rest();
    x += step % 80 < 40 ? -16 : 16;
    y += step % 80 < 40 ? -4 : 4;
    spent = 0;
    time(fire)('pointermove');
    const now = await new Promise(nextFrame);
    frames.push(now - last);
    work.push(spent);
    last = now;
  }
  fire('pointerup');
  return [frames.slice(5), work.slice(5)];
}"""
"""Between two frames the hand goes on by 16 pixels, 640 in all and back, twice: what is kept
beyond the edges of the window comes into sight, and goes. Frames are counted by the time at which
the browser began them: one that was not ready is missing there, and makes its neighbour twice as
long. When a script is called within a frame says nothing of what the screen shows."""


class Drag(NamedTuple):
    """What a drag takes, in milliseconds.

    Attributes:
        frame: The 95th percentile of the time from frame to frame.
        late: The share of frames after which one is missing, 0 to 1.
        script: That of the time in the page's own scripts in a frame.
        main: The mean of all that the page's thread does for a frame: scripts, styles, layout,
            painting.
    """

    frame: float
    late: float
    script: float
    main: float


def measure_drag(browser: Browser, path: Path, what: str, selector: str) -> Drag:
    """Drag an element of a page about.

    Our page is zoomed in first, so that there is something to drag.

    Args:
        browser: Chromium.
        path: The page.
        what: A JavaScript expression that holds once the page answers.
        selector: What is dragged.
    """
    with visit(browser, path) as page:
        page.evaluate(ANSWERED, what)
        if what == OURS:
            page.locator("#zoom-in").click(click_count=2)
            wait_for_frame(page)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")

        def read_busy() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

        before = read_busy()
        frames, work = page.evaluate(_DRAG, [selector, _STEPS])
        busy = read_busy() - before
    frame, script = (statistics.quantiles(column, n=20)[-1] for column in (frames, work))
    late = sum(one > _LATE for one in frames) / len(frames)
    return Drag(frame, late, script, 1000 * busy / _STEPS)


def take_medians(drags: list[Drag]) -> Drag:
    """Return the median of each figure of several drags."""
    return Drag(*map(statistics.median, zip(*drags, strict=True)))


def judge_frame(frame: float, *, empty: float, most: float) -> tuple[str, bool]:
    """Return what is asked of a frame, and whether it is met.

    Where the machine gives even an empty page no frame in time, only the ratio to that says
    something about ours.

    Args:
        frame: What ours takes, in milliseconds.
        empty: What that of an empty page takes in the same run.
        most: The goal.

    Examples:
        >>> judge_frame(16.8, empty=16.7, most=17)
        ('at most 17 ms', True)
        >>> judge_frame(24.0, empty=22.0, most=17)
        ('at most 1.25 x the empty page, which misses 17 ms', True)
    """
    if empty <= most:
        return f"at most {most:g} ms", frame <= most
    return f"at most {SLACK:g} x the empty page, which misses {most:g} ms", frame <= SLACK * empty
