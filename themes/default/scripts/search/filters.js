// Facets: which documents have the chosen values, and how many each further choice would leave.

/**
 * @typedef {object} Column one facet
 * @property {string} id
 * @property {string} name
 * @property {[string, string, string][]} values id, name and address of each
 * @property {number[][]} sets sets of values that documents have
 * @property {number[]} column the set of each document
 */
/** @typedef {Map<string, Set<string>>} Filters for each facet, the values that are chosen */

/** For each set of a facet, whether it has a chosen value; nothing chosen, nothing asked. */
function passes({ id, values, sets }, filters) {
  const chosen = filters.get(id);
  return chosen?.size ? sets.map(set => set.some(value => chosen.has(values[value][0]))) : undefined;
}

/** @param {number[]} documents @param {Column[] | undefined} columns @param {Filters} filters */
export function filtered(documents, columns = [], filters) {
  const tests = columns.map(column => ({ column: column.column, passes: passes(column, filters) })).filter(test => test.passes);
  return documents.filter(document => tests.every(({ column, passes }) => passes[column[document]]));
}

/**
 * The count of a value supposes the choices made in all other facets: within one, choices add up.
 * @param {number[]} documents @param {Column[]} columns @param {Filters} filters @returns {Map<string, number>}
 */
export function counted(documents, columns, filters) {
  const counts = new Map();
  for (const { id, values, sets, column } of columns) {
    const others = new Map([...filters].filter(([facet]) => facet !== id));
    const perSet = sets.map(() => 0);
    for (const document of filtered(documents, columns, others)) perSet[column[document]]++;
    const perValue = values.map(() => 0);
    sets.forEach((set, i) => set.forEach(value => (perValue[value] += perSet[i])));
    values.forEach(([value], i) => counts.set(`${id}/${value}`, perValue[i]));
  }
  return counts;
}
