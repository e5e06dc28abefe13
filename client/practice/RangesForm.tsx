import { PracticeSettings } from '../../shared/api/practice.ts'
import { readingNames, readings } from '../../shared/note/blocks/vitals/readings.ts'
import { PartForm, type PartProps } from './PartForm.tsx'
import { RowField } from './RowField.tsx'
import { figureTyped } from './useRows.ts'

const schema = PracticeSettings.pick({ vitalsRanges: true })

const read = (typed: Record<string, string>) => ({
  vitalsRanges: Object.fromEntries(
    readingNames.map((reading) => [
      reading,
      {
        low: figureTyped(typed[`vitalsRanges.${reading}.low`]),
        high: figureTyped(typed[`vitalsRanges.${reading}.high`]),
      },
    ]),
  ),
})

const ends = [
  { end: 'low', word: 'from' },
  { end: 'high', word: 'to' },
] as const

/** Between which figures a reading stays unmarked. */
export function RangesForm({ settings }: PartProps) {
  return (
    <PartForm settings={settings} name="the ranges" schema={schema} read={read}>
      {(sentences) => (
        <ul className="rows">
          {readingNames.map((reading) => (
            <li key={reading} className="rangeRow">
              <span className="rangeName">
                {readings[reading].label} <span className="muted">{readings[reading].unit}</span>
              </span>
              {ends.map(({ end, word }) => (
                <RowField
                  key={end}
                  name={`vitalsRanges.${reading}.${end}`}
                  label={`${readings[reading].label} ${word}`}
                  lead={word}
                  inputMode="numeric"
                  defaultValue={settings.vitalsRanges[reading][end] ?? ''}
                  error={sentences[`vitalsRanges.${reading}.${end}`]}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
    </PartForm>
  )
}
