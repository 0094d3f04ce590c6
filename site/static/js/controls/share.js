import { copyText, saveFile, saveText } from "../base/clipboard.js";
import { announce, h, need } from "../base/dom.js";
import { createPopover } from "../base/popover.js";
import { FORMATS } from "../catalog/exports.js";
import { nameOf } from "../catalog/relatives.js";
import { makeCaption } from "../pictures/caption.js";
import { writePng, writeSvg } from "../pictures/export.js";
import { formatFragment } from "../state/fragment.js";
import { t } from "../words/messages.js";

/** @import {Context, State} from "../types/page.js" */

/**
 * Run the list of what can be taken away: the link, the picture, and the models in sight as data.
 * @param {Context} context
 */
export function createShare(context) {
  const list = need("share-list");
  const button = need("share");
  button.addEventListener("click", () => list.hidden && renderShare(context, list, popover.leave));
  const popover = createPopover(button, list);
}

/**
 * What is copied says so in its place; what is saved is seen elsewhere, and `leave` closes.
 * @param {Context} context
 * @param {HTMLElement} list
 * @param {() => void} leave
 */
function renderShare(context, list, leave) {
  const { catalog, store, listTaken, getPicture } = context;
  const state = store.get();
  const ids = listTaken(state);
  /** @param {string} text @param {(button: HTMLElement) => void} click */
  const make = (text, click) => {
    const button = h("button", { type: "button", text });
    button.addEventListener("click", () => click(button));
    return h("li", {}, button);
  };
  /** @param {string} text @param {() => void} save */
  const makeSave = (text, save) =>
    make(text, () => {
      leave();
      save();
    });
  const formats = Object.entries(FORMATS).map(([key, { type, ending, write }]) =>
    makeSave(t(`share.${key}`), () =>
      saveText(write(catalog, ids), `${state.model ?? "lineage"}.${ending}`, type),
    ),
  );
  const name = `transformer-lineage-${state.view === "table" ? "timeline" : state.view}`;
  const saveSvg = () =>
    saveText(writeSvg(getPicture(), makeCaption(context)), `${name}.svg`, "image/svg+xml");
  const savePng = async () => {
    announce(t("share.saving"));
    saveFile(await writePng(getPicture(), makeCaption(context)), `${name}.png`);
    announce(t("share.saved"));
  };
  const models = t("count.models", { n: ids.length });
  const taken = state.model
    ? t("share.selection", { name: nameOf(catalog.models, state.model), models })
    : t("share.filter", { models });
  list.replaceChildren(
    h(
      "ul",
      {},
      make(t("share.link"), (button) => copyText(location.href, button)),
      make(t("share.embed"), (button) => copyText(writeEmbed(state), button)),
    ),
    h(
      "ul",
      {},
      makeSave(t("share.svg"), saveSvg),
      makeSave(t("share.png"), savePng),
      makeSave(t("share.print"), () => print()),
    ),
    h("p", { class: "fine", text: taken }),
    h("ul", {}, ...formats),
    h(
      "ul",
      {},
      makeSave(t("trace.open"), () => context.traces.choose()),
    ),
  );
}

/**
 * The element that shows this state inside another page.
 * @param {State} state
 */
function writeEmbed(state) {
  const address = location.href.split("#")[0];
  const fragment = formatFragment({ ...state, embed: true, tour: 0 });
  return `<iframe src="${address}#${fragment.replaceAll('"', "%22").replaceAll("&", "&amp;")}" title="Transformer Lineage" width="900" height="600"></iframe>`;
}
