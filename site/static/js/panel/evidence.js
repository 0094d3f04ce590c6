import { h, isWebAddress, link } from "../base/dom.js";
import { say, t, tList, tOr } from "../words/messages.js";

/**
 * @import {Derivation, Evidence} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 */

/**
 * Write a source as a link with its name.
 * @param {Catalog} catalog
 * @param {string} source Id of a source, `arxiv:<id>`, an address, or `unverified`.
 * @returns {HTMLElement}
 */
export function makeSource(catalog, source) {
  if (source === "unverified") return h("em", { text: t("source.unverified") });
  const known = catalog.sources.get(source);
  const arxivId = /^arxiv:(.+)$/.exec(source)?.[1];
  const address = known?.url ?? (arxivId ? `https://arxiv.org/abs/${arxivId}` : source);
  const title = catalog.papers.get(arxivId ?? "")?.title;
  const name = arxivId
    ? title
      ? `${title} (${t("paper.arxiv", { id: arxivId })})`
      : t("source.arxiv", { id: arxivId })
    : (known?.name ?? source);
  return link(address, shortenAddress(name));
}

/**
 * Write an address as its host and last part; other names stay as they are.
 * @param {string} name
 */
function shortenAddress(name) {
  if (!isWebAddress(name) || !URL.canParse(name)) return name;
  const { hostname, pathname } = new URL(name);
  const parts = pathname.split("/").filter(Boolean);
  const host = hostname.replace(/^www\./, "");
  return [host, ...parts.slice(0, 1), ...(parts.length > 2 ? ["…"] : []), ...parts.slice(1).slice(-1)].join(
    "/",
  );
}

/**
 * Write one or more pieces of evidence as a list.
 * @param {Catalog} catalog
 * @param {Evidence[]} evidence
 * @returns {HTMLElement}
 */
export function makeEvidence(catalog, evidence) {
  const rows = evidence.map(({ source, locator, stance, basis, verdict, checked = "" }) => {
    const look = source === "unverified" ? "unverified" : (stance ?? "supports");
    const mark = h("span", { class: `stance ${look}`, text: stanceText(look) });
    return h(
      "li",
      {},
      mark,
      " ",
      makeSource(catalog, source),
      h("span", { class: "locator", lang: "en", text: locator }),
      basis === "generated" && h("span", { class: "fine", text: t("evidence.generated") }),
      isTold(verdict) && h("span", { class: "fine", text: t(`evidence.${verdict}`, { date: checked }) }),
    );
  });
  return h("ul", { class: "evidence" }, ...rows);
}

/**
 * Tell whether there is something to say of a verdict.
 * @param {string | undefined} verdict
 * @returns {verdict is "located" | "moved" | "absent"}
 */
function isTold(verdict) {
  return verdict === "located" || verdict === "moved" || verdict === "absent";
}

/** @param {string} look */
function stanceText(look) {
  if (look === "unverified") return `? ${t("support.unverified")}`;
  return `${look === "supports" ? "✓" : "✗"} ${t(`stance.${look}`)}`;
}

/**
 * Fold evidence away behind the number of its items.
 * @param {Catalog} catalog
 * @param {Evidence[]} evidence
 * @returns {HTMLElement}
 */
export function makeReceipt(catalog, evidence) {
  const summary = h("summary", { text: t("count.sources", { n: evidence.length }) });
  return h("details", { class: "receipt" }, summary, makeEvidence(catalog, evidence));
}

/**
 * Say that a derivation is in doubt; where a source stands behind it there is nothing to say.
 * @param {Derivation} row
 * @returns {HTMLElement | null}
 */
export function makeSupport({ support, houses }) {
  if (support === "supported") return null;
  const sign = support === "disputed" ? "!" : "?";
  const names = tList(houses.map((house) => tOr(`house.${house}`, house)));
  return h("span", {
    class: `support ${support}`,
    title: houses.length > 0 ? t("derivation.by", { houses: names }) : null,
    text: `${sign} ${tOr(`support.${support}`, support)}`,
  });
}

/**
 * Write who supports a derivation, and of which variants it is true.
 * @param {Derivation} row
 * @returns {HTMLElement | null}
 */
export function makeReach(row) {
  const names = tList(row.houses.map((house) => tOr(`house.${house}`, house)));
  const texts = [
    row.variant && t("derivation.only", { variant: say(row, "variant") ?? "" }),
    row.houses.length > 0 && t("derivation.by", { houses: names }),
  ].filter(Boolean);
  return texts.length > 0 ? h("p", { class: "fine", text: texts.join(" · ") }) : null;
}
