import { Faces } from '../ui/Face.tsx'
import type { Present } from './presence.ts'

/** Who else is in what is open. */
export function PeopleHere({ people, of = 'note' }: { people: readonly Present[]; of?: 'note' | 'template' }) {
  if (people.length === 0) return null
  const here = people.map(({ name, role, ...person }) => ({
    ...person,
    name,
    label: role === '' ? name : `${name}, ${role}`,
  }))
  return (
    <div className="peopleHere">
      <span className="visuallyHidden">In this {of}: </span>
      <Faces people={here} />
    </div>
  )
}
