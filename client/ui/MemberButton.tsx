import type { ComponentProps } from 'react'
import type { Me } from '../../shared/api/people.ts'
import { Face } from './Face.tsx'
import { initialsOf } from './initials.ts'

/** Who is signed in, as the button of their menu. */
export const MemberButton = ({ me, ...button }: { me: Me } & ComponentProps<'button'>) => (
  <button
    {...button}
    type="button"
    className="memberButton"
    aria-label={`${initialsOf(me.name)}, ${me.name}: appearance and signing out`}
  >
    <span aria-hidden="true">
      <Face person={me} />
    </span>
  </button>
)
