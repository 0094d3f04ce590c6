import { foldCase, foldName, indexNames, toPaperKey } from "../catalog/names.js";
import { ACCESS, CHANNELS, KINDS, MODALITIES } from "../catalog/vocabulary.js";
import { parseCondition, readCount, readSize, readYear } from "./numbers.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {SelectorFinder, SelectorMethod} from "../types/selectors.js"
 */

const SUPPORT = ["supported", "disputed", "unverified"];

/**
 * Every method: what its value is called, and what returns a test of models for a value, or null
 * if it does not know the value.
 * @type {ReadonlyMap<string, SelectorMethod>}
 */
const METHODS = new Map(
  Object.entries({
    family: { noun: "family", find: byRecord("families", (model) => [model.family]) },
    group: { noun: "group", find: findGroup },
    lab: { noun: "lab", find: byRecord("labs", (model) => model.labs) },
    task: {
      noun: "task",
      find: byRecord("tasks", (model) => [...model.pretraining_tasks, ...model.fine_tuning_tasks]),
    },
    arch: { noun: "architecture", find: byRecord("architectures", (model) => [model.architecture]) },
    uses: { noun: "technique", find: byRecord("techniques", (model) => model.techniques) },
    modality: { noun: "modality", find: byWord([...MODALITIES, "vision"], hasModality) },
    year: { noun: "year", find: byNumber(readYear, (model) => [Number(model.released.slice(0, 4))]) },
    params: { noun: "size", find: byNumber(readSize, (model) => model.parameters.map(({ count }) => count)) },
    licence: { noun: "licence", find: byWord(ACCESS, (model, access) => model.licence.access === access) },
    kind: { noun: "kind", find: byDerivation(Object.values(KINDS).flat(), "kind") },
    via: { noun: "channel", find: byDerivation(CHANNELS, "channel") },
    support: { noun: "support", find: findSupport },
    primary: { noun: "value", find: findPrimary },
    catalog: {
      noun: "value",
      find: byWord(["yes", "no"], (model, answer) => (model.catalog !== null) === (answer === "yes")),
    },
    arxiv: { noun: "paper", find: findPaper },
  }),
);

/** Other spellings of methods. @type {ReadonlyMap<string, string>} */
const SPELLINGS = new Map([["license", "licence"]]);

/** What else methods are called elsewhere; a model needs none. The same as in Python. @type {Record<string, string>} */
const GUESSES = {
  "": "model models name id 模型",
  family: "families 家族 系列",
  group: "groups 分组",
  lab: "labs org orgs organization organisation company developer maker publisher 机构",
  task: "tasks objective pretraining 任务",
  arch: "architecture architectures 架构",
  uses: "use technique techniques using 技术",
  modality: "modalities mode 模态",
  year: "years date released release 年份 发布日期",
  params: "param parameters parameter size sizes 参数 参数量",
  licence: "access licences licenses 许可",
  kind: "kinds type relation derivation 派生类型",
  via: "channel channels 继承内容",
  support: "evidence supported houses 证据状态",
  primary: "maker 一手来源",
  catalog: "catalogue listed 目录",
  arxiv: "paper papers doi 论文",
};
const METHOD_BY_WORD = new Map(
  Object.entries(GUESSES).flatMap(([method, words]) =>
    words.split(" ").map((word) => /** @type {const} */ ([word, method])),
  ),
);

/**
 * Return a method by its name, in any case.
 * @param {string} name
 * @returns {SelectorMethod | undefined}
 */
export function findMethod(name) {
  const folded = foldCase(name);
  return METHODS.get(SPELLINGS.get(folded) ?? folded);
}

/**
 * Return the method that a name of none stands for: nothing where a model needs no method, null
 * where it stands for none.
 * @param {string} name
 * @returns {string | null}
 */
export function guessMethod(name) {
  return METHOD_BY_WORD.get(foldCase(name)) ?? null;
}

/**
 * Return a finder of models that name a record of a table of the document.
 * @param {"groups" | "families" | "labs" | "tasks" | "architectures" | "techniques"} table
 * @param {(model: Model) => string[]} idsOf
 * @returns {SelectorFinder}
 */
function byRecord(table, idsOf) {
  return ({ document }, value) => {
    const wanted = new Set(indexNames(document[table]).get(foldName(value)));
    return wanted.size > 0 ? (model) => idsOf(model).some((id) => wanted.has(id)) : null;
  };
}

/**
 * @param {readonly string[]} words
 * @param {(model: Model, word: string) => boolean} holds
 * @returns {SelectorFinder}
 */
function byWord(words, holds) {
  return (_index, value) => {
    const word = foldName(value);
    return words.includes(word) ? (model) => holds(model, word) : null;
  };
}

/** @param {Model} model @param {string} word */
function hasModality({ modalities }, word) {
  const wanted = word === "vision" ? ["image", "video"] : [word];
  return modalities.some((one) => wanted.includes(one));
}

/**
 * @param {(text: string) => number | null} read
 * @param {(model: Model) => (number | "undisclosed")[]} numbersOf
 * @returns {SelectorFinder}
 */
function byNumber(read, numbersOf) {
  return (_index, value) => {
    const holds = parseCondition(value, read);
    return (
      holds && ((model) => numbersOf(model).some((number) => typeof number === "number" && holds(number)))
    );
  };
}

/**
 * Return a finder of models with such a derivation into them.
 * @param {readonly string[]} words
 * @param {"kind" | "channel" | "support"} key
 * @returns {SelectorFinder}
 */
function byDerivation(words, key) {
  return ({ parents }, value) => {
    const word = foldName(value);
    return words.includes(word)
      ? (model) => (parents.get(model.id) ?? []).some((row) => row[key] === word)
      : null;
  };
}

/** @type {SelectorFinder} */
function findSupport(index, value) {
  const holds = parseCondition(value.trim(), readCount);
  if (!holds) return byDerivation(SUPPORT, "support")(index, value);
  return ({ id }) => (index.parents.get(id) ?? []).some(({ houses }) => holds(houses.length));
}

/** @type {SelectorFinder} */
function findPrimary({ parents }, value) {
  const word = foldCase(value.trim());
  if (word !== "yes" && word !== "no") return null;
  return ({ id }) => (parents.get(id) ?? []).some(({ primary }) => primary === (word === "yes"));
}

/** @type {SelectorFinder} */
function findGroup(index, value) {
  const chosen = byRecord("groups", (model) => [model.family])(index, value);
  if (!chosen) return null;
  const families = new Map(index.document.families.map(({ id, group }) => [id, group]));
  return (model) => chosen({ ...model, family: families.get(model.family) ?? "" });
}

/** @type {SelectorFinder} */
function findPaper({ byPaper }, value) {
  const ids = byPaper.get(toPaperKey(value));
  return ids ? ({ id }) => ids.includes(id) : null;
}
