/** @import {Channel, Kind} from "../types/data.js" */

/**
 * The kinds of derivation, by what they carry over; the most substantial first. A test holds these
 * words to those of Python.
 * @type {Readonly<Record<Channel, readonly Kind[]>>}
 */
export const KINDS = Object.freeze({
  weights: ["finetuning", "alignment", "continued-pretraining", "compression", "component", "merging"],
  architecture: ["architecture", "scaling", "retraining", "objective"],
  knowledge: ["distillation", "synthetic-data"],
  idea: ["inspiration"],
  code: ["code-reuse"],
  series: ["succession"],
});

/** Everything that a derivation can carry over, the most substantial first. */
export const CHANNELS = Object.freeze(/** @type {Channel[]} */ (Object.keys(KINDS)));

/**
 * The channels that count as ancestry unless a question names others.
 * @type {readonly Channel[]}
 */
export const ANCESTRY_CHANNELS = Object.freeze(["weights", "architecture", "knowledge", "idea"]);

/** The channels that can be switched on and off: those, and the releases of a series. */
export const SWITCH_CHANNELS = Object.freeze(/** @type {Channel[]} */ ([...ANCESTRY_CHANNELS, "series"]));

/**
 * Bring chosen channels into their order; those that count anyway are as good as none.
 * @param {readonly string[]} chosen
 * @returns {readonly Channel[]}
 */
export function orderChannels(chosen) {
  const channels = SWITCH_CHANNELS.filter((one) => chosen.includes(one));
  return channels.join() === ANCESTRY_CHANNELS.join() ? [] : channels;
}

/**
 * Tell whether a derivation is one of those that are looked at.
 * @param {{channel: Channel}} row
 * @param {readonly Channel[]} [channels] None: those of ancestry.
 * @returns {boolean}
 */
export function carries({ channel }, channels = []) {
  return (channels.length > 0 ? channels : ANCESTRY_CHANNELS).includes(channel);
}

/** What a licence lets the public do. */
export const ACCESS = Object.freeze(["open", "restricted", "closed", "unknown"]);

/** What a model reads or writes. */
export const MODALITIES = Object.freeze([
  "text",
  "code",
  "image",
  "video",
  "audio",
  "actions",
  "protein",
  "geometry",
  "molecules",
  "genome",
  "time-series",
  "weather",
]);
