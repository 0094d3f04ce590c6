import { h, link } from "../base/dom.js";
import { findParents, nameOf } from "../catalog/relatives.js";
import { findShape, makeMark } from "../drawing/marks.js";
import { formatSpan } from "../words/format.js";
import { languageOf, say, t } from "../words/messages.js";
import { nameKinds, readCell } from "./texts.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Child, Context} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 */

/**
 * What stands in cells that hold more than a text.
 * @type {Partial<Record<Column, (context: Context, model: Model) => Child[]>>}
 */
const MAKERS = {
  parameters: (_, model) => [formatSpan(model)],
  parents: makeParents,
  paper: (_, model) =>
    model.paper
      ? [link(`https://arxiv.org/abs/${model.paper}`, model.paper)]
      : [h("span", { lang: languageOf(model, "no_paper"), text: say(model, "no_paper") ?? "" })],
  links: (_, { links }) => links.map((address) => link(address, address.replace(/^https?:\/\/(www\.)?/, ""))),
};

/**
 * Make the row of a model. It is one line: long texts are cut by the style sheet, and whole in the panel.
 * @param {Context} context
 * @param {Model} model
 * @param {readonly Column[]} columns
 * @returns {HTMLElement}
 */
export function makeRow(context, model, columns) {
  const cells = columns.map((column) =>
    column === "name" ? makeName(context, model) : makeCell(context, model, column),
  );
  return h("tr", { "data-model": model.id }, ...cells);
}

/** @param {Context} context @param {Model} model */
function makeName({ colourOf, select }, model) {
  const name = h(
    "span",
    {},
    makeMark(findShape(model.architecture)),
    makeOpener(select, model.id, { text: model.name, dir: "auto" }),
  );
  return h("th", { scope: "row", colour: colourOf(model.id) }, name);
}

/** @param {Context} context @param {Model} model @param {Column} column */
function makeCell(context, model, column) {
  const text = readCell(context.catalog, model, column, context.store.get().channels);
  const content = MAKERS[column]?.(context, model) ?? [text];
  const title = text || null;
  return h(
    "td",
    { "data-column": column },
    h("div", { class: "line-of-text", dir: "auto", title }, ...content),
  );
}

/** @param {Context} context @param {Model} model @returns {Child[]} */
function makeParents({ catalog, select, store }, { id }) {
  const { channels } = store.get();
  return findParents(catalog, id, channels).flatMap((parent, number) => {
    const name = nameOf(catalog.models, parent);
    const kinds = nameKinds(catalog, parent, id, channels);
    const label = t("table.parent", { name, kinds });
    const opener = makeOpener(select, parent, { text: name, title: kinds, "aria-label": label });
    return [number > 0 && t("list.comma"), opener];
  });
}

/** @param {Context["select"]} select @param {string} id @param {Record<string, string>} props */
function makeOpener(select, id, props) {
  return h("button", { type: "button", class: "model-link", ...props, on: { click: () => select(id) } });
}
