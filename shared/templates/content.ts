import { readAttributes } from '../note/attributes.ts'
import { sectionRules } from '../note/nodes/section.ts'
import { templateParts } from '../note/nodes/templateParts.ts'
import { childrenOf, type NoteNode, textOf } from '../note/noteJson.ts'

/** A section of a practice's own template, with the text that notes made from it begin with. */
export interface WrittenSection {
  /** Stable over the versions of a template, so that the same section can be followed through a course. */
  readonly key: string
  readonly title: string
  readonly guidance: string | null
  readonly required: boolean
  readonly answeredBy: 'therapist' | 'prescriber' | null
  /** The section of the library that it came from. */
  readonly source: string | null
  /** Text and blocks, in which variables stand as they are written: `{client code}`. */
  readonly content: readonly NoteNode[]
}

/** What a section is called where its title was left empty. */
export const untitled = 'Untitled section'

/**
 * The sections of a template, read from its document (see `readNote`). The words of several titles or guidances, which two people
 * can leave behind, are joined. A key that is missing is made from the title (`keyOf`); one that stands twice gets a number.
 */
export function sectionsOf(document: NoteNode): WrittenSection[] {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return childrenOf(document)
    .filter(({ type }) => type === 'section')
    .map((section) => {
      const { key, required, answeredBy, source } = readAttributes(sectionRules, section.attrs)
      const title = wordsOf(section, 'sectionTitle', ' ').replaceAll(/\s+/g, ' ') || untitled
      return {
        key: freeKey(key ?? keyOf(title), taken, next),
        title,
        guidance: wordsOf(section, 'guidance', '\n') || null,
        required: required === true,
        answeredBy: answeredBy === 'therapist' || answeredBy === 'prescriber' ? answeredBy : null,
        source,
        content: childrenOf(section).filter(({ type }) => !templateParts.includes(type)),
      }
    })
}

/** The text of a template's document with these sections. `newId` gives an id that nobody has, for each section. */
export const documentWith = (sections: readonly WrittenSection[], newId: () => string): NoteNode => ({
  type: 'doc',
  content: sections.map((section) => sectionWith(section, newId)),
})

/** A section as a template's document holds it. */
export function sectionWith(section: WrittenSection, newId: () => string): NoteNode {
  const { key, title, guidance, required, answeredBy, source, content } = section
  return {
    type: 'section',
    attrs: {
      id: newId(),
      key,
      ...(required ? { required } : {}),
      ...answered(answeredBy),
      ...(source ? { source } : {}),
    },
    content: [
      wordsIn('sectionTitle', title === untitled ? '' : title),
      wordsIn('guidance', guidance ?? ''),
      ...content,
    ],
  }
}

const answered = (by: WrittenSection['answeredBy']) => (by === null ? {} : { answeredBy: by })

const wordsIn = (type: string, words: string): NoteNode =>
  words === '' ? { type } : { type, content: [{ type: 'text', text: words }] }

const wordsOf = (section: NoteNode, type: string, between: string): string =>
  childrenOf(section)
    .filter((node) => node.type === type)
    .map((node) => textOf(node).trim())
    .filter((words) => words !== '')
    .join(between)

/** A key for a section by its title: `Senses involved` gives `senses-involved`. */
export function keyOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 48)
  return plain === '' ? 'section' : plain
}

/**
 * The key, or the key with the first number that makes it one of its own; it is taken from then on. `next` remembers for each key
 * which numbers were tried, so that thousands of the same do not try them all again.
 */
export function freeKey(key: string, taken: Set<string>, next = new Map<string, number>()): string {
  let free = key
  let count = next.get(key) ?? 2
  for (; taken.has(free); count += 1) free = `${key}-${count}`
  next.set(key, count)
  taken.add(free)
  return free
}
