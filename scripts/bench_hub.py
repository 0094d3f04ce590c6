"""Measure a table of the Hub with 3,000,000 made-up models: building it, and asking it.

Run as `scripts/bench hub`; `--help` tells its options. The table has the shape of the real one:
few repositories have most heirs. Every step is a command of its own, started as a user starts it,
and printed with the time and memory of that process, beside DuckDB's bare scan of the same table
and what networkx needs to load it. Goals are in processor time, which a busy machine does not
stretch; on an idle one the clock shows less. Exit status 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.bench_measure import Spent, spend

PYTHON = sys.executable
LINEAGE = str(Path(PYTHON).with_name("lineage"))

# Heirs follow Zipf's law: the repository of rank r has 1/r of the direct heirs of the first. So it
# is on the Hub: 1,854 base models of the twenty organisations with most heirs had 423,899 of them,
# and 17 of black-forest-labs alone had 9 % of these; adapters were 53 %, fine-tunes 39 %
# (huggingface.co/datasets/irenesolaiman/hf-derivatives-monthly, read in November 2026). Here the
# first 1,854 have half of all direct heirs, and the first has 9 % of these. Real hubs are seldom
# made from each other; here they are, so that the first has far more heirs of heirs than any of
# the Hub: the question that costs most is harder here.
MAKE = """
import duckdb, sys
count, path = int(sys.argv[1]), sys.argv[2]
name = "'owner' || ({0} % 400000) || '/model-' || {0}".format
duckdb.execute("SET threads = 1"); duckdb.execute("SELECT setseed(0.42)")
duckdb.execute(f'''
COPY (
  WITH drawn AS (
    SELECT i, random() AS a, random() AS b, random() AS c, random() AS d, random() AS e
    FROM range({count}) t(i)
  ), linked AS (
    SELECT *, CAST(floor(power(i + 1, a)) AS BIGINT) - 1 AS first,
      CAST(floor(power(i + 1, b)) AS BIGINT) - 1 AS second FROM drawn
  )
  SELECT {name("i")} AS id,
    CASE WHEN i = 0 OR c < 0.3 THEN [] WHEN c < 0.97 THEN [{name("first")}]
      ELSE [{name("first")}, {name("second")}] END AS base_model,
    CASE WHEN c < 0.3 THEN NULL WHEN c >= 0.97 THEN 'merge' WHEN d < 0.5 THEN 'adapter'
      WHEN d < 0.6 THEN 'quantized' ELSE 'finetune' END AS base_model_relation,
    CASE WHEN e < 0.3 THEN NULL WHEN e < 0.6 THEN 'apache-2.0' WHEN e < 0.8 THEN 'mit'
      WHEN e < 0.9 THEN 'llama2' ELSE 'other' END AS license,
    TIMESTAMP '2021-01-01' + INTERVAL (i * 2100 // {count}) DAY AS created_at,
    CAST(1000000 * power(random(), 20) AS BIGINT) AS downloads
  FROM linked
) TO '{path}' (FORMAT parquet)''')
"""
SCAN = """
import duckdb, sys
print(duckdb.execute(f"SELECT count(*), count(base_model), min(id), max(license), "
    f"sum(downloads) FROM '{sys.argv[1]}'").fetchall())
"""
NETWORKX = """
import networkx as nx, pyarrow.parquet as pq, sys
table = pq.read_table(sys.argv[1], columns=["id", "base_model"])
graph = nx.DiGraph()
for batch in table.to_batches():
    for child, parents in zip(batch["id"].to_pylist(), batch["base_model"].to_pylist()):
        graph.add_node(child)
        graph.add_edges_from((parent, child) for parent in parents or ())
print(graph)
"""
FIND = """
import duckdb, sys
nodes, edges = (f"{sys.argv[1]}/{name}.parquet" for name in ("nodes", "edges"))
print(*duckdb.execute(f"SELECT key FROM '{nodes}' JOIN (SELECT src AS id, count(*) AS heirs FROM "
    f"'{edges}' GROUP BY src ORDER BY heirs DESC, src LIMIT 1) USING (id)").fetchone())
print(*duckdb.execute(f"SELECT key FROM '{nodes}' JOIN (SELECT max(dst) AS id FROM '{edges}' "
    "WHERE relation = 'adapter') USING (id)").fetchone())
"""


class Goal:
    """What a step may take.

    Attributes:
        seconds: Of processor time.
        megabytes: Of memory; None if there is no goal for it.
    """

    def __init__(self, seconds: float, megabytes: float | None = None) -> None:
        self.seconds = seconds
        self.megabytes = megabytes


GOALS = {
    "build": Goal(180, 4096),
    "descendants of the largest hub": Goal(5),
    "ancestors of a leaf": Goal(1),
}


def show(name: str, spent: Spent) -> bool:
    """Print one line; return whether its goal, if it has one, is met."""
    goal = GOALS.get(name)
    line = f"{name:34} {spent.wall:8.2f} s {spent.cpu:8.2f} cpu s {spent.megabytes:8.0f} MB"
    if goal is None:
        print(line, flush=True)
        return True
    fits = spent.cpu <= goal.seconds and spent.megabytes <= (goal.megabytes or spent.megabytes)
    memory = f" and {goal.megabytes:.0f} MB" if goal.megabytes else ""
    verdict = "met" if fits else "MISSED"
    print(f"{line}  at most {goal.seconds:g} cpu s{memory}: {verdict}", flush=True)
    return fits


def measure(count: int, folder: Path) -> bool:
    """Run every step; return whether all goals are met."""
    table, built = str(folder / "models.parquet"), str(folder / "hub")
    show("make the table", spend([PYTHON, "-c", MAKE, str(count), table]))
    show("DuckDB's bare scan of it", spend([PYTHON, "-c", SCAN, table]))
    show("networkx loads it", spend([PYTHON, "-c", NETWORKX, table]))
    spend([LINEAGE, "stats"])  # the catalog is compiled
    met = [show("build", spend([LINEAGE, "hub", "build", table, "-o", built]))]
    hub, leaf = spend([PYTHON, "-c", FIND, built]).output.split()
    ask = [LINEAGE, "hub"]
    below = spend([*ask, "descendants-of", hub, "--from", built, "--format", "ids"])
    met.append(show("descendants of the largest hub", below))
    print(f"  {hub}: {below.output.count(chr(10)):,} descendants")
    above = spend([*ask, "ancestors-of", leaf, "--from", built])
    met.append(show("ancestors of a leaf", above))
    for name, words in (
        ("licence-reach of the hub", ["licence-reach", hub]),
        ("counts of all", ["counts"]),
    ):
        show(name, spend([*ask, *words, "--from", built]))
    return all(met)


def main() -> int:
    """Measure; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="scripts/bench hub", description=__doc__)
    parser.add_argument("count", metavar="MODELS", type=int, nargs="?", default=3_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LINEAGE_HOME"] = f"{folder}/home"
        return 0 if measure(options.count, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
