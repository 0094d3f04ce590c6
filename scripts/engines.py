"""Ask DuckDB and Spark the queries of docs/exports.md, and compare what they answer.

They are asked of the catalog that ships, and of a made-up lineage of a million edges; the SQL of
`lineage hub` is asked of a made-up table of the Hub. The times
are those of the query alone: Spark has started, and the files are written.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
from pyarrow import parquet
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.exports.parquet import to_parquet
from lineage.catalog.assemble import load_document
from lineage.paths import data_dir
from scripts.engines_hub import compare_hub

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = ROOT / "docs" / "exports.md"
MODELS = ("llama", "bert", "gpt", "transformer")
LEVELS = (1, 10, 100, 1_000, 10_000, 100_000, *(150_000,) * 5)
EDGES = 1_000_000


def read_queries() -> tuple[str, str]:
    """Return the query for DuckDB, and the program for Spark that asks the same."""
    text = EXPORTS.read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    (program,) = re.findall(r"```python\n(from pyspark.*?)```", text, re.DOTALL)
    return query, program


def make_lineage() -> tuple[pa.Table, pa.Table]:
    """Return nodes and edges of a made-up lineage: one root, and second parents for some."""
    chance = random.Random(1)  # noqa: S311  no secret
    edges: list[tuple[int, int]] = []
    first = 0
    spare = EDGES - sum(LEVELS[1:])
    for above, size in itertools.pairwise(LEVELS):
        children = range(first + above, first + above + size)
        edges += [(first + chance.randrange(above), child) for child in children]
        first += above
    levels = [level for level, size in enumerate(LEVELS) for _ in range(size)]
    for _ in range(spare):
        child = chance.randrange(sum(LEVELS[:2]), sum(LEVELS))
        above = levels[child] - 1
        parent = sum(LEVELS[:above]) + chance.randrange(LEVELS[above])
        edges.append((parent, child))
    numbers = range(sum(LEVELS))
    nodes = pa.table({
        "id": pa.array(numbers, pa.int64()),
        "key": [f"m{number}" for number in numbers],
        "name": [f"Model {number}" for number in numbers],
        "date": [f"{2017 + level}" for level in levels],
    })  # fmt: skip
    columns = {
        "src": pa.array((src for src, _ in edges), pa.int64()),
        "dst": pa.array((dst for _, dst in edges), pa.int64()),
        "type": ["derivation"] * len(edges),
        "channel": ["architecture"] * len(edges),
    }
    return nodes, pa.table(columns)


def compare(names: Iterable[str], *, what: str) -> bool:
    """Ask both engines what descends from some nodes; return whether they agree."""
    query, program = read_queries()
    program = program.replace("rows.show()", "")
    agree = True
    for name in names:
        started = time.perf_counter()
        rows = duckdb.execute(query.replace("'llama'", f"'{name}'")).fetchall()
        between = time.perf_counter()
        space: dict[str, Any] = {}
        exec(program.replace("'llama'", f"'{name}'"), space)  # noqa: S102  from our own document
        found = [tuple(row) for row in space["rows"].collect()]
        ended = time.perf_counter()
        same = found == rows
        agree = agree and same and bool(rows)
        print(
            f"{what}, below {name}: {len(rows)} rows, DuckDB {between - started:.2f} s, "
            f"Spark {ended - between:.2f} s: {'the same' if same else f'OTHER ({len(found)})'}"
        )
    return agree


def start_spark() -> SparkSession:
    """Return Spark, without its page and its progress, after its first answer."""
    builder = SparkSession.builder.config("spark.ui.enabled", "false")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.range(1).count()
    return spark


def main() -> int:
    """Compare the engines on both lineages."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("lineage").mkdir()
        spark = start_spark()
        print(f"DuckDB {duckdb.__version__}, Spark {spark.version}")
        os.environ["LINEAGE_HOME"] = folder
        for name, content in to_parquet(load_document(data_dir())).items():
            Path("lineage", name).write_bytes(content)
        agree = compare(MODELS, what="the catalog")
        nodes, edges = make_lineage()
        parquet.write_table(nodes, "lineage/nodes.parquet")
        parquet.write_table(edges, "lineage/edges.parquet")
        agree = compare(("m1", "m2"), what=f"{edges.num_rows} edges") and agree
        agree = compare_hub(spark) and agree
        spark.stop()
        os.chdir(ROOT)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
