import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { dischargeRules } from './schema.ts'

/** What is asked of every discharge, in the order in which it is written, with its name. */
export const dischargeCells = [
  ['at', 'Left at'],
  ['backToBaseline', 'Back to baseline'],
  ['orientation', 'Orientation'],
  ['gait', 'Gait'],
  ['nausea', 'Nausea'],
  ['lastVitals', 'Vitals'],
  ['riskAsked', 'Risk asked about'],
  ['escortAt', 'Escort took over at'],
  ['noDriving', 'No driving until after sleep'],
  ['instructions', 'Instructions given'],
  ['checkInOn', 'Check-in booked for'],
  ['responsibleClinician', 'Responsible clinician'],
] as const
export type DischargeCell = (typeof dischargeCells)[number][0]

interface DerivedDischarge {
  discharge: Values<typeof dischargeRules>
  /** The lines of words. As a rule one. */
  words: NoteNode[]
  /** Cells that nobody has filled yet, in order. */
  missing: DischargeCell[]
  /** Every cell is filled. Whether the client could go is for the clinician to say. */
  complete: boolean
}

/** What is filled of a discharge and what is still missing. */
export function deriveDischarge(node: NoteNode): DerivedDischarge {
  const discharge = readAttributes(dischargeRules, node.attrs)
  const missing = dischargeCells
    .map(([cell]) => cell)
    .filter((cell) => discharge[cell] === null || discharge[cell] === '')
  return { discharge, words: partsOf(node, 'dischargeWords'), missing, complete: missing.length === 0 }
}

/** Whether nobody has filled a cell or written a word. */
export const isEmptyDischarge = (node: NoteNode): boolean => isUnfilled(node, dischargeRules)
