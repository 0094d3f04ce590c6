/** What a lineage document holds besides models and derivations, with nothing in it. */
export const NOTHING = Object.freeze({
  papers: [],
  sources: [],
  disputes: [],
  labs: [],
  groups: [],
  families: [],
  tasks: [],
  techniques: [],
  architectures: [],
});
