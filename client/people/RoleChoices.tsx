import type { Role } from '../../shared/access/vocabulary.ts'
import { Tick } from '../ui/Tick.tsx'

const roles: { role: Role; means: string }[] = [
  { role: 'clinician', means: 'Writes notes in the cases whose care team they are on.' },
  { role: 'supervisor', means: 'Reads the drafts of a case they supervise.' },
  { role: 'admin', means: 'Manages the practice’s members. This alone gives no clinical text.' },
]

/** The roles that somebody has, one tick each. The form reads them as `roles`. */
export function RoleChoices({ chosen, error }: { chosen: readonly Role[]; error?: string | undefined }) {
  return (
    <fieldset className="choices" aria-describedby={error ? 'roles-error' : undefined}>
      <legend>Roles</legend>
      {roles.map(({ role, means }) => (
        <Tick key={role} name="roles" value={role} label={role} hint={means} defaultChecked={chosen.includes(role)} />
      ))}
      {error && (
        <p className="fieldError" id="roles-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
