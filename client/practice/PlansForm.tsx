import { PracticeSettings, type VitalsPreset } from '../../shared/api/practice.ts'
import { routeNames } from '../../shared/note/blocks/dose/routes.ts'
import { minutesAsTyped } from '../../shared/note/blocks/vitals/describe.ts'
import { Button } from '../ui/Button.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { ListProblem, PartForm, type PartProps } from './PartForm.tsx'
import { figureTyped, rowsTyped, useRows } from './useRows.ts'

const schema = PracticeSettings.pick({ vitalsPresets: true })
const fresh: VitalsPreset = { name: '', dueAt: null, dueEvery: null, routes: [], isDefault: false }
const path = (index: number, field: string) => `vitalsPresets.${index}.${field}`

const read = (typed: Record<string, string>, form: FormData) => ({
  vitalsPresets: rowsTyped(form, 'vitalsPresets').map((index) => {
    const dueAt = typed[path(index, 'dueAt')]
    return {
      name: typed[path(index, 'name')] ?? '',
      dueAt: dueAt === undefined ? null : minutesAsTyped(dueAt),
      dueEvery: figureTyped(typed[path(index, 'dueEvery')]),
      routes: form.getAll(path(index, 'routes')),
      isDefault: form.get('beginsWith') === String(index),
    }
  }),
})

/** The practice's plans for readings, and the one that new notes begin with. */
export function PlansForm({ settings }: PartProps) {
  const { rows, add, remove } = useRows(settings.vitalsPresets, fresh)
  const hasDefault = rows.some(({ row }) => row.isDefault)
  return (
    <PartForm settings={settings} name="the plans for readings" schema={schema} read={read}>
      {(sentences) => (
        <>
          <ul className="rows">
            {rows.map(({ key, row }, index) => (
              <PlanRow key={key} plan={row} index={index} sentences={sentences} onRemove={() => remove(key)} />
            ))}
          </ul>
          <BeginsWith value="" label="New notes begin without a plan" checked={!hasDefault} />
          <ListProblem>{sentences.vitalsPresets}</ListProblem>
          <div>
            <Button variant="quiet" icon="plus" onClick={add}>
              Add a plan
            </Button>
          </div>
        </>
      )}
    </PartForm>
  )
}

function PlanRow({
  plan,
  index,
  sentences,
  onRemove,
}: {
  plan: VitalsPreset
  index: number
  sentences: FieldSentences
  onRemove: () => void
}) {
  const field = (name: string) => ({
    name: path(index, name),
    error: sentences[path(index, name)],
    autoComplete: 'off',
  })
  const called = plan.name === '' ? 'the new plan' : plan.name
  return (
    <li className="planRow">
      <div className="planFields">
        <TextField {...field('name')} label="Plan" defaultValue={plan.name} />
        <TextField
          {...field('dueAt')}
          label="Minutes after the dose"
          placeholder="5, 15, 30"
          defaultValue={plan.dueAt?.replaceAll(',', ', ') ?? ''}
        />
        <TextField
          {...field('dueEvery')}
          label="Then every, minutes"
          inputMode="numeric"
          defaultValue={plan.dueEvery ?? ''}
        />
      </div>
      <fieldset className="planRoutes">
        <legend>Offered for</legend>
        {Object.entries(routeNames).map(([route, name]) => (
          <Tick
            key={route}
            name={path(index, 'routes')}
            value={route}
            label={name}
            defaultChecked={plan.routes.some((one) => one === route)}
          />
        ))}
        <p className="fieldHint">None ticked means every route.</p>
      </fieldset>
      <div className="planEnd">
        <BeginsWith value={String(index)} label="New notes begin with this plan" checked={plan.isDefault} />
        <Button variant="quiet" aria-label={`Remove ${called}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </li>
  )
}

const BeginsWith = ({ value, label, checked }: { value: string; label: string; checked: boolean }) => (
  <label className="radioLine">
    <input type="radio" name="beginsWith" value={value} defaultChecked={checked} />
    {label}
  </label>
)
