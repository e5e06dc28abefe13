import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Me } from '../../shared/api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { leave } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Problem } from '../ui/Problem.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { useCovered } from './useCovered.ts'

/** Stands before everything while the session is locked. The same member goes on where they were; others sign in. */
export function LockScreen({ me }: { me: Me | null }) {
  useCovered('Locked · Throughline')
  const client = useQueryClient()
  const leaving = useMutation({ mutationFn: () => leave(client) })
  return (
    <main className="alone">
      <p className="brand">Throughline</p>
      <h1 className="sessionEnded">Locked</h1>
      <p className="sentence">
        <Icon name="lock" />
        <span>{me ? 'What you had open stays as it was, out of sight.' : 'Unlock to go on where you were.'}</span>
      </p>
      <UnlockForm name={me?.name} email={me?.email} />
      <p className="small muted">
        {me ? `You are not ${me.name}?` : 'This is not your session?'}{' '}
        <Button variant="quiet" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign in as somebody else
        </Button>
      </p>
      {leaving.error && <Problem>{sentenceOf(leaving.error)}</Problem>}
    </main>
  )
}
