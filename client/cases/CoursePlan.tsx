import { useState } from 'react'
import { type Case, type Course, SetCourse } from '../../shared/api/cases.ts'
import { useSetCourse } from '../api/cases.ts'
import { Button } from '../ui/Button.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'

/** The lead plans the course: the newest one, or after its end another. */
export function CoursePlan({ one, onClose }: { one: Case; onClose: () => void }) {
  const newest = one.courses.at(-1)
  const [another, setAnother] = useState(false)
  const number = (newest?.number ?? 0) + (another || newest === undefined ? 1 : 0)
  return (
    <>
      <PlanForm key={number} one={one} number={number} given={another ? undefined : newest} onClose={onClose} />
      {newest?.endedOn && !another && (
        <p>
          <Button variant="quiet" icon="plus" onClick={() => setAnother(true)}>
            Begin course {newest.number + 1}
          </Button>
        </p>
      )}
    </>
  )
}

function PlanForm({
  one,
  number,
  given,
  onClose,
}: {
  one: Case
  number: number
  given: Course | undefined
  onClose: () => void
}) {
  const set = useSetCourse(one.id, number)
  const { submit, sentences, elsewhere } = useForm(SetCourse, set, planTyped, onClose)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="muted">Course {number}. It is a plan, and binds nobody: every field may stay empty.</p>
      <TextField
        name="indication"
        label="Indication of this course"
        hint="Where it differs from the case’s, or is said more closely."
        autoComplete="off"
        defaultValue={given?.indication ?? ''}
        error={sentences.indication}
      />
      <PlanFields given={given} sentences={sentences} />
      <div className="twoFields">
        <TextField
          name="begunOn"
          type="date"
          label="Begun on"
          defaultValue={given?.begunOn ?? ''}
          error={sentences.begunOn}
        />
        <TextField
          name="endedOn"
          type="date"
          label="Ended on"
          defaultValue={given?.endedOn ?? ''}
          error={sentences.endedOn}
        />
      </div>
      <FormEnd act="Save the plan" problem={elsewhere} pending={set.isPending} onClose={onClose} />
    </form>
  )
}

/** What was typed of a plan, the number of doses as a number. */
export const planTyped = ({ plannedDoses, ...typed }: Record<string, string>) => ({
  ...typed,
  ...(plannedDoses === undefined ? {} : { plannedDoses: Number(plannedDoses) }),
})

/** The fields that a plan begins with. */
export function PlanFields({ given, sentences }: { given?: Course | undefined; sentences: FieldSentences }) {
  return (
    <>
      <TextField
        name="plannedDoses"
        label="Planned doses"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={given?.plannedDoses ?? ''}
        error={sentences.plannedDoses}
      />
      <TextField
        name="rhythm"
        label="Rhythm"
        hint="In words, such as ‘One dose every two weeks’."
        autoComplete="off"
        defaultValue={given?.rhythm ?? ''}
        error={sentences.rhythm}
      />
      <TextField
        name="endPoint"
        label="End point"
        hint="Such as ‘by 15 January, or at her wish’."
        autoComplete="off"
        defaultValue={given?.endPoint ?? ''}
        error={sentences.endPoint}
      />
    </>
  )
}
