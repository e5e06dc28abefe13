/** SQLite's primary result codes (https://sqlite.org/rescode.html): may not write, cannot write, no room to write. */
const sqliteCodes = new Set([8, 10, 13])

/** Whether the error says that storage has no room or cannot write at all, whatever it is that is to be written. */
export function takesNothing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // The higher bits of SQLite's codes say more about the cause.
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteCodes.has(error.errcode & 0xff)
  // PostgreSQL's `disk_full`, and its class 58, errors of the system around it.
  return 'code' in error && typeof error.code === 'string' && /^(53100|58\w{3})$/.test(error.code)
}
