/** @import {Look} from "../types/drawing.js" */

/**
 * What is looked at before there is a state.
 * @type {Look}
 */
export const FIRST_LOOK = {
  view: "timeline",
  whole: false,
  network: false,
  lit: null,
  colour: "group",
  kept: null,
  placed: new Set(),
  shown: new Set(),
  visible: new Set(),
  channels: [],
  shownFamilies: new Set(),
  selected: null,
  theme: "light",
  hover: null,
  hoverEdge: null,
  hoverFamily: null,
  open: [],
  unfold: [],
  at: "",
  narrowed: false,
  focus: null,
  framed: [],
  near: [],
};
