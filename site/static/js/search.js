import { compareText, nameOf } from "./catalog.js";

/**
 * Write a text as the search compares it: small letters, no accents, single spaces.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return plain.replace(/[\s_-]+/g, " ").trim();
}

/**
 * Return the arXiv id in a text such as `arXiv:1810.04805v2` or an address of arxiv.org.
 * @param {string} text
 * @returns {string | null}
 */
export function findArxivId(text) {
  return /(?:^|[:/\s])(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/.exec(text.trim())?.[1] ?? null;
}

/**
 * Prepare what is searched for each model.
 * @param {any} catalog
 * @returns {any[]}
 */
export function prepareSearch(catalog) {
  return catalog.document.models.map((model) => {
    const labs = model.labs.flatMap((id) => [id, ...namesOf(catalog.labs.get(id))]);
    const names = [model.id, model.name, ...model.aliases].map(fold);
    const family = nameOf(catalog.families, model.family);
    const title = catalog.papers.get(model.paper)?.title ?? "";
    return {
      id: model.id,
      names,
      squeezed: names.map(squeeze),
      others: fold([...labs, family, model.family, title, model.paper ?? ""].join(" ")),
      paper: model.paper,
      weight: catalog.heirs.get(model.id),
    };
  });
}

function namesOf(lab) {
  return lab ? [lab.name, ...lab.spellings] : [];
}

function squeeze(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Return the ids of the models that match a text, the best first; all words must match.
 * @param {any[]} prepared
 * @param {string} text
 * @returns {string[]}
 */
export function searchModels(prepared, text) {
  const folded = fold(text);
  if (!folded) return [];
  const arxivId = findArxivId(text);
  const scored = [];
  for (const entry of prepared) {
    const rank = arxivId ? (entry.paper === arxivId ? 0 : null) : rankEntry(entry, folded);
    if (rank !== null) scored.push({ entry, rank });
  }
  scored.sort(
    (a, b) =>
      a.rank - b.rank || b.entry.weight - a.entry.weight || compareText(a.entry.id, b.entry.id),
  );
  return scored.map(({ entry }) => entry.id);
}

function rankEntry(entry, folded) {
  const tight = squeeze(folded);
  if (entry.names.includes(folded) || (tight && entry.squeezed.includes(tight))) return 0;
  if (entry.names.some((name) => name.startsWith(folded))) return 1;
  if (tight && entry.squeezed.some((name) => name.startsWith(tight))) return 1;
  const words = folded.split(" ");
  const all = (texts) => words.every((word) => texts.some((text) => text.includes(word)));
  if (entry.names.some((name) => ` ${name}`.includes(` ${folded}`))) return 2;
  if (all(entry.names) || (tight && entry.squeezed.some((name) => name.includes(tight)))) return 3;
  return all([...entry.names, entry.others]) ? 4 : null;
}
