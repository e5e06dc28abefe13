import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { derivePlace, describeMissing, isEmptyPlace } from './derive.ts'
import { placeSettingNames } from './schema.ts'

const with_ = (name: string | null, phone: string | null) =>
  [name, phone].filter((part) => part !== null && part !== '').join(', ')

/** Where a session takes place and whom to call, as a table of what is filled. */
export const writePlace: BlockWriter = (node) => {
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
    ...(rows.length === 0 ? [] : [{ head: ['Place', ''], rows }]),
    ...(addressLines.every(isWordless) ? [] : [{ label: 'Address now', lines: addressLines }]),
    ...(missing === '' ? [] : [{ paragraph: `${missing}.` }]),
  ]
}
