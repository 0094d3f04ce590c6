import { h } from "../base/dom.js";
import { cutQuery } from "../headlines/narrowing.js";
import { makeProblem, sayProblem } from "../state/criteria.js";
import { t } from "../words/messages.js";

/** @import {Answer, AnswerGroup, Child, Meaning} from "../types/page.js" */

/**
 * Write the groups of the search box, each answer an option.
 * @param {AnswerGroup[]} groups
 * @param {(answer: Answer) => void} choose
 * @returns {HTMLElement[]}
 */
export function makeGroups(groups, choose) {
  let number = 0;
  return groups.map(({ name, count, isNear, answers }) => {
    const id = `answers-${name}`;
    const options = answers.map((answer) => makeOption(answer, number++, choose));
    const title = t(isNear ? "search.alike" : "search.named", { name: t(`search.${name}`) });
    const shown = name === "examples" || count < answers.length ? "" : String(count);
    return h(
      "div",
      { role: "group", "aria-labelledby": id, class: isNear ? "near" : null },
      h("div", { id, role: "presentation", class: "group" }, title, " ", h("span", { text: shown })),
      ...options,
    );
  });
}

/** @param {Answer} answer @param {number} number @param {(answer: Answer) => void} choose */
function makeOption(answer, number, choose) {
  const { label, query, about } = answer;
  return h(
    "div",
    {
      role: "option",
      id: `option-${number}`,
      "aria-selected": "false",
      on: { pointerdown: (event) => event.preventDefault(), click: () => choose(answer) },
    },
    h(label === query ? "code" : "strong", { text: label, dir: "auto" }),
    " ",
    h("span", { text: about }),
  );
}

/**
 * Say what a text means and how much it finds, for those who listen.
 * @param {Meaning} meaning
 * @param {{meant: string | null, offers: number}} more The query that it may stand for; how many
 *   ways there are to go on.
 * @returns {string}
 */
export function sayMeaning({ ids, fit, error, miss, more, conjunction, walk }, { meant, offers }) {
  if (error) return offers > 0 ? t("search.offers", { n: offers }) : sayProblem(error);
  const found = ids.length > 0 && t(fit === "near" ? "search.countNear" : "search.count", { n: ids.length });
  const parts = [
    found || t("search.none"),
    meant && t("search.meant", { query: meant }),
    !meant && miss && sayProblem(miss),
    more.length > 0 && t("search.moreCount", { n: more.length }),
    conjunction && t("search.conjunction", { query: conjunction }),
    walk && t("search.walk", { query: walk }),
  ];
  return parts.filter((part) => part).join(" ");
}

/**
 * What stands above the answers: what is wrong with a query, or that no model has such a name.
 * @param {string} text
 * @param {Meaning} meaning
 * @param {{meant: string | null, end: string, groups: AnswerGroup[]}} more The query that the text
 *   may stand for; the day on which the data end; the answers.
 * @returns {HTMLElement[]}
 */
export function makeNotes(
  text,
  { selector, ids, fit, error, miss, conjunction, walk },
  { meant, end, groups },
) {
  if (error) return groups.length > 0 ? [] : [makeNote("problem", ...makeProblem(text, error))];
  if (conjunction) return [makeNote("note", t("search.conjunction", { query: conjunction }))];
  if (walk) return [makeNote("note", t("search.walk", { query: walk }))];
  if (selector) return ids.length > 0 ? [] : [makeNote("note", t("search.filters", { n: 0 }))];
  const others = groups.filter(({ name, isNear }) => name !== "models" && !isNear);
  if ((ids.length > 0 && fit !== "near") || (others.length > 0 && !meant)) return [];
  const none = t("missing.text", { query: cutQuery(text), date: end });
  const hint = meant && ` ${t("search.meant", { query: meant })}`;
  const note = makeNote("note", none, hint);
  return miss && !meant ? [note, makeNote("problem", ...makeProblem(text, miss))] : [note];
}

/** @param {string} look @param {...Child} content */
function makeNote(look, ...content) {
  return h("p", { class: look }, ...content);
}
