import { showTip } from "../controls/tip.js";
import { isSamePair } from "../drawing/edges.js";
import { bindPointer } from "./gestures.js";
import { findUnder } from "./under.js";

/**
 * @import {Edge, Frame, Look, Point, Stand, Viewport} from "../types/drawing.js"
 * @import {Catalog, Context} from "../types/page.js"
 *
 * What a click acts upon, and who is told of what is pointed at.
 * @typedef {object} Acts
 * @property {Context["select"]} select
 * @property {(edge: Edge) => void} selectEdge
 * @property {(id: string) => void} pointCheckpoint
 * @property {(family: string) => void} toggle
 * @property {(stand: Stand) => void} openStand
 * @property {(pointed: {model: string | null, edge: Edge | null}) => void} onPoint
 */

/**
 * Point at and click what is drawn: a model, a line, or the row of a family.
 * @param {object} given
 * @param {HTMLElement} given.stage
 * @param {HTMLElement} given.tip
 * @param {Catalog} given.catalog
 * @param {Viewport} given.viewport
 * @param {() => Frame | null} given.getFrame
 * @param {() => Look} given.getLook
 * @param {(change: Partial<Look>) => void} given.setLook
 * @param {Acts} given.acts
 */
export function createPointing({ stage, tip, catalog, viewport, getFrame, getLook, setLook, acts }) {
  /** @param {Point | null} at */
  const hover = (at) => {
    const [frame, look] = [getFrame(), getLook()];
    const { model, edge, family, checkpoint } = findUnder(frame, at);
    const isOther = model !== look.hover || !isSamePair(edge, look.hoverEdge);
    if (isOther || family !== look.hoverFamily) {
      setLook({ hover: model, hoverEdge: edge, hoverFamily: family });
      viewport.redraw();
    }
    if (isOther) acts.onPoint({ model, edge });
    const stand = frame?.arrangement.stands?.get(model ?? "");
    const { channels, visible, trace = null } = look;
    const seen = { size: viewport.size(), channels, visible, trace };
    showTip(tip, catalog, { model, stand, edge, checkpoint, at }, seen);
    stage.classList.toggle("pointing", Boolean(model || edge || checkpoint));
  };
  viewport.onClick((at, isTouch) => {
    const frame = getFrame();
    const { model, edge, family, checkpoint } = findUnder(frame, at, isTouch);
    const stand = frame?.arrangement.stands?.get(model ?? "");
    if (checkpoint) acts.pointCheckpoint(checkpoint);
    else if (stand) acts.openStand(stand);
    else if (edge) acts.selectEdge(edge);
    else if (family && !model) acts.toggle(family);
    else acts.select(model);
  });
  viewport.onMove(() => hover(null));
  bindPointer(stage, hover);
}
