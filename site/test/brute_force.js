/**
 * Random lineages, and random selectors with a test of the models that each must choose. The test
 * is said of one model, over distances of Floyd and Warshall; nothing of the engine is used.
 */

const KINDS = [
  ["finetuning", "weights"],
  ["scaling", "architecture"],
  ["distillation", "knowledge"],
  ["code-reuse", "code"],
];
const ANCESTRY = ["weights", "architecture", "knowledge", "idea"];
const CHANNELS = [[], [], ["weights"], ["code"], ["knowledge", "weights"], ["architecture", "code", "idea"]];
const IDS = ["a", "a-1", "a-2", "ab", "b", "b.5", "b-1", "ba", "c", "c-10"];
const SIZES = [1_000, 340_000_000, 1_500_000_000, "undisclosed"];

/**
 * Return a source of chance that a seed decides (mulberry32).
 * @param {number} seed
 * @returns {{below: (count: number) => number, pick: <T>(items: T[]) => T}}
 */
export function makeChance(seed) {
  let state = seed;
  const below = (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  return { below, pick: (items) => items[below(items.length)] };
}

/** Return a random lineage document of up to ten models, and what measures distances in it over channels. */
export function makeWorld({ below, pick }) {
  const ids = IDS.map((id) => [below(1000), id])
    .sort()
    .map(([, id]) => id)
    .slice(0, 1 + below(IDS.length));
  const models = ids.map((id, number) => ({
    id,
    name: id.toUpperCase(),
    aliases: [],
    family: pick(["one", "two"]),
    labs: pick([["acme"], ["globex"], ["globex", "acme"]]),
    released: `${2015 + Math.floor(number / 2)}`,
    architecture: "encoder",
    modalities: [pick(["text", "image", "video"])],
    pretraining_tasks: [],
    fine_tuning_tasks: [],
    techniques: [],
    licence: { access: pick(["open", "closed"]) },
    paper: null,
    parameters: Array.from({ length: below(3) }, () => ({ count: pick(SIZES) })),
    catalog: pick([null, `The ${id}`]),
  }));
  const derivations = [];
  for (let row = below(16); row > 0 && ids.length > 1; row -= 1) {
    const child = 1 + below(ids.length - 1);
    const [kind, channel] = pick(KINDS);
    derivations.push({
      parent: ids[below(child)],
      child: ids[child],
      kind,
      channel,
      support: pick(["supported", "disputed"]),
    });
  }
  const named = (names) => names.map((id) => ({ id, name: `The ${id}`, aliases: [] }));
  const document = {
    models,
    derivations,
    families: named(["one", "two"]),
    labs: named(["acme", "globex"]),
    tasks: [],
    techniques: [],
    architectures: [],
  };
  return {
    document,
    records: new Map(models.map((model) => [model.id, model])),
    distance: (channels) => measure(ids, derivations, channels),
  };
}

function measure(ids, derivations, channels) {
  const far = new Map();
  const distance = (from, to) => far.get(`${from} ${to}`) ?? Infinity;
  for (const id of ids) far.set(`${id} ${id}`, 0);
  for (const { parent, child, channel } of derivations)
    if (channels.includes(channel)) far.set(`${parent} ${child}`, 1);
  for (const by of ids)
    for (const from of ids)
      for (const to of ids) {
        far.set(`${from} ${to}`, Math.min(distance(from, to), distance(from, by) + distance(by, to)));
      }
  return distance;
}

/** Return a random selector as its text and a test of the ids of models. */
export function makeSelector(world, chance, nested = 0) {
  const words = Array.from({ length: 1 + chance.below(3) }, () => ({
    minus: chance.pick(["", "", "-"]),
    ...makeWord(world, chance, nested),
  }));
  const added = words.filter(({ minus }) => !minus);
  const taken = words.filter(({ minus }) => minus);
  const holds = (id) =>
    (added.length === 0 || added.some((word) => word.holds(id))) && !taken.some((word) => word.holds(id));
  return { text: words.map(({ minus, text }) => minus + text).join(chance.pick([" ", "  ", "\t"])), holds };
}

function makeWord(world, chance, nested) {
  const terms = Array.from({ length: 1 + chance.below(2) }, () => makeTerm(world, chance, nested));
  return {
    text: terms.map(({ text }) => text).join(","),
    holds: (id) => terms.every((term) => term.holds(id)),
  };
}

function makeTerm(world, chance, nested) {
  const atom = makeAtom(world, chance, nested);
  const generations = [null, null, null, "", "0", "1", "2"];
  const [above, below] = [chance.pick(generations), chance.pick(generations)];
  const most = (number) => (number === null ? 0 : number === "" ? 1000 : Number(number));
  const [up, down] = [chance.pick(CHANNELS), chance.pick(CHANNELS)];
  const [upward, downward] = [up, down].map((channels) =>
    world.distance(channels.length > 0 ? channels : ANCESTRY),
  );
  const isNear = (id, other) => upward(id, other) <= most(above) || downward(other, id) <= most(below);
  const brackets = (channels) => (channels.length > 0 ? `[${channels.join()}]` : "");
  const begin = above === null ? "" : chance.pick([`${brackets(up)}${above}+`, `${above}+${brackets(up)}`]);
  return {
    text: begin + atom.text + (below === null ? "" : `+${below}${brackets(down)}`),
    holds: (id) => [...world.records.keys()].some((other) => atom.holds(other) && isNear(id, other)),
  };
}

function makeAtom(world, chance, nested) {
  const turn = chance.below(nested < 2 ? 4 : 3);
  if (turn === 0) {
    const wanted = chance.pick([...world.records.keys()]);
    const text = chance.pick([wanted, `"${wanted}"`, `'${wanted.toUpperCase()}'`, `“${wanted}”`]);
    return { text, holds: (id) => id === wanted };
  }
  if (turn === 1) return makePattern(chance);
  if (turn === 2) return chance.pick(makeMethods(world, chance));
  const { text, holds } = makeSelector(world, chance, nested + 1);
  return { text: chance.pick([`(${text})`, `( ${text} )`]), holds };
}

function makePattern({ pick }) {
  const part = pick(["", "a", "b", "1", "b.", "zz"]);
  return pick([
    { text: `${part}*`, holds: (id) => id.startsWith(part) },
    { text: `*${part}`, holds: (id) => id.endsWith(part) },
    { text: `*${part}*`, holds: (id) => id.includes(part) },
  ]);
}

function makeMethods({ document, records }, { below, pick }) {
  const year = 2014 + below(7);
  const [size, written] = pick([
    [1_000, "1K"],
    [1_500_000_000, "1.5B"],
  ]);
  const [kind, channel] = pick(KINDS);
  const lab = pick(["acme", "globex"]);
  const of = (test) => (id) => test(records.get(id));
  const into = (test) => (id) => document.derivations.some((row) => row.child === id && test(row));
  const counts = (model) =>
    model.parameters.map(({ count }) => count).filter((count) => count !== "undisclosed");
  return [
    { text: `lab:${lab}`, holds: of((model) => model.labs.includes(lab)) },
    { text: `Family:"the one"`, holds: of((model) => model.family === "one") },
    { text: "modality:vision", holds: of((model) => model.modalities[0] !== "text") },
    { text: "licence:open", holds: of((model) => model.licence.access === "open") },
    { text: `year:..${year}`, holds: of((model) => Number(model.released) <= year) },
    {
      text: `year:${year}..${year + 2}`,
      holds: of((model) => Number(model.released) >= year && Number(model.released) <= year + 2),
    },
    { text: `params:>=${written}`, holds: of((model) => counts(model).some((count) => count >= size)) },
    { text: `params:<${written}`, holds: of((model) => counts(model).some((count) => count < size)) },
    { text: `kind:${kind}`, holds: into((row) => row.kind === kind) },
    { text: `via:${channel}`, holds: into((row) => row.channel === channel) },
    { text: "support:disputed", holds: into((row) => row.support === "disputed") },
    { text: "catalog:no", holds: of((model) => model.catalog === null) },
  ];
}
