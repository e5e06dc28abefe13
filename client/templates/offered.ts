import type { Phase } from '../../shared/api/notes.ts'
import { NotePlace, type PracticeSettings } from '../../shared/api/practice.ts'
import type { Template } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { closestFirst } from './shelf.ts'

/** The templates of one phase as a new note offers them. */
export interface OfferedHere {
  /** At once: the usual one first, then as the practice has them, then those that are the viewer's own. */
  items: Template[]
  /** The usual one, where the viewer may use it. */
  usual: TemplateId | null
  /** Everything else that the viewer may use. */
  more: Template[]
}

export const placeOf = (phase: Phase | null): NotePlace => phase ?? 'beside'

/**
 * What a new note of a phase is offered, of those that the viewer may use. The practice orders them and takes none away: what it
 * does not offer is in `more`. Templates of the private compartment are in neither.
 */
export function offeredIn(
  place: NotePlace,
  usable: readonly Template[],
  rules: PracticeSettings['templates'],
): OfferedHere {
  const { offered, usual } = rules[place]
  const here = closestFirst(usable).filter(
    ({ compartment, phase }) => compartment === 'chart' && placeOf(phase) === place,
  )
  const isOffered = ({ id, origin }: Template) =>
    offered === null || id === usual || origin === 'mine' || offered.includes(id)
  const rank = ({ id }: Template): number => {
    if (id === usual) return -1
    if (offered === null) return 0
    const at = offered.indexOf(id)
    return at < 0 ? offered.length : at
  }
  return {
    items: here.filter(isOffered).toSorted((one, other) => rank(one) - rank(other)),
    usual: here.find(({ id }) => id === usual)?.id ?? null,
    more: here.filter((template) => !isOffered(template)),
  }
}

/** Everything that the viewer may use in one list: what is offered at once first, what is private last. */
export function offeredFirst(usable: readonly Template[], rules: PracticeSettings['templates']): Template[] {
  const places = NotePlace.options.map((place) => offeredIn(place, usable, rules))
  return [
    ...places.flatMap(({ items }) => items),
    ...places.flatMap(({ more }) => more),
    ...usable.filter(({ compartment }) => compartment === 'process'),
  ]
}
