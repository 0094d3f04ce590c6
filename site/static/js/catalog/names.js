import { findArxivId } from "../base/arxiv_ids.js";
import { findHubId } from "../base/hub_ids.js";

/**
 * The resolver of names, as `graph/names.py` does it; `tests/vectors/names.json` holds both to the
 * same answers.
 *
 * What has names: a model, a lab, a family, a task, a technique or an architecture.
 * @typedef {{id: string, name: string, name_zh?: string | null, aliases?: readonly string[], spellings?: readonly string[], hub?: readonly string[]}} Named
 *
 * What names of models mean: ids, by the folded name.
 * @typedef {{ids: Set<string>, byName: Map<string, string[]>, byCatalog: Map<string, string[]>, byPaper: Map<string, string[]>}} ModelNames
 */

/**
 * Return a text in which case makes no difference, as Python folds it.
 * @param {string} text
 * @returns {string}
 */
export function foldCase(text) {
  const parts = text.split("ı").map((part) => part.toLowerCase().toUpperCase().toLowerCase());
  return parts.join("ı").replaceAll("ς", "σ");
}

/**
 * Return a name in the form in which names are compared: case, full width, normal form of Unicode
 * and the number of blanks make no difference.
 * @param {string} text
 * @returns {string}
 */
export function foldName(text) {
  const usual = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const folded = foldCase(usual.normalize("NFD")).normalize("NFC");
  return folded.trim().replace(/\s+/g, " ");
}

/**
 * Return every name of a record but its id, in English, in Chinese and by other spellings.
 * @param {Named} record
 * @returns {string[]}
 */
export function listNames({ name, name_zh, aliases = [], spellings = [], hub = [] }) {
  return [name, name_zh ?? "", ...aliases, ...spellings, ...hub].filter(Boolean);
}

/**
 * Return what each folded name means; an id means what has it, even if it is another's name.
 * @param {readonly Named[]} records
 * @returns {Map<string, string[]>}
 */
export function indexNames(records) {
  const ids = new Map(records.map(({ id }) => [foldName(id), [id]]));
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const record of records) {
    for (const name of listNames(record).map(foldName)) {
      const owners = names.get(name) ?? [];
      if (!owners.includes(record.id)) names.set(name, [...owners, record.id]);
    }
  }
  return new Map([...names, ...ids]);
}

/**
 * Return the key of a paper, however it is named; made-up ids of catalogs stand as they are.
 * @param {string} text
 * @returns {string}
 */
export function toPaperKey(text) {
  return findArxivId(text) ?? foldName(text).replace(/^arxiv:/, "");
}

/**
 * Return the ids of the models that an id, a name, an alias or a paper means.
 * @param {ModelNames} names
 * @param {string} text
 * @returns {string[]} None if it is unknown, several if it is ambiguous.
 */
export function findNamedModels({ ids, byName, byCatalog, byPaper }, text) {
  if (ids.has(text)) return [text];
  const folded = foldName(text);
  const found = byName.get(folded) ?? byCatalog.get(folded) ?? byPaper.get(toPaperKey(text));
  return found ?? byName.get(foldName(findHubId(text))) ?? findJoined(byName, folded);
}

/**
 * Return whom a name means if blanks, hyphens and underscores in it make no difference.
 * @param {Map<string, string[]>} byName
 * @param {string} folded
 * @returns {string[]}
 */
function findJoined(byName, folded) {
  const joined = join(folded);
  const same = [...byName].filter(([text]) => joined && join(text) === joined);
  return [...new Set(same.flatMap(([, ids]) => ids))];
}

/** @param {string} name */
const join = (name) => name.replace(/[ _-]/g, "");
