import { sentenceOf } from '../api/problems.ts'
import { Button } from './Button.tsx'
import { Problem } from './Problem.tsx'

/** What stands at the end of a form: a problem that belongs to no field, the act, and the way out. */
export function FormEnd({
  act,
  problem,
  pending,
  onClose,
}: {
  act: string
  problem: Error | null
  pending: boolean
  onClose: () => void
}) {
  return (
    <>
      {problem && <Problem>{sentenceOf(problem)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={pending}>
          {act}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </>
  )
}
