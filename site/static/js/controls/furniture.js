import { findAll, h, link, need } from "../base/dom.js";
import { haveSingleKeys, setSingleKeys } from "../base/stored_keys.js";
import { VIEWS } from "../state/fragment.js";
import { t, tList, tRows } from "../words/messages.js";
import { linkPage } from "../words/readable.js";

/**
 * @import {Paper} from "../types/data.js"
 * @import {Catalog, Store, ViewName} from "../types/page.js"
 */

/** Write the texts of elements that stand in the page from the beginning. */
export function applyMessages() {
  for (const element of findAll("[data-text]")) element.textContent = t(element.dataset.text ?? "");
  for (const element of findAll("[data-label]"))
    element.setAttribute("aria-label", t(element.dataset.label ?? ""));
  for (const element of findAll("[data-hint]"))
    element.setAttribute("placeholder", t(element.dataset.hint ?? ""));
}

/** Make the help dialog open and close. */
export function createHelp() {
  const dialog = need("help", HTMLDialogElement);
  need("help-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const open = () => dialog.open || dialog.showModal();
  need("help-open").addEventListener("click", open);
  return { open, isOpen: () => dialog.open };
}

/** Write the help in the language of the page. */
export function renderHelp() {
  const rows = tRows("help.keys").flatMap(([keys, does]) => [
    h("dt", {}, h("kbd", { text: keys })),
    h("dd", { text: does }),
  ]);
  need("help-content").replaceChildren(
    h("dl", { class: "keys" }, ...rows),
    makeKeySwitch(),
    h("p", { text: t("help.mouse") }),
    h("p", { text: t("help.time") }),
    h("p", { text: t("trail.meaning") }),
    h("p", {}, linkPage("docs/index.html", t("readable.docs"))),
  );
}

/** The box that says whether single keys act everywhere: who speaks to the page may not want them. */
function makeKeySwitch() {
  const box = h("input", { type: "checkbox" });
  box.checked = haveSingleKeys();
  box.addEventListener("change", () => setSingleKeys(box.checked));
  return h("label", { class: "box" }, box, h("span", { text: t("help.singleKeys") }));
}

/**
 * Say whose facts these are: at the foot of what is printed, and in the dialog about the page.
 * @param {Catalog} catalog
 * @returns {(HTMLElement | string)[]}
 */
export function listCredits(catalog) {
  const parts = [
    h("span", { text: t("footer.papers", { parts: describePapers(catalog.document.papers) }) }),
    h("span", { text: t("footer.thanks") }),
    h("span", { text: t("footer.endorsed") }),
    makeCredits(),
    h("span", {}, link("https://creativecommons.org/licenses/by/4.0/", t("footer.licence"))),
    h("span", {}, linkPage("models/", t("readable.models")), " · ", linkPage("feed.xml", t("readable.feed"))),
  ];
  return parts.flatMap((part) => [part, " "]);
}

/** The sentence with the sources, each a link. */
function makeCredits() {
  const [before, after] = t("footer.credits").split("{sources}");
  const links = [
    link("https://arxiv.org/abs/2302.07730", t("footer.catalog")),
    link("https://epoch.ai/data/ai-models", t("footer.epoch")),
    link("https://huggingface.co/docs/transformers", t("footer.transformers")),
  ];
  const joined = links.flatMap((one, number) => (number > 0 ? [t("list.comma"), one] : [one]));
  return h("span", {}, before, ...joined, after);
}

/**
 * Say how many records came from arXiv and how many with the catalog, as `lineage build` does.
 * @param {Paper[]} papers
 */
function describePapers(papers) {
  const groups = {
    fetched: papers.filter(isFetched),
    snapshot: papers.filter((paper) => !isFetched(paper)),
  };
  const parts = Object.entries(groups)
    .filter(([, group]) => group.length > 0)
    .map(([key, group]) =>
      t(`footer.${key}`, {
        count: group.length,
        date:
          group
            .map((paper) => paper.retrieved)
            .sort()
            .at(-1) ?? "",
      }),
    );
  return tList(parts) || t("footer.noPapers");
}

/** @param {Paper} paper */
function isFetched(paper) {
  return paper.source === "arxiv";
}

/**
 * Run the tabs: arrow keys go from one to the next.
 * @param {Store} store
 */
export function createTabs(store) {
  const tabs = findAll('[role="tab"]');
  /** @param {HTMLElement} tab */
  const choose = (tab) => {
    const view = VIEWS.find((one) => one === tab.dataset.view);
    if (view) store.set({ view });
  };
  tabs.forEach((tab, number) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = Number(key === "ArrowRight") - Number(key === "ArrowLeft");
      if (!step) return;
      const next = tabs[(number + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  });
  /** @param {ViewName} view */
  return (view) => {
    for (const tab of tabs) {
      const chosen = tab.dataset.view === view;
      tab.setAttribute("aria-selected", String(chosen));
      tab.setAttribute("tabindex", chosen ? "0" : "-1");
    }
    const open = tabs.find((tab) => tab.dataset.view === view);
    if (!open) return;
    for (const panel of findAll('[role="tabpanel"]')) {
      panel.hidden = panel.id !== open.getAttribute("aria-controls");
      if (!panel.hidden) panel.setAttribute("aria-labelledby", open.id);
    }
  };
}

/** How far a finger goes in a swipe, in pixels. */
const SWIPE = 24;

/**
 * Run the button that makes the bottom sheet of a small screen higher and lower; a swipe does, too.
 * @param {HTMLElement} sheet
 */
export function createSheet(sheet) {
  const button = need("sheet-toggle");
  /** @param {boolean} high */
  const set = (high) => {
    sheet.classList.toggle("high", high);
    button.setAttribute("aria-expanded", String(high));
    button.setAttribute("aria-label", t(high ? "details.less" : "details.more"));
  };
  let began = 0;
  let isSwipe = false;
  button.addEventListener("pointerdown", ({ clientY, pointerId }) => {
    began = clientY;
    isSwipe = false;
    button.setPointerCapture(pointerId);
  });
  button.addEventListener("pointerup", ({ clientY }) => {
    isSwipe = Math.abs(clientY - began) >= SWIPE;
    if (isSwipe) set(clientY < began);
  });
  button.addEventListener("click", () => {
    if (!isSwipe) set(!sheet.classList.contains("high"));
    isSwipe = false;
  });
  set(false);
  return { lower: () => set(false) };
}
