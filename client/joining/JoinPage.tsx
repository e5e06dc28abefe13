import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { type InvitationSeen, Join } from '../../shared/api/invitations.ts'
import { invitationSeenQuery, useJoin } from '../api/joining.ts'
import { sentenceOf } from '../api/problems.ts'
import { CredentialInputs } from '../people/CredentialForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { secretIn } from './secretIn.ts'
import '../people/people.css'

type Open = Extract<InvitationSeen, { state: 'open' }>

/** Whoever is invited joins. The link's token stands in the fragment, so that it is in no server's log. */
export function JoinPage() {
  const token = secretIn(useLocation().hash)
  const seen = useQuery({ ...invitationSeenQuery(token), enabled: token !== '' })
  if (seen.isLoading) return <Loading />
  return (
    <main className="alone">
      <title>Join a practice · Throughline</title>
      <p className="brand">Throughline</p>
      {seen.data?.state === 'open' ? (
        <Invited invitation={seen.data} token={token} />
      ) : (
        <LinkDoesNotOpen state={seen.data?.state ?? 'unknown'} problem={seen.error} />
      )}
    </main>
  )
}

const why: Record<Exclude<InvitationSeen['state'], 'open'>, string> = {
  used: 'It has been used. If it was you, sign in.',
  withdrawn: 'It was withdrawn. Ask the practice’s administrator for a new one.',
  expired: 'It opened for seven days, which are over. Ask the practice’s administrator for a new one.',
  unknown: 'It may be cut short, or a newer one took its place. Copy it whole, or ask the practice’s administrator.',
}

function LinkDoesNotOpen({ state, problem }: { state: Exclude<InvitationSeen['state'], 'open'>; problem: unknown }) {
  return (
    <>
      <h1>This invitation does not open</h1>
      {problem ? <Problem>{sentenceOf(problem)}</Problem> : <p>{why[state]}</p>}
      <p>
        <Link className="quietLink" to="/sign-in">
          Go to sign in
        </Link>
      </p>
    </>
  )
}

function Invited({ invitation, token }: { invitation: Open; token: string }) {
  const { practice, invitedBy, email, hasAccountElsewhere } = invitation
  return (
    <>
      <h1>{`Join ${practice}`}</h1>
      <p>{invitedBy} invites you to write notes together.</p>
      {hasAccountElsewhere ? (
        <p className="sentence">
          {email} signs in to another practice here already, and one address belongs to one practice. Ask {invitedBy}{' '}
          for an invitation to another address of yours.
        </p>
      ) : (
        <JoinForm invitation={invitation} token={token} />
      )}
    </>
  )
}

function JoinForm({ invitation, token }: { invitation: Open; token: string }) {
  const navigate = useNavigate()
  const join = useJoin()
  const [withCredential, setWithCredential] = useState(false)
  const read = ({ name = '', password = '', ...credential }: Record<string, string>) => ({
    token,
    name,
    password,
    ...(credential.title ? { credential } : {}),
  })
  const { sentences, submit, elsewhere } = useForm(Join, join, read, () => void navigate('/', { replace: true }))
  const ofCredential = (field: string) => sentences[`credential.${field}`] ?? ''
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField label="Email" value={invitation.email} readOnly autoComplete="username" hint="You sign in with it." />
      <TextField
        name="name"
        label="Your name"
        hint="As colleagues see it beside what you write."
        autoComplete="name"
        required
        autoFocus
        defaultValue={invitation.name ?? ''}
        error={sentences.name}
      />
      <PasswordField
        name="password"
        label="Password"
        hint="At least 12 characters. A few words that you remember are best."
        autoComplete="new-password"
        required
        error={sentences.password}
      />
      {withCredential ? (
        <CredentialInputs
          sentences={{
            title: ofCredential('title'),
            number: ofCredential('number'),
            state: ofCredential('state'),
            expiresOn: ofCredential('expiresOn'),
          }}
        />
      ) : (
        <Button variant="quiet" className="addCredential" onClick={() => setWithCredential(true)}>
          Add your licence now
        </Button>
      )}
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <Button type="submit" variant="main" disabled={join.isPending}>
        {join.isPending ? 'Joining…' : 'Join the practice'}
      </Button>
    </form>
  )
}
