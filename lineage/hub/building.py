"""A table of the Hub's models, joined with the catalog, as nodes and edges in Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.hub_ids import HUB_NAME, LONGEST_HUB_ID
from graph.records.vocabulary import HUB_RELATIONS, HUB_UNSAID, is_ancestry
from lineage.asides import open_drafts, remove_orphans
from lineage.hub.columns import find_columns
from lineage.hub.engine import HubTableError, open_engine, quote_name, quote_text

if TYPE_CHECKING:
    from pathlib import Path

    from graph.records.shapes import Document
    from lineage.hub.columns import Columns

NODES, EDGES = "nodes.parquet", "edges.parquet"
"""The two files of a table."""

_UNSEEN = r"[\pC\x{2028}\x{2029}]"
_LONGEST = 100
_MARKS = """[\\[\\]"'' ]"""
_RELATIONS = ", ".join(map(quote_text, HUB_RELATIONS))
_KINDS = " ".join(
    f"WHEN {quote_text(relation)} THEN {quote_text(kind)}"
    for relation, kind in HUB_RELATIONS.items()
)


class Built(NamedTuple):
    """What came of a table.

    Attributes:
        checkpoints: Repositories in the table.
        missing: Repositories that are only named as base models.
        models: Models of the catalog.
        edges: Steps between all of them.
        skipped: Rows whose id is none.
    """

    checkpoints: int
    missing: int
    models: int
    edges: int
    skipped: int


def build_table(source: Path, folder: Path, columns: Columns, document: Document) -> Built:
    """Write the nodes and edges of a table of the Hub, and of the catalog, into a folder.

    Args:
        source: A Parquet file with one row a repository.
        folder: Where `NODES` and `EDGES` go; made if missing, and those in it are replaced.
        columns: What the columns of the table are called.
        document: The lineage document of the catalog.

    Raises:
        HubTableError: The file is no Parquet, lacks a column that is needed, or has no repository.
        MissingPackageError: DuckDB is not installed.
    """
    if not source.is_file():
        is_folder = source.is_dir()
        message = f"'{source}' is a folder." if is_folder else f"There is no file '{source}'."
        raise HubTableError(message, hint="Name a Parquet file with one row for each repository.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove_orphans(folder)
        with open_drafts(folder / "hub") as drafts:
            with open_engine(drafts) as engine:
                built = _build(engine, source, drafts, columns, document)
            if not built.checkpoints:
                message = f"No row of '{source}' has the id of a repository."
                raise HubTableError(message, hint="What was built before stays as it is.")
            for name in (NODES, EDGES):
                (drafts / name).replace(folder / name)
    except OSError as error:
        message = f"'{folder}' cannot be written: {error.strerror or error}."
        raise HubTableError(message, hint="Choose another folder with --output.") from error
    return built


def _build(engine: Any, source: Path, folder: Path, columns: Columns, document: Document) -> Built:
    _read_table(engine, source, columns)
    _read_catalog(engine, document)
    for statement in _STATEMENTS:
        engine.execute(statement)
    for name, query in ((NODES, _WRITE_NODES), (EDGES, _WRITE_EDGES)):
        target = quote_text(str(folder / name))
        engine.execute(f"COPY ({query}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
    (counts,) = engine.execute(_COUNT).fetchall()
    return Built(*counts)


def _read_table(engine: Any, source: Path, columns: Columns) -> None:
    """Make `raw`: one row for each repository, with columns of our own names."""
    place = quote_text(str(source))
    described = engine.execute(f"DESCRIBE SELECT * FROM read_parquet({place})").fetchall()
    types = {name: kind for name, kind, *_ in described}
    columns = find_columns(source, columns, list(types))

    def take(column: str, kind: str) -> str:
        return f"TRY_CAST({quote_name(column)} AS {kind})" if column else f"CAST(NULL AS {kind})"

    base = quote_name(columns.base_model)
    is_list = types[columns.base_model].endswith("[]")
    texts = f"regexp_replace(CAST({base} AS VARCHAR), '{_MARKS}', '', 'g')"
    bases = f"CAST({base} AS VARCHAR[])" if is_list else f"regexp_split_to_array({texts}, '[,;]')"
    engine.execute(f"""
        CREATE TEMP TABLE raw AS
        SELECT trim({take(columns.id, "VARCHAR")}) AS key, {bases} AS bases,
          lower(trim({take(columns.relation, "VARCHAR")})) AS relation,
          nullif(left(trim(regexp_replace(
            {take(columns.licence, "VARCHAR")}, '{_UNSEEN}', '?', 'g')), {_LONGEST}), '')
          AS licence,
          strftime({take(columns.created, "TIMESTAMP")}, '%Y-%m-%d') AS date,
          {take(columns.downloads, "BIGINT")} AS downloads
        FROM read_parquet({place})""")


def _read_catalog(engine: Any, document: Document) -> None:
    """Make `catalog`, `holds` and `steps`: models, their repositories, and their derivations."""
    engine.execute(
        "CREATE TEMP TABLE catalog(key VARCHAR, name VARCHAR, date VARCHAR, licence VARCHAR, "
        "access VARCHAR)"
    )
    engine.execute("CREATE TEMP TABLE holds(model VARCHAR, hub VARCHAR)")
    engine.execute(
        "CREATE TEMP TABLE steps(parent VARCHAR, child VARCHAR, kind VARCHAR, channel VARCHAR)"
    )
    rows: dict[str, list[list[Any]]] = {
        "catalog": [
            [r["id"], r["name"], r["released"], r["licence"]["text"], r["licence"]["access"]]
            for r in document["models"]
        ],
        "holds": [[r["id"], hub.lower()] for r in document["models"] for hub in r["hub"]],
        "steps": [
            [item["parent"], item["child"], item["kind"], item["channel"]]
            for item in document["derivations"]
            if is_ancestry(item["channel"])
        ],
    }
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            lines = ", ".join(f"({marks})" for _ in values)
            cells = [cell for row in values for cell in row]
            engine.execute(f"INSERT INTO {table} VALUES {lines}", cells)


def _is_id(column: str) -> str:
    """Return the condition that a column holds the id of a repository."""
    pattern = quote_text(f"({HUB_NAME}/)?{HUB_NAME}")
    return f"regexp_full_match({column}, {pattern}) AND length({column}) <= {LONGEST_HUB_ID}"


_STATEMENTS = (
    # Repositories, each once: ids that differ in case alone are one.
    f"""
    CREATE TEMP TABLE repos AS
    SELECT lower(key) AS fold, min(key) AS key, arg_min(bases, key) AS bases,
      arg_min(relation, key) AS relation, arg_min(licence, key) AS licence,
      arg_min(date, key) AS date, max(downloads) AS downloads
    FROM raw WHERE {_is_id("key")}
    GROUP BY lower(key)""",
    # What each was made from; a name without an owner is the catalog's repository of that name.
    """
    CREATE TEMP TABLE bare AS
    SELECT split_part(hub, '/', 2) AS name, min(hub) AS hub
    FROM holds GROUP BY ALL HAVING count(DISTINCT hub) = 1""",
    f"""
    CREATE TEMP TABLE links AS
    WITH said AS (
      SELECT fold AS child, relation,
        regexp_replace(
          trim(unnest(bases)), '^https?://(www[.])?(huggingface|hf)[.]co/', '') AS base
      FROM repos
    )
    SELECT DISTINCT coalesce(bare.hub, lower(base)) AS parent, base AS spelt, child,
      CASE WHEN relation IN ({_RELATIONS}) THEN relation ELSE '{HUB_UNSAID}' END AS relation
    FROM said LEFT JOIN bare ON bare.name = lower(base)
    WHERE {_is_id("base")} AND lower(base) <> child""",
    # Repositories that the table lacks: of base models, and of models of the catalog.
    """
    CREATE TEMP TABLE others AS
    SELECT fold, min(spelt) AS key FROM (
      SELECT parent AS fold, CASE WHEN lower(spelt) = parent THEN spelt ELSE parent END AS spelt
      FROM links
      UNION ALL SELECT hub, hub FROM holds
    ) ANTI JOIN repos USING (fold) GROUP BY fold""",
    """
    CREATE TEMP TABLE nodes AS
    SELECT row_number() OVER (ORDER BY fold, type) - 1 AS id, * FROM (
      SELECT fold, key, 'checkpoint' AS type, key AS name, date, licence,
        CAST(NULL AS VARCHAR) AS access, downloads, 'read' AS state FROM repos
      UNION ALL
      SELECT fold, key, 'checkpoint', key, NULL, NULL, NULL, NULL, 'missing' FROM others
      UNION ALL
      SELECT lower(key), key, 'model', name, date, licence, access, NULL, 'catalog' FROM catalog
    )""",
    "CREATE TEMP TABLE checkpoints AS SELECT id, fold FROM nodes WHERE type = 'checkpoint'",
    "CREATE TEMP TABLE models AS SELECT id, key FROM nodes WHERE type = 'model'",
    f"""
    CREATE TEMP TABLE edges AS
    SELECT p.id AS src, c.id AS dst, 'derivation' AS type, CASE relation {_KINDS} END AS kind,
      'weights' AS channel, relation
    FROM links JOIN checkpoints p ON p.fold = parent JOIN checkpoints c ON c.fold = child
    UNION ALL
    SELECT p.id, c.id, 'derivation', kind, channel, kind
    FROM steps JOIN models p ON p.key = parent JOIN models c ON c.key = child
    UNION ALL
    SELECT m.id, c.id, 'release', NULL, 'weights', 'release'
    FROM (SELECT hub, min(model) AS model FROM holds GROUP BY hub)
    JOIN models m ON m.key = model JOIN checkpoints c ON c.fold = hub""",
)
_WRITE_NODES = "SELECT * FROM nodes ORDER BY id"
_WRITE_EDGES = "SELECT * FROM edges ORDER BY dst, src, relation"
_COUNT = f"""
    SELECT (SELECT count(*) FROM repos), (SELECT count(*) FROM others),
      (SELECT count(*) FROM catalog), (SELECT count(*) FROM edges),
      (SELECT count(*) FROM raw)
        - (SELECT count(*) FROM raw WHERE {_is_id("key")})
"""
