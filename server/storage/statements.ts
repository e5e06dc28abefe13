/** Rows per statement: both databases bound the values that one statement may carry (SQLite to 32,766). */
const rowsPerStatement = 1_000

/** Cuts what one act writes into pieces that a single statement can carry. None for nothing. */
export function* inStatements<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement)
}

/** PostgreSQL's driver hands over Buffers, which lend from a pool; whoever keeps bytes gets a copy of their own. */
export const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

/** Text as both databases can store it: PostgreSQL has no U+0000 in text, so what a program put there becomes U+FFFD. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd')
