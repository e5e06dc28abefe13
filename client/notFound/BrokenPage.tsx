import { useRouteError } from 'react-router'
import { sentenceOf } from '../api/problems.ts'
import { Problem } from '../ui/Problem.tsx'

/** A screen broke. Says so, and offers the one thing that helps. */
export function BrokenPage() {
  const error = useRouteError()
  return (
    <main className="alone">
      <title>Something went wrong · Throughline</title>
      <p className="brand">Throughline</p>
      <h1>This page could not be shown</h1>
      <Problem>{sentenceOf(error)}</Problem>
      <p>
        <a className="quietLink" href={location.pathname}>
          Load it again
        </a>
      </p>
    </main>
  )
}
