import assert from "node:assert/strict";
import { test } from "node:test";
import {
  COLUMNS,
  chooseColumns,
  chooseFilter,
  DEFAULT_TABLE,
  formatTable,
  parseTable,
} from "../static/js/state/table.js";
import { filterByColumns, findWrongFilter } from "../static/js/table/filters.js";
import { listRows } from "../static/js/table/rows.js";
import { writeTableCsv, writeTableJson } from "../static/js/table/save.js";
import { findWindow } from "../static/js/table/window.js";
import { formatSizes, formatSpan } from "../static/js/words/format.js";
import { setLanguage } from "../static/js/words/messages.js";

const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
const named = (...names) => byId(names.map((name) => ({ id: name.toLowerCase(), name })));
const size = (label, count, active = null) => ({ label, count, active });
const empty = {
  labs: [],
  architecture: "decoder",
  modalities: [],
  pretraining_tasks: [],
  fine_tuning_tasks: [],
  techniques: [],
  parameters: [],
  licence: { text: "MIT", access: "open" },
  corpus: "",
  application: "",
  adds: "",
  family: "gpt",
  paper: null,
  no_paper: "A blog post.",
  links: [],
  catalog: null,
};
const MODELS = [
  {
    ...empty,
    id: "old",
    name: "Old",
    released: "2018-10-11",
    labs: ["école"],
    parameters: [size("Small", 6e7), size("11B", 11e9)],
    adds: "The first.",
  },
  {
    ...empty,
    id: "mid",
    name: "=Mid",
    released: "2019-02",
    parameters: [size("All", "undisclosed")],
    paper: "1901.00001",
    modalities: ["text", "image"],
  },
  {
    ...empty,
    id: "new",
    name: 'New, "big"',
    released: "2020",
    parameters: [size("All", 175e9, 13e9)],
    licence: { text: "Terms", access: "closed" },
    adds: "Size.",
  },
];
const CATALOG = {
  document: { models: MODELS, derivations: [] },
  models: byId(MODELS),
  labs: named("École"),
  families: named("GPT"),
  architectures: named("Decoder"),
  tasks: named(),
  techniques: named(),
  parents: new Map([
    [
      "new",
      [
        { parent: "old", child: "new", kind: "scaling", channel: "architecture" },
        { parent: "mid", child: "new", kind: "code-reuse", channel: "code" },
      ],
    ],
  ]),
};
const ALL = new Set(MODELS.map(({ id }) => id));
const list = (sort, columnFilters = {}) =>
  listRows(CATALOG, ALL, { ...DEFAULT_TABLE, sort, columnFilters }).map(({ id }) => id);

for (const [column, text, ids] of [
  ["labs", "ECOLE", ["old"]],
  ["labs", "éco", ["old"]],
  ["name", "mid", ["mid"]],
  ["modalities", "image", ["mid"]],
  ["licence", "closed", ["new"]],
  ["parents", "other size", ["new"]],
  ["parents", "mid", []],
  ["parameters", ">=10B", ["old", "new"]],
  ["parameters", "≤ 60m", ["old"]],
  ["parameters", "＞１０B", ["old", "new"]],
  ["parameters", "100B..", ["new"]],
  ["parameters", "175b", ["new"]],
  ["parameters", "17", ["new"]],
  ["parameters", "undis", ["mid"]],
  ["parameters", ">=", ["old", "mid", "new"]],
  ["released", "2019", ["mid"]],
  ["released", "2018-1", ["old"]],
  ["released", "2018/10", ["old"]],
  ["released", "2018/", ["old"]],
  ["released", "018", []],
  ["released", ">=2019", ["mid", "new"]],
  ["released", "2018..2019", ["old", "mid"]],
  ["released", ">=2018-11", ["mid", "new"]],
  ["released", ">2018-10", ["mid", "new"]],
  ["released", ">2018-10-10", ["old", "mid", "new"]],
  ["released", "<=2018/10", ["old"]],
  ["released", "<2019.02", ["old"]],
  ["released", "=2019-02", ["mid"]],
  ["released", "2018-10..2019-02", ["old", "mid"]],
  ["released", "2018-10-12..2020-03", ["mid", "new"]],
  ["released", "..2018-10", ["old"]],
  ["released", "2019-03..", ["new"]],
  ["paper", "1901", ["mid"]],
]) {
  test(`table: the filter '${text}' of ${column} leaves ${ids.join(" and ") || "nothing"}`, () => {
    const filters = { [column]: text };
    assert.equal(findWrongFilter(filters), null);
    assert.deepEqual(
      filterByColumns(CATALOG, MODELS, filters).map(({ id }) => id),
      ids,
    );
  });
}

