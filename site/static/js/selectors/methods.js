import { foldCase } from "../catalog/names.js";
import { CHANNELS, KINDS, MODALITIES } from "../catalog/vocabulary.js";
import { listTechniques } from "./carrying.js";
import {
  byDerivation,
  byGroup,
  byLicence,
  byNumber,
  byPaper,
  byPrimary,
  byRecord,
  bySupport,
  byWord,
  hasModality,
  listYears,
} from "./finders.js";
import { readSize, readYear } from "./numbers.js";

/** @import {SelectorMethod} from "../types/selectors.js" */

/**
 * Every method: what its value is called, what returns a test of models for a value, or null if it
 * does not know the value, and what lists its values.
 * @type {ReadonlyMap<string, SelectorMethod>}
 */
const METHODS = new Map(
  Object.entries({
    family: { noun: "family", ...byRecord("families", (model) => [model.family]) },
    group: { noun: "group", ...byGroup() },
    lab: { noun: "lab", ...byRecord("labs", (model) => model.labs) },
    task: {
      noun: "task",
      ...byRecord("tasks", (model) => [...model.pretraining_tasks, ...model.fine_tuning_tasks]),
    },
    arch: { noun: "architecture", ...byRecord("architectures", (model) => [model.architecture]) },
    uses: {
      noun: "technique",
      ...byRecord("techniques", (model, document) => listTechniques(document, model)),
    },
    modality: { noun: "modality", ...byWord("modality", [...MODALITIES, "vision"], hasModality) },
    year: {
      noun: "year",
      ...byNumber(readYear, (model) => [Number(model.released.slice(0, 4))]),
      list: listYears,
    },
    params: { noun: "size", ...byNumber(readSize, (model) => model.parameters.map(({ count }) => count)) },
    licence: { noun: "licence", ...byLicence() },
    kind: { noun: "kind", ...byDerivation(Object.values(KINDS).flat(), "kind") },
    via: { noun: "channel", ...byDerivation(CHANNELS, "channel") },
    support: { noun: "support", ...bySupport() },
    primary: { noun: "value", ...byPrimary() },
    catalog: {
      noun: "value",
      ...byWord("", ["yes", "no"], (model, answer) => (model.catalog !== null) === (answer === "yes")),
    },
    arxiv: { noun: "paper", ...byPaper() },
  }),
);

/** The names of all methods, in the order of the reference. */
export const METHOD_NAMES = Object.freeze([...METHODS.keys()]);

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
  return METHODS.get(findMethodName(name) ?? "");
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
 * Return the name of a method by any of its spellings, in any case.
 * @param {string} name
 * @returns {string | null}
 */
export function findMethodName(name) {
  const folded = foldCase(name);
  const usual = SPELLINGS.get(folded) ?? folded;
  return METHODS.has(usual) ? usual : null;
}
