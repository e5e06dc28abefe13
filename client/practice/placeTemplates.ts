import type { NotePlace } from '../../shared/api/practice.ts'
import type { Template } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { placeOf } from '../templates/offered.ts'
import { closestFirst } from '../templates/shelf.ts'

/** The templates of a phase that every member may use, and so those that a practice can offer: built in, or shared with all of it. */
export const everybodys = (templates: readonly Template[], place: NotePlace): Template[] =>
  closestFirst(templates).filter(
    ({ compartment, phase, origin, sharing, version, putAway }) =>
      compartment === 'chart' &&
      placeOf(phase) === place &&
      (origin === 'built_in' || sharing?.scope === 'practice') &&
      version > 0 &&
      !putAway,
  )

/** The templates as they are listed in `ids`, then all others as they stand. Ids of nothing are passed over. */
export const inOrderOf = (ids: readonly TemplateId[], templates: readonly Template[]): Template[] => [
  ...ids.flatMap((id) => templates.filter((template) => template.id === id)),
  ...templates.filter(({ id }) => !ids.includes(id)),
]
