import { type Contraindication, PracticeSettings } from '../../shared/api/practice.ts'
import { Button } from '../ui/Button.tsx'
import { ListProblem, PartForm, type PartProps } from './PartForm.tsx'
import { RowField } from './RowField.tsx'
import { rowsTyped, useRows } from './useRows.ts'

const schema = PracticeSettings.pick({ contraindications: true })
const path = (index: number, field: string) => `contraindications.${index}.${field}`

const read = (typed: Record<string, string>, form: FormData) => ({
  contraindications: rowsTyped(form, 'contraindications').map((index) => ({
    key: typed[path(index, 'key')] ?? '',
    label: typed[path(index, 'label')] ?? '',
    classedAs: typed[path(index, 'classedAs')] ?? null,
  })),
})

/** What is asked about before ketamine is considered, in the practice's words. */
export function ContraindicationsForm({ settings }: PartProps) {
  const { rows, add, remove } = useRows<Contraindication>(settings.contraindications, {
    key: '',
    label: '',
    classedAs: null,
  })
  return (
    <PartForm settings={settings} name="the list" schema={schema} read={read}>
      {(sentences) => (
        <>
          <div className="itemRow itemHead" aria-hidden="true">
            <span>What is asked about</span>
            <span>Classed as</span>
          </div>
          <ul className="rows">
            {rows.map(({ key, row }, index) => (
              <li className="itemRow" key={key}>
                {/* Kept through every change of words, so that the same item is found again over a course. */}
                <input type="hidden" name={path(index, 'key')} value={row.key === '' ? newKey(key) : row.key} />
                <RowField
                  name={path(index, 'label')}
                  label={`Item ${index + 1}`}
                  defaultValue={row.label}
                  error={sentences[path(index, 'label')]}
                />
                <RowField
                  name={path(index, 'classedAs')}
                  label={`Item ${index + 1}, classed as`}
                  defaultValue={row.classedAs ?? ''}
                  error={sentences[path(index, 'classedAs')]}
                />
                <Button
                  variant="quiet"
                  aria-label={`Remove ${row.label === '' ? 'the new item' : row.label}`}
                  onClick={() => remove(key)}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
          <ListProblem>{sentences.contraindications}</ListProblem>
          <div>
            <Button variant="quiet" icon="plus" onClick={add}>
              Add an item
            </Button>
          </div>
        </>
      )}
    </PartForm>
  )
}

const onThisPage = crypto.randomUUID().slice(0, 8)
/** A key that no item of any practice has. */
const newKey = (row: number): string => `own-${onThisPage}-${row}`
