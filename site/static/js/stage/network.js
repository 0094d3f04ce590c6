import { getTypeSize, need } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { getModelColour } from "../catalog/classes.js";
import { nameBriefly } from "../catalog/relatives.js";
import { inflate } from "../catalog/unpack.js";
import { carries } from "../catalog/vocabulary.js";
import { LINE_LOOKS } from "../drawing/line_looks.js";
import { readThemeColours } from "../drawing/palette.js";
import { tOr } from "../words/messages.js";

/**
 * @import {NetworkData} from "../types/data.js"
 * @import {Frame} from "../types/drawing.js"
 * @import {Catalog, Context} from "../types/page.js"
 * @import {VisLibrary, VisNetwork} from "../types/vis.js"
 */

/** Of more models than this only the names of the foremost can be read where all are seen. */
const FEW = 24;
const FOREMOST = 12;

/** @type {Promise<VisLibrary> | null} */
let library = null;

/**
 * Bring in the vis-network that pyvis ships: it lies in the page, packed, until it is wanted.
 * @returns {Promise<VisLibrary>}
 */
function loadLibrary() {
  library ??= inflate(JSON.parse(need("vis-library").textContent ?? "")).then((text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
    const { vis } = globalThis;
    if (!vis) throw new Error("No vis-network");
    delete globalThis.vis;
    return vis;
  });
  return library;
}

/**
 * Show the models that are drawn as a network that can be pushed about.
 * @param {HTMLElement} container
 * @param {Catalog} catalog
 * @param {NetworkData} data What pyvis holds.
 * @param {Context["select"]} select
 */
export function createNetwork(container, catalog, data, select) {
  /** @type {VisNetwork | null} */
  let network = null;
  let shown = "";
  const radii = new Map(data.nodes.map(({ id, size }) => [id, size]));
  const shapes = new Map(data.nodes.map(({ id, shape }) => [id, shape]));

  const clear = () => {
    network?.destroy();
    network = null;
    shown = "";
    container.hidden = true;
  };
  /** @param {Frame} frame */
  const describe = ({ points, theme, colour, selected, channels, lit }) => {
    const colours = readThemeColours(container);
    const large = getTypeSize("small") * Math.max(1, Math.sqrt(points.size / FEW));
    const byHeirs = [...points.keys()].sort(
      (a, b) => getKnown(catalog.heirs, b) - getKnown(catalog.heirs, a),
    );
    const foremost = new Set([selected, ...byHeirs.slice(0, FOREMOST)]);
    const nodes = [...points].map(([id, { x, y }]) => ({
      id,
      label: nameBriefly(catalog, id),
      shape: shapes.get(id) ?? "dot",
      size: 1.6 * (radii.get(id) ?? 4),
      color: getModelColour(catalog, { colour, theme }, id),
      font: {
        color: colours.text,
        size: foremost.has(id) ? large : getTypeSize("small"),
        strokeWidth: 3,
        strokeColor: colours.ground,
      },
      borderWidth: id === selected ? 4 : 1,
      x,
      y,
    }));
    const edges = catalog.pairs.flatMap(({ parent, child, rows }) => {
      const row = rows.find((one) => carries(one, channels));
      if (!row || !points.has(parent) || !points.has(child)) return [];
      const role = lit?.get(child)?.role === "descendant" ? "descendant" : "ancestor";
      return [
        {
          from: parent,
          to: child,
          label: lit && points.size < 60 ? tOr(`kind.${row.kind}`, row.kind) : undefined,
          color: lit ? colours[role] : colours.edge,
          dashes: LINE_LOOKS[row.channel].dash.length > 0 && LINE_LOOKS[row.channel].dash,
          width: LINE_LOOKS[row.channel].width,
          font: {
            color: colours.muted,
            size: getTypeSize("tiny"),
            strokeWidth: 3,
            strokeColor: colours.ground,
          },
        },
      ];
    });
    return { nodes, edges };
  };
  return {
    clear,
    /** @param {Frame} frame What the tree draws. */
    async show(frame) {
      const key = [
        ...frame.points.keys(),
        frame.theme,
        frame.colour,
        frame.selected,
        frame.channels,
        frame.language,
      ].join();
      if (key === shown) return;
      shown = key;
      const vis = await loadLibrary();
      if (key !== shown) return;
      network?.destroy();
      container.hidden = false;
      const { nodes, edges } = describe(frame);
      const sets = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
      network = new vis.Network(container, sets, data.options);
      network.on("click", ({ nodes: [id] }) => id && select(id));
      container.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
    },
  };
}
