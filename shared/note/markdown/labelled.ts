import { type LabelledLines, notWrittenYet } from '../written/part.ts'
import { escapeInline } from './escape.ts'
import { writeInline } from './inline.ts'

/** A paragraph that begins with a label: `Goal, open: sleep through the night`. */
export function writeLabelled({ label, lines }: LabelledLines): string {
  const written = lines
    .map((line) => writeInline(line, '<br>'))
    .filter((line) => line.trim() !== '')
    .join('<br>')
  const said = label.replaceAll(/\s+/g, ' ').trim()
  return `${escapeInline(said)}: ${written === '' ? notWrittenYet : written}`
}
