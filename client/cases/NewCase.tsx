import { useNavigate } from 'react-router'
import { CreateCase } from '../../shared/api/cases.ts'
import { useCreateCase } from '../api/cases.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { useForm } from '../ui/useForm.ts'
import { PlanFields, planTyped } from './CoursePlan.tsx'
import { codeTaken } from './codeTaken.ts'
import { CaseFields } from './EditCase.tsx'

/** Opens a case. Whoever opens it leads it. */
export function NewCase({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New case">
      <NewCaseForm onClose={onClose} />
    </Dialog>
  )
}

/** The fields of the case, and those of its first course where one of them was filled. */
function caseTyped({ plannedDoses, rhythm, endPoint, ...typed }: Record<string, string>) {
  const plan = {
    ...(plannedDoses ? { plannedDoses } : {}),
    ...(rhythm ? { rhythm } : {}),
    ...(endPoint ? { endPoint } : {}),
  }
  return { code: '', ...typed, ...(Object.keys(plan).length > 0 ? { course: planTyped(plan) } : {}) }
}

const ofCourse = (sentences: FieldSentences): FieldSentences =>
  Object.fromEntries(Object.entries(sentences).map(([path, sentence]) => [path.replace(/^course\./, ''), sentence]))

function NewCaseForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const create = useCreateCase()
  const { submit, sentences, elsewhere } = useForm(
    CreateCase,
    create,
    caseTyped,
    ({ id }) => void navigate(`/cases/${id}`),
    codeTaken,
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <CaseFields sentences={sentences} />
      <PlanFields sentences={ofCourse(sentences)} />
      <FormEnd act="Open the case" problem={elsewhere} pending={create.isPending} onClose={onClose} />
    </form>
  )
}
