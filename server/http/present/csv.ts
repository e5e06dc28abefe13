/**
 * A cell in quotes. A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a line's end for a formula,
 * quotes or not; an apostrophe before it makes it text (OWASP, CSV Injection).
 */
export const csvCell = (value: string | null): string => {
  const text = value ?? ''
  const harmless = /^(\s*[=+\-@]|[\t\r\n])/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
