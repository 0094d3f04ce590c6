import { copyText, saveText } from "./clipboard.js";
import { h, need } from "./dom.js";
import { nameOf } from "./catalog.js";
import { formatFragment } from "./fragment.js";
import { t } from "./messages.js";
import { FORMATS } from "./takeaway.js";

/**
 * Run the list of what can be taken away: the link, and the models in sight as data.
 * @param {any} context `catalog`, `store` and `findTaken` (state to ids).
 */
export function createShare(context) {
  const list = need("share-list");
  const button = need("share");
  const close = () => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", () => {
    if (!list.hidden) return close();
    renderShare(context, list);
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    button.focus();
    event.stopPropagation();
  });
  addEventListener("pointerdown", (event) => {
    const inside = event.target instanceof Element && event.target.closest(".share");
    if (!inside) close();
  });
  return { close };
}

function renderShare({ catalog, store, findTaken }, list) {
  const state = store.get();
  const ids = findTaken(state);
  const make = (text, click) => {
    const button = h("button", { type: "button", text });
    button.addEventListener("click", () => click(button));
    return h("li", {}, button);
  };
  const formats = Object.entries(FORMATS).map(([key, { type, ending, write }]) =>
    make(t(`share.${key}`), () =>
      saveText(write(catalog, ids), `${state.model ?? "lineage"}.${ending}`, type),
    ),
  );
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
      make(t("share.print"), () => print()),
    ),
    h("p", { class: "fine", text: taken }),
    h("ul", {}, ...formats),
  );
}

/** The element that shows this state inside another page. */
function writeEmbed(state) {
  const address = location.href.split("#")[0];
  const fragment = formatFragment({ ...state, embed: true, tour: 0 });
  return `<iframe src="${address}#${fragment.replaceAll('"', "%22").replaceAll("&", "&amp;")}" title="Transformer Lineage" width="900" height="600"></iframe>`;
}
