import { useState } from 'react'
import type { Credential, MemberInFull } from '../../shared/api/members.ts'
import { useRemoveCredential } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { calendarDay } from '../ui/dates.ts'
import { Problem } from '../ui/Problem.tsx'
import { CredentialForm } from './CredentialForm.tsx'

/** A member's licences to practise. */
export function Credentials({ member }: { member: MemberInFull }) {
  const [edited, setEdited] = useState<Credential | 'new' | null>(null)
  const mayEdit = member.abilities.edit
  const close = () => setEdited(null)
  return (
    <section aria-labelledby="credentials-heading">
      <div className="listHead">
        <h2 id="credentials-heading">Credentials</h2>
        {mayEdit && (
          <Button variant="quiet" onClick={() => setEdited('new')}>
            Add a credential
          </Button>
        )}
      </div>
      {member.credentials.length === 0 ? (
        <p className="nothingYet muted">None written down.</p>
      ) : (
        <ul className="rows" aria-label="Credentials">
          {member.credentials.map((one) => (
            <CredentialRow key={one.id} member={member} one={one} onChange={() => setEdited(one)} />
          ))}
        </ul>
      )}
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={edited !== null && edited !== 'new' ? `Change ${edited.title}` : 'Add a credential'}
      >
        {edited !== null && (
          <CredentialForm memberId={member.id} {...(edited === 'new' ? {} : { one: edited })} onClose={close} />
        )}
      </Dialog>
    </section>
  )
}

const expiryInWords = ({ expiresOn, expired }: Credential): string =>
  expiresOn === null ? 'does not expire' : `${expired ? 'expired on' : 'expires on'} ${calendarDay(expiresOn)}`

function CredentialRow({ member, one, onChange }: { member: MemberInFull; one: Credential; onChange: () => void }) {
  const remove = useRemoveCredential(member.id)
  const [asking, setAsking] = useState(false)
  return (
    <li className="credentialRow">
      <span className="memberName">
        {one.title} {one.number && <span className="muted">{one.number}</span>}
      </span>
      <span className="muted">{one.state}</span>
      <span className={one.expired ? 'expired' : 'muted'}>{expiryInWords(one)}</span>
      {member.abilities.edit && (
        <span className="rowActs">
          <Button variant="quiet" aria-label={`Change ${one.title}`} onClick={onChange}>
            Change
          </Button>
          <Button variant="quiet" aria-label={`Remove ${one.title}`} onClick={() => setAsking(true)}>
            Remove
          </Button>
        </span>
      )}
      <Dialog opened={asking} onClose={() => setAsking(false)} title={`Remove ${one.title}?`}>
        <p>It is taken off this page.</p>
        {remove.error && <Problem>{sentenceOf(remove.error)}</Problem>}
        <div className="actions">
          <Button variant="main" data-autofocus disabled={remove.isPending} onClick={() => remove.mutate(one.id)}>
            Remove it
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </li>
  )
}
