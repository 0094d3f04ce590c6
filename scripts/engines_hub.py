"""Ask DuckDB and Spark of a table of the Hub, in the same SQL, and compare what they answer."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineage.catalog.assemble import load_document
from lineage.hub import sql
from lineage.hub.asking import count_relations, find_ancestors, find_descendants, find_reach
from lineage.hub.building import build_table
from lineage.hub.columns import Columns
from lineage.hub.engine import quote_text
from lineage.paths import data_dir
from scripts.bench_hub import MAKE
from scripts.bench_measure import spend

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT = 20_000
ROOT = "owner0/model-0"
YOUNGEST = [f"owner{number}/model-{number}" for number in range(COUNT - 20, COUNT)]
CHANNELS = "'weights', 'architecture', 'knowledge', 'idea'"
QUESTIONS: dict[str, tuple[Any, str, str]] = {
    "descendants": (find_descendants, sql.WALK_DOWN.format(channels=CHANNELS), sql.LIST),
    "ancestors": (find_ancestors, sql.WALK_UP.format(channels=CHANNELS), sql.LIST),
    "licences": (find_reach, sql.WALK_DOWN.format(channels="'weights'"), sql.REACH),
}


def walk(spark: SparkSession, name: str, step: str, answer: str) -> list[tuple[Any, ...]]:
    """Return what Spark answers to a walk, level by level, in the SQL that DuckDB runs."""
    start = sql.START.format(name=quote_text(name.lower()), type="'checkpoint'")
    found = spark.sql(start).selectExpr("id", "'' AS relation", "0 AS distance").cache()
    frontier, distance = found.select("id"), 0
    while frontier.count():
        distance += 1
        found.createOrReplaceTempView("found")
        frontier.createOrReplaceTempView("frontier")
        further = spark.sql(step).localCheckpoint()
        frontier = further.select("id")
        level = further.selectExpr("id", "relation", f"{distance} AS distance")
        found = found.union(level).localCheckpoint()
    found.createOrReplaceTempView("found")
    return [tuple(row) for row in spark.sql(answer).collect()]


def compare_hub(spark: SparkSession) -> bool:
    """Ask both engines; return whether they agree."""
    with tempfile.TemporaryDirectory() as folder:
        table, place = Path(folder, "models.parquet"), Path(folder, "hub")
        spend([sys.executable, "-c", MAKE, str(COUNT), str(table)])
        build_table(table, place, Columns(), load_document(data_dir()))
        for view in ("nodes", "edges"):
            spark.read.parquet(str(place / f"{view}.parquet")).createOrReplaceTempView(view)
        agree = True
        leaf = max(YOUNGEST, key=lambda one: len(find_ancestors(place, one)))
        for question, (ask, step, answer) in QUESTIONS.items():
            name = leaf if question == "ancestors" else ROOT
            started = time.perf_counter()
            rows = [tuple(row) for row in ask(place, name)]
            between = time.perf_counter()
            found = walk(spark, name, step, answer)
            agree = tell(question, rows, found, between - started, between) and agree
        started = time.perf_counter()
        rows = [tuple(row) for row in count_relations(place)]
        between = time.perf_counter()
        found = [tuple(row) for row in spark.sql(sql.COUNTS.format(scope="TRUE")).collect()]
        return tell("counts", rows, found, between - started, between) and agree


def tell(question: str, rows: list[Any], found: list[Any], seconds: float, between: float) -> bool:
    """Print one line; return whether the engines agree."""
    same = rows == found and bool(rows)
    verdict = "the same" if same else f"OTHER ({len(found)})"
    spent = time.perf_counter() - between
    print(
        f"{COUNT} repositories, {question}: {len(rows)} rows, DuckDB {seconds:.2f} s, "
        f"Spark {spent:.2f} s: {verdict}"
    )
    return same