for (const [column, text] of [
  ["parameters", ">=ten"],
  ["parameters", "2B..1B"],
  ["released", ">=may"],
  ["released", ">=2019-13"],
  ["released", "2020-05..2019-04"],
  ["parameters", "10B-100B"],
  ["parameters", "1–10b"],
]) {
  test(`table: the filter '${text}' of ${column} is told to be wrong and filters nothing`, () => {
    assert.equal(findWrongFilter({ [column]: text }), column);
    assert.equal(filterByColumns(CATALOG, MODELS, { [column]: text }).length, 3);
  });
}

const TERMS = [
  { ...MODELS[0], id: "free" },
  {
    ...MODELS[0],
    id: "bound",
    architecture: "encoder-decoder",
    labs: ["école", "new-école"],
    licence: { text: "Open with use restrictions", access: "restricted" },
  },
  {
    ...MODELS[0],
    id: "shut",
    architecture: "encoder",
    labs: ["new-école"],
    licence: { text: "Open to members, unknown to others", access: "closed" },
  },
];
const VALUES = {
  ...CATALOG,
  document: { models: TERMS, derivations: [] },
  models: new Map(TERMS.map((model) => [model.id, { ...model, name: model.id }])),
  labs: byId([
    { id: "école", name: "École", spellings: ["L'École"] },
    { id: "new-école", name: "New École", spellings: [] },
  ]),
  architectures: byId([
    { id: "decoder", name: "Decoder", name_zh: "解码器" },
    { id: "encoder", name: "Encoder" },
    { id: "encoder-decoder", name: "Encoder-decoder" },
  ]),
  parents: new Map([
    ["shut", [{ parent: "bound", child: "shut", kind: "scaling", channel: "architecture" }]],
    ["bound", [{ parent: "free", child: "bound", kind: "finetuning", channel: "weights" }]],
  ]),
};
for (const [column, text, ids, channels] of [
  ["licence", "open", ["free"]],
  ["licence", " OPEN ", ["free"]],
  ["licence", "restricted", ["bound"]],
  ["licence", "closed", ["shut"]],
  ["licence", "ope", ["free", "bound", "shut"]],
  ["licence", "open with", ["bound"]],
  ["licence", "unknown", []],
  ["licence", "to others", ["shut"]],
  ["architecture", "decoder", ["free"]],
  ["architecture", "encoder", ["shut"]],
  ["architecture", "Encoder-Decoder", ["bound"]],
  ["architecture", "解码器", ["free"]],
  ["architecture", "coder", ["free", "bound", "shut"]],
  ["labs", "ecole", ["free", "bound"]],
  ["labs", "l'ecole", ["free", "bound"]],
  ["labs", "new ecole", ["bound", "shut"]],
  ["parents", "bound", ["shut"]],
  ["parents", "bound", [], ["weights"]],
  ["parents", "free", ["bound"], ["weights"]],
]) {
  test(`table: the filter '${text}' of ${column} compares values over ${channels ?? "all"}`, () => {
    assert.deepEqual(
      filterByColumns(VALUES, TERMS, { [column]: text }, channels).map(({ id }) => id),
      ids,
    );
  });
}

test("table: filters of several columns work together", () => {
  assert.deepEqual(list("name", { parameters: ">=10B", licence: "open" }), ["old"]);
});

