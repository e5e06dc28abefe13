import { escapeInline } from './escape.ts'
import type { MarkdownPart } from './writer.ts'

/** A paragraph that begins with a label: `Goal, open: sleep through the night`. Lines of words that are empty are left out. */
export function labelled(label: string, lines: readonly string[]): MarkdownPart {
  const written = lines.filter((line) => line.trim() !== '').join('<br>')
  const said = label.replaceAll(/\s+/g, ' ').trim()
  return { lines: `${escapeInline(said)}: ${written === '' ? 'not written yet' : written}` }
}
