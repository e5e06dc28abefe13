/**
 * What a template can leave open for each note: written in braces in its text, and filled once, by the server, when a note
 * is made. Words in braces that are none of these stay as they are written.
 */
export const variables = [
  { name: 'client code', hint: 'The code of the case' },
  { name: 'session number', hint: 'Which dosing session of the course it is' },
  { name: 'date', hint: 'The day that the note is about' },
  { name: 'author', hint: 'Who begins the note' },
  { name: 'care team', hint: 'Everybody on the care team, with their part' },
  { name: 'last PHQ-9', hint: 'The newest complete score, with its day' },
  { name: 'last GAD-7', hint: 'The newest complete score, with its day' },
  { name: 'last PCL-5', hint: 'The newest complete score, with its day' },
  { name: 'open goals', hint: 'The goals of the course that are still open' },
] as const
export type VariableName = (typeof variables)[number]['name']

/** How a variable stands in a template's text. */
export const writtenVariable = (name: VariableName): string => `{${name}}`

/** Words in braces in a line of text, with what stands between the braces; `name` is null for what is no variable. */
export function variablesIn(words: string): { from: number; to: number; written: string; name: VariableName | null }[] {
  return [...words.matchAll(/\{([^{}\n]{1,60})\}/g)].map((match) => {
    const written = match[1] ?? ''
    const plain = written.trim().replaceAll(/\s+/g, ' ').toLowerCase()
    const known = variables.find(({ name }) => name.toLowerCase() === plain)
    return { from: match.index, to: match.index + match[0].length, written, name: known?.name ?? null }
  })
}
