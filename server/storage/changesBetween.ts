/**
 * What has to be removed and what has to be written, to make the rows that are there the wanted ones. A changed row is
 * both. Rows are compared column by column; keys are unique on both sides.
 */
export function changesBetween<Row extends object>(
  there: readonly Row[],
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
): { gone: Row[]; put: Row[] } {
  const before = new Map(there.map((row) => [keyOf(row), row]))
  const after = new Map(wanted.map((row) => [keyOf(row), row]))
  const stays = (one: Row | undefined, other: Row | undefined) =>
    one !== undefined && other !== undefined && isSame(one, other)
  return {
    gone: there.filter((row) => !stays(row, after.get(keyOf(row)))),
    put: wanted.filter((row) => !stays(before.get(keyOf(row)), row)),
  }
}

const isSame = <Row extends object>(one: Row, other: Row): boolean => {
  const columns = new Map(Object.entries(one))
  return Object.entries(other).every(([column, value]) => columns.get(column) === value)
}
