import type { PersonColor } from '../../shared/api/people.ts'
import { initialsOf } from './initials.ts'

interface Person {
  name: string
  color: PersonColor
}

/** A member's initials in their colour; the name is read out and shown on hover. */
export function Face({ person, size = 'usual', label }: { person: Person; size?: 'usual' | 'small'; label?: string }) {
  const name = label ?? person.name
  return (
    <span className="face" data-size={size} data-person={person.color} title={name} role="img" aria-label={name}>
      {initialsOf(person.name)}
    </span>
  )
}

/** Up to `shown` faces, then how many more. */
export function Faces({
  people,
  shown = 3,
  size = 'usual',
}: {
  people: readonly (Person & { id: string; label?: string })[]
  shown?: number
  size?: 'usual' | 'small'
}) {
  if (people.length === 0) return null
  const rest = people.slice(shown)
  return (
    <span className="faces">
      {people.slice(0, shown).map(({ id, label, ...person }) => (
        <Face key={id} person={person} size={size} {...(label ? { label } : {})} />
      ))}
      {rest.length > 0 && (
        <span className="facesMore" title={rest.map(({ name, label }) => label ?? name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}
