import { getKnown, groupBy } from "../base/maps.js";
import { carries } from "../catalog/vocabulary.js";
import { t, tOr } from "../words/messages.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Stand} from "../types/drawing.js"
 * @import {Catalog, Pair} from "../types/page.js"
 */

/** So many models in a row, or beside each other without heirs, become one mark. */
const LEAST = Object.freeze({ chain: 3, leaves: 8 });

/**
 * Gather long chains of fine-tuned models, and many children of a kind that nothing builds on:
 * each becomes one mark with a count that opens.
 * @param {Catalog} catalog
 * @param {string[]} ids The models of a picture.
 * @param {object} given
 * @param {readonly Channel[]} given.channels
 * @param {readonly string[]} given.unfold What is open: the first models of such marks, or `all`.
 * @param {string | null} given.selected
 * @returns {Map<string, Stand>} By the first model, where the mark stands; milestones stay.
 */
export function collapse(catalog, ids, { channels, unfold, selected }) {
  const inside = new Set(ids);
  const pairs = catalog.pairs.flatMap(({ parent, child, rows }) => {
    const row = rows.find((one) => carries(one, channels));
    return row && inside.has(parent) && inside.has(child) ? [{ parent, child, row }] : [];
  });
  const parents = groupBy(pairs, ({ child }) => child);
  const children = groupBy(pairs, ({ parent }) => parent);
  /** @param {string} id */
  const stays = (id) => id === selected || getKnown(catalog.models, id).milestone;
  /** @param {string} id */
  const isLink = (id) => {
    const [above, below] = [parents.get(id) ?? [], children.get(id) ?? []];
    const steps = [...above, ...below];
    return (
      above.length === 1 &&
      below.length === 1 &&
      !stays(id) &&
      steps.every(({ row }) => row.channel === "weights")
    );
  };
  /** @param {string} id */
  const isLeaf = (id) => parents.get(id)?.length === 1 && !children.has(id) && !stays(id);
  /** @type {Map<string, Stand>} */
  const stands = new Map();
  /** @param {string[]} of @param {number} least @param {string} text */
  const add = (of, least, text) => {
    if (of.length >= least && !unfold.includes(of[0]) && !unfold.includes("all"))
      stands.set(of[0], { text, ids: of, family: null });
  };
  for (const id of ids.filter((one) => isLink(one) && !isLink(getKnown(parents, one)[0].parent))) {
    const chain = [id];
    for (let next = getKnown(children, id)[0].child; isLink(next); next = getKnown(children, next)[0].child)
      chain.push(next);
    add(chain, LEAST.chain, t("tree.chain", { n: chain.length }));
  }
  for (const of of children.values()) {
    const leaves = of.filter(({ child }) => isLeaf(child));
    for (const [kind, group] of groupBy(leaves, ({ row }) => row.kind)) {
      const values = { n: group.length, kind: tOr(`kind.${kind}`, kind) };
      add(
        group.map(({ child }) => child).sort((a, b) => ids.indexOf(a) - ids.indexOf(b)),
        LEAST.leaves,
        t("tree.more", values),
      );
    }
  }
  return stands;
}

/**
 * Return the lines between the marks of a picture: those of its models, each pair once.
 * @param {Catalog} catalog
 * @param {string[]} ids The models of the picture.
 * @param {Map<string, Stand>} stands Marks that stand for several of them.
 * @returns {{marks: string[], links: Pair[]}}
 */
export function linkMarks(catalog, ids, stands) {
  const marks = new Map(ids.map((id) => [id, id]));
  for (const [mark, { ids: of }] of stands) for (const id of of) marks.set(id, mark);
  /** @type {Map<string, Pair>} */
  const links = new Map();
  for (const pair of catalog.pairs) {
    const [parent, child] = [marks.get(pair.parent), marks.get(pair.child)];
    if (!parent || !child || parent === child) continue;
    const key = `${parent}\n${child}`;
    const link = links.get(key);
    links.set(key, { parent, child, rows: [...(link?.rows ?? []), ...pair.rows] });
  }
  return { marks: [...new Set(marks.values())], links: [...links.values()] };
}
