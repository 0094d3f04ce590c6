/** @import {State} from "../types/page.js" */

/** The columns of the table in their order: properties of a model, as the catalog calls them. */
export const COLUMNS = Object.freeze(
  /** @type {const} */ ([
    "name",
    "released",
    "family",
    "labs",
    "architecture",
    "modalities",
    "parameters",
    "licence",
    "pretraining_tasks",
    "fine_tuning_tasks",
    "techniques",
    "corpus",
    "application",
    "parents",
    "adds",
    "paper",
    "links",
    "catalog",
  ]),
);

/** @typedef {(typeof COLUMNS)[number]} Column */
/** @typedef {Pick<State, "sort" | "columns" | "columnFilters">} TableState */

/**
 * The table of a page that was opened without a fragment.
 * @type {Readonly<TableState>}
 */
export const DEFAULT_TABLE = Object.freeze({
  sort: "-released",
  columns: Object.freeze(
    /** @type {const} */ ([
      "name",
      "released",
      "family",
      "labs",
      "architecture",
      "parameters",
      "licence",
      "parents",
    ]),
  ),
  columnFilters: Object.freeze({}),
});

/** The longest text of a filter. */
export const LONGEST_FILTER = 100;

/**
 * Read the state of the table from an address; what is unknown or broken is left out.
 * @param {URLSearchParams} given
 * @returns {TableState}
 */
export function parseTable(given) {
  const sort = given.get("sort") ?? "";
  const sorted = sort.replace(/^-/, "");
  const named = (given.get("columns") ?? "").split(",");
  const known = COLUMNS.some((column) => named.includes(column));
  const columns = known ? keepColumns(named) : DEFAULT_TABLE.columns;
  const texts = columns.map((column) => [column, given.get(`filter.${column}`) ?? ""]);
  return {
    sort: COLUMNS.some((column) => column === sorted) ? sort : DEFAULT_TABLE.sort,
    columns,
    columnFilters: keepFilters(Object.fromEntries(texts), columns),
  };
}

/**
 * Write the state of the table into an address; what is as at the beginning is left out.
 * @param {URLSearchParams} parts
 * @param {TableState} state
 */
export function formatTable(parts, { sort, columns, columnFilters }) {
  if (sort !== DEFAULT_TABLE.sort) parts.set("sort", sort);
  if (columns.join() !== DEFAULT_TABLE.columns.join()) parts.set("columns", columns.join());
  for (const [column, text] of Object.entries(columnFilters)) parts.set(`filter.${column}`, text);
}

/**
 * Return the change of the state that shows columns; filters of hidden ones are dropped.
 * @param {TableState} state
 * @param {readonly string[]} wanted
 * @returns {Partial<TableState>}
 */
export function chooseColumns(state, wanted) {
  const columns = keepColumns(wanted);
  const columnFilters = keepFilters(state.columnFilters, columns);
  const dropped = Object.keys(columnFilters).length < Object.keys(state.columnFilters).length;
  return dropped ? { columns, columnFilters } : { columns };
}

/**
 * Return the change of the state that filters by a column.
 * @param {TableState} state
 * @param {Column} column
 * @param {string} text Nothing: no filter.
 * @returns {Pick<State, "columnFilters">}
 */
export function chooseFilter(state, column, text) {
  const filters = { ...state.columnFilters, [column]: text };
  return { columnFilters: keepFilters(filters, state.columns) };
}

/** @param {readonly string[]} wanted Names stand in every table: they head its rows. */
function keepColumns(wanted) {
  return COLUMNS.filter((column) => column === "name" || wanted.includes(column));
}

/**
 * @param {Readonly<Partial<Record<Column, string>>>} filters
 * @param {readonly Column[]} columns
 * @returns {Partial<Record<Column, string>>}
 */
function keepFilters(filters, columns) {
  const texts = columns.map((column) => {
    const text = (filters[column] ?? "").slice(0, LONGEST_FILTER).trim();
    return /** @type {const} */ ([column, text]);
  });
  return Object.fromEntries(texts.filter(([, text]) => text));
}
