import { z } from 'zod'
import { Measure, MeasureRhythm, PracticeSettings } from '../../shared/api/practice.ts'
import { measureNames } from '../ui/measureNames.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { PartForm, type PartProps } from './PartForm.tsx'
import { RowField } from './RowField.tsx'
import { figureTyped } from './useRows.ts'

const days = MeasureRhythm.shape.everyDays.nullable()
/** A field for each measure; one that is left empty is never due. */
const schema = z
  .object({ phq9: days, gad7: days, pcl5: days, pcl5CutPoint: PracticeSettings.shape.pcl5CutPoint })
  .transform(({ pcl5CutPoint, ...every }) => ({
    pcl5CutPoint,
    measuresDue: Measure.options.flatMap((measure) => {
      const everyDays = every[measure]
      return everyDays === null ? [] : [{ measure, everyDays }]
    }),
  }))

const read = (typed: Record<string, string>) => ({
  phq9: figureTyped(typed.phq9),
  gad7: figureTyped(typed.gad7),
  pcl5: figureTyped(typed.pcl5),
  pcl5CutPoint: figureTyped(typed.pcl5CutPoint),
})

const cutPoints = ['31', '32', '33'].map((point) => ({ value: point, label: point }))

/** When measures are meant to be taken again, and the cut point of PCL-5. */
export function MeasuresForm({ settings }: PartProps) {
  const daysOf = (measure: Measure) => settings.measuresDue.find((one) => one.measure === measure)?.everyDays
  return (
    <PartForm settings={settings} name="the measures" schema={schema} read={read}>
      {(sentences) => (
        <>
          <ul className="rows">
            {Measure.options.map((measure) => (
              <li key={measure} className="measureRow">
                <span className="rangeName">{measureNames[measure]}</span>
                <RowField
                  name={measure}
                  label={`${measureNames[measure]}, every so many days`}
                  lead="every"
                  tail="days"
                  inputMode="numeric"
                  defaultValue={daysOf(measure) ?? ''}
                  error={sentences[measure]}
                />
              </li>
            ))}
          </ul>
          <SelectField
            name="pcl5CutPoint"
            label="Cut point of PCL-5"
            hint="A new PCL-5 says whether its total lies at or above it, and nothing of what that means."
            options={[{ value: '', label: 'none' }, ...cutPoints]}
            defaultValue={settings.pcl5CutPoint ?? ''}
            error={sentences.pcl5CutPoint}
          />
        </>
      )}
    </PartForm>
  )
}
