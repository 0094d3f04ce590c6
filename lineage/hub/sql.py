"""What is asked of a table of the Hub: plain SQL over `nodes` and `edges`, for any engine.

A walk goes level by level: `WALK_DOWN` or `WALK_UP` answers what is one step further than
`frontier` and not yet in `found`, so that circles end and every repository is met once. Ids are
numbers in the order of names.
"""

from __future__ import annotations

START = """
SELECT id FROM nodes WHERE fold = {name} AND type = {type}
"""
"""The node of a name."""

WALK_DOWN = """
SELECT met.id, met.relation FROM (
  SELECT edges.dst AS id, min(edges.relation) AS relation
  FROM edges JOIN frontier ON edges.src = frontier.id
  WHERE edges.channel IN ({channels})
  GROUP BY edges.dst
) met
WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.id = met.id)
"""
"""What was made from the frontier."""

WALK_UP = """
SELECT met.id, met.relation FROM (
  SELECT edges.src AS id, min(edges.relation) AS relation
  FROM edges JOIN frontier ON edges.dst = frontier.id
  WHERE edges.channel IN ({channels})
  GROUP BY edges.src
) met
WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.id = met.id)
"""
"""What the frontier was made from."""

LIST = """
SELECT nodes.key AS id, nodes.type, found.relation, found.distance, nodes.licence,
  nodes.date AS created, nodes.downloads, nodes.state
FROM found JOIN nodes ON nodes.id = found.id
WHERE found.distance > 0
ORDER BY found.distance, found.id
"""
"""The repositories and models that a walk met."""

IDS = """
SELECT nodes.key AS id
FROM found JOIN nodes ON nodes.id = found.id
WHERE found.distance > 0
ORDER BY found.distance, found.id
"""
"""Their ids alone, which is a third of the work."""

REACH = """
SELECT coalesce(nodes.licence, '') AS licence, count(*) AS repositories,
  CAST(coalesce(sum(nodes.downloads), 0) AS BIGINT) AS downloads
FROM found JOIN nodes ON nodes.id = found.id
WHERE found.distance > 0 AND nodes.state = 'read'
GROUP BY coalesce(nodes.licence, '')
ORDER BY repositories DESC, licence
"""
"""How many of the repositories that a walk met have each licence."""

COUNTS = """
SELECT edges.relation, coalesce(substr(nodes.date, 1, 4), '') AS year, count(*) AS repositories
FROM edges JOIN nodes ON nodes.id = edges.dst
WHERE edges.type = 'derivation' AND nodes.type = 'checkpoint' AND {scope}
GROUP BY edges.relation, coalesce(substr(nodes.date, 1, 4), '')
ORDER BY edges.relation, year
"""
"""How many repositories were made how, in each year: of all, or from one."""