test("table: every column sorts both ways, and what is not known comes last in both", () => {
  for (const column of COLUMNS) {
    const [up, down] = [list(column), list(`-${column}`)];
    assert.deepEqual([...up].sort(), [...down].sort(), column);
  }
  assert.deepEqual(list("parameters"), ["old", "new", "mid"]);
  assert.deepEqual(list("-parameters"), ["new", "old", "mid"]);
  assert.deepEqual(list("-adds"), ["old", "new", "mid"]);
  assert.deepEqual(list("paper")[0], "mid");
});

test("table: its state is read from an address and written the same", () => {
  for (const text of [
    "",
    "sort=-adds",
    "columns=name%2Cadds%2Clinks",
    "columns=name",
    "filter.labs=a+b&filter.parameters=%3E%3D10B",
  ]) {
    const parts = new URLSearchParams();
    formatTable(parts, parseTable(new URLSearchParams(text)));
    assert.equal(parts.toString(), text);
  }
});

test("table: what an address cannot mean is left out", () => {
  const broken = "sort=size&columns=,<b>&filter.adds=hidden&filter.size=1&filter.labs=+";
  assert.deepEqual(parseTable(new URLSearchParams(broken)), DEFAULT_TABLE);
  const long = parseTable(new URLSearchParams({ "filter.name": "x".repeat(500) }));
  assert.equal(long.columnFilters.name.length, 100);
});

test("table: columns keep their order, names stay, and a hidden column filters no longer", () => {
  const filtered = { ...DEFAULT_TABLE, ...chooseFilter(DEFAULT_TABLE, "labs", " meta ") };
  assert.deepEqual(filtered.columnFilters, { labs: "meta" });
  assert.deepEqual(chooseColumns(filtered, ["adds", "family"]), {
    columns: ["name", "family", "adds"],
    columnFilters: {},
  });
  assert.deepEqual(chooseFilter(filtered, "labs", "").columnFilters, {});
});

test("table: as CSV it has the headings and texts of its columns, and nothing that runs", () => {
  const text = writeTableCsv(CATALOG, MODELS, ["name", "parameters", "parents"]);
  assert.equal(
    text,
    [
      "\ufeffName,Parameters,Parents",
      "Old,Small 60M; 11B,",
      "'=Mid,Undisclosed,",
      '"New, ""big""","175B, 13B active",Old (other size)',
      "",
    ].join("\r\n"),
  );
  setLanguage("zh");
  assert.match(writeTableCsv(CATALOG, MODELS, ["name", "adds"]), /^\ufeff名称,新增\r\n/);
  setLanguage("en");
});

test("table: as JSON it has the values of its columns as the catalog has them", () => {
  assert.deepEqual(JSON.parse(writeTableJson(CATALOG, [MODELS[2]], ["name", "parameters", "parents"])), [
    {
      name: 'New, "big"',
      parameters: [size("All", 175e9, 13e9)],
      parents: [{ id: "old", kinds: ["scaling"] }],
    },
  ]);
});

test("sizes: a label that is the number stands once", () => {
  assert.equal(formatSizes(MODELS[0]), "Small 60M; 11B");
  assert.equal(formatSizes({ parameters: [size("125M", 125e6), size("66B", 66e9)] }), "125M; 66B");
  assert.equal(formatSizes({ parameters: [] }), "Not known");
});

test("sizes: the table shows the smallest and the largest", () => {
  assert.deepEqual(MODELS.map(formatSpan), ["60M–11B", "Undisclosed", "175B"]);
  assert.equal(formatSpan({ parameters: [size("A", "undisclosed"), size("B", 1e9)] }), "1B");
});

test("table: the rows that stand are those in sight and a few around them, never more than there are", () => {
  const look = { height: 600, row: 30, count: 1000 };
  assert.deepEqual(findWindow({ ...look, scrolled: 0 }), { start: 0, end: 68 });
  assert.deepEqual(findWindow({ ...look, scrolled: 3000 }), { start: 76, end: 144 });
  assert.deepEqual(findWindow({ ...look, scrolled: 30_000 }), { start: 956, end: 1000 });
  assert.deepEqual(findWindow({ ...look, scrolled: 30_000, count: 7 }), { start: 0, end: 7 });
});
