import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { cssrsRules } from './schema.ts'

/** The behaviours, each asked about by itself, in the order in which they are shown. */
export const behaviours = [
  ['actualAttempt', 'Actual attempt'],
  ['interruptedAttempt', 'Interrupted attempt'],
  ['abortedAttempt', 'Aborted attempt'],
  ['preparatoryActs', 'Preparatory acts'],
  ['selfInjury', 'Self-injury without intent to die'],
] as const

interface DerivedCssrs {
  cssrs: Values<typeof cssrsRules>
  words: NoteNode[]
  /** Behaviours that are recorded, by name. */
  reported: string[]
  /** Plain words where ideation or a behaviour is recorded that does not lie in the client's past alone. */
  lookFirst: string | null
  /** How many of ideation and the five behaviours are answered. */
  answered: number
}

/** What stands in a C-SSRS. Ideation, intensity and behaviour are separate and are never added up. */
export function deriveCssrs(node: NoteNode): DerivedCssrs {
  const cssrs = readAttributes(cssrsRules, node.attrs)
  const reported = behaviours.filter(([name]) => cssrs[name] === true).map(([, label]) => label)
  const isRaised = (cssrs.ideation ?? 0) > 0 || reported.length > 0
  return {
    cssrs,
    words: partsOf(node, 'cssrsWords'),
    reported,
    lookFirst: isRaised && cssrs.recall !== 'lifetime' ? 'Suicidal ideation or behaviour is recorded' : null,
    answered: [cssrs.ideation, ...behaviours.map(([name]) => cssrs[name])].filter((value) => value !== null).length,
  }
}

/** Whether nobody has filled a cell or written a word. The span that is asked about is no answer. */
export const isEmptyCssrs = (node: NoteNode): boolean => isUnfilled(node, cssrsRules, ['recall'])

/** Whether a behaviour was reported. */
export const describeAnswer = (value: boolean | null): string =>
  value === null ? 'not answered' : value ? 'yes' : 'no'

/** `highest level 3 of 5`, `none`; empty while it is not answered. */
export const describeIdeation = (ideation: number | null): string =>
  ideation === null ? '' : ideation === 0 ? 'none' : `highest level ${ideation} of 5`
