import { readAttributes, type Values } from '../../attributes.ts'
import { isWordless, type NoteNode, textOf } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { placeRules } from './schema.ts'

interface DerivedPlace {
  place: Values<typeof placeRules>
  /** The lines that say where the client is. As a rule one. */
  addressLines: NoteNode[]
  /** Their words, on one line; empty while nobody wrote them. */
  address: string
  /** What somebody who sends help would need and nobody has filled, by name; empty for a session at the practice. */
  missing: string[]
}

/** Where a session takes place and whom to call, and what of it is still missing. */
export function derivePlace(node: NoteNode): DerivedPlace {
  const place = readAttributes(placeRules, node.attrs)
  const addressLines = partsOf(node, 'placeAddress')
  const address = addressLines
    .filter((line) => !isWordless(line))
    .map((line) => textOf(line).replaceAll(/\s+/g, ' ').trim())
    .join(', ')
  const isElsewhere = place.setting === 'home' || place.setting === 'remote'
  const needed: [string, string | null][] = [
    ['address now', address],
    ...(place.setting === 'home' ? sitterOf(place) : []),
    ['emergency contact', place.emergencyContact],
    ['their phone', place.emergencyPhone],
    ['local emergency number', place.emergencyNumber],
  ]
  const missing = needed.filter(([, value]) => value === null || value.trim() === '').map(([name]) => name)
  return { place, addressLines, address, missing: isElsewhere ? missing : [] }
}

const sitterOf = (place: Values<typeof placeRules>): [string, string | null][] => [
  ['sitter', place.sitter],
  ['sitter’s phone', place.sitterPhone],
]

/** Whether nobody has filled a cell or written where it is. */
export const isEmptyPlace = (node: NoteNode): boolean => isUnfilled(node, placeRules)

/** `Not recorded: sitter, local emergency number`; empty where nothing is missing. */
export const describeMissing = ({ missing }: Pick<DerivedPlace, 'missing'>): string =>
  missing.length === 0 ? '' : `Not recorded: ${missing.join(', ')}`
