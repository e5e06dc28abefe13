import { labelled } from '../../markdown/labelled.ts'
import type { BlockWriter } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { derivePlace, describeMissing, isEmptyPlace } from './derive.ts'
import { placeSettingNames } from './schema.ts'

const with_ = (name: string | null, phone: string | null) =>
  [name, phone].filter((part) => part !== null && part !== '').join(', ')

/** Where a session takes place and whom to call, as a table of what is filled. */
export const writePlace: BlockWriter = (node, { table, words }) => {
  if (isEmptyPlace(node)) return []
  const derived = derivePlace(node)
  const { place, addressLines } = derived
  const rows = [
    ['Setting', place.setting === null ? '' : placeSettingNames[place.setting]],
    ['Sitter', with_(place.sitter, place.sitterPhone)],
    ['Emergency contact', with_(place.emergencyContact, place.emergencyPhone)],
    ['Local emergency number', place.emergencyNumber ?? ''],
  ].filter(([, said]) => said !== '')
  const missing = describeMissing(derived)
  return [
    ...(rows.length === 0 ? [] : [table(['Place', ''], rows)]),
    ...(addressLines.every(isWordless) ? [] : [labelled('Address now', addressLines.map(words))]),
    ...(missing === '' ? [] : [{ paragraph: `${missing}.` }]),
  ]
}
