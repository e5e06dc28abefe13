import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { SetUpPractice } from '../../shared/api/people.ts'
import { setUpQuery, useSetUpPractice } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'
import { Loading } from '../ui/Loading.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'

/** First run: the one-time link's token stands in the fragment, so that it is in no server's log. */
export function SetUpPage() {
  const token = decodeURIComponent(useLocation().hash.slice(1))
  const link = useQuery({ ...setUpQuery(token), enabled: token !== '' })
  if (link.isLoading) return <Loading />
  return (
    <main className="alone">
      <title>Set up your practice · Throughline</title>
      <p className="brand">Throughline</p>
      {link.data?.open ? <SetUpForm token={token} /> : <LinkDoesNotOpen problem={link.error} />}
    </main>
  )
}

function LinkDoesNotOpen({ problem }: { problem: unknown }) {
  return (
    <>
      <h1>This link does not open</h1>
      {problem ? <Problem>{sentenceOf(problem)}</Problem> : null}
      <p>
        A set-up link works once. If your practice is set up already, sign in; if not, start Throughline again, and it
        prints a new link.
      </p>
      <p>
        <Link className="quietLink" to="/sign-in">
          Go to sign in
        </Link>
      </p>
    </>
  )
}

function SetUpForm({ token }: { token: string }) {
  const navigate = useNavigate()
  const setUp = useSetUpPractice()
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refusedFields(setUp.error), ...typed }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const blank = { practiceName: '', name: '', email: '', password: '' }
    const read = readFields(SetUpPractice, {
      ...blank,
      ...typedIn(form),
      clinician: new FormData(form).has('clinician'),
      token,
    })
    setTyped(read.fits ? {} : read.sentences)
    if (!read.fits) return focusFirst(form, read.sentences)
    setUp.mutate(read.data, {
      onSuccess: () => void navigate('/cases', { replace: true }),
      onError: (error) => focusFirst(form, refusedFields(error)),
    })
  }

  return (
    <>
      <h1>Set up your practice</h1>
      <p className="muted">
        You become its first member and its administrator. Colleagues follow on the page ‘People’.
      </p>
      <form className="form" onSubmit={submit} noValidate>
        <TextField
          name="practiceName"
          label="Name of the practice"
          autoComplete="organization"
          required
          autoFocus
          error={sentences.practiceName}
        />
        <TextField name="name" label="Your name" autoComplete="name" required error={sentences.name} />
        <TextField name="email" type="email" label="Email" autoComplete="username" required error={sentences.email} />
        <PasswordField
          name="password"
          label="Password"
          hint="At least 12 characters. A few words that you remember are best."
          autoComplete="new-password"
          required
          error={sentences.password}
        />
        <Tick name="clinician" defaultChecked label="I am a clinician and write notes myself" />
        {setUp.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(setUp.error)}</Problem>}
        <Button type="submit" variant="main" disabled={setUp.isPending}>
          {setUp.isPending ? 'Setting up…' : 'Set up the practice'}
        </Button>
      </form>
    </>
  )
}
