import type { Values } from '../../../shared/note/attributes.ts'
import type { vitalsRowRules } from '../../../shared/note/blocks/vitals/schema.ts'
import { minutesBetween } from '../../../shared/note/clock.ts'

const width = 640
const height = 56
const edge = 5

type Reading = Values<typeof vitalsRowRules>
const lines = [
  { name: 'systolic', label: 'BP' },
  { name: 'diastolic', label: '' },
  { name: 'pulse', label: 'pulse' },
] as const

/**
 * Pressure and pulse over the session as quiet lines, for the eye alone: the table above says the same. Nothing is drawn
 * from fewer than three readings.
 */
export function VitalsTrend({ rows }: { rows: readonly Reading[] }) {
  const first = rows.find((row) => row.at !== null)?.at ?? null
  const timed =
    first === null ? [] : rows.flatMap((row) => (row.at === null ? [] : [{ row, x: minutesBetween(first, row.at) }]))
  const values = timed.flatMap(({ row }) => lines.flatMap(({ name }) => row[name] ?? []))
  const last = timed.at(-1)?.x ?? 0
  if (timed.filter(({ row }) => row.systolic !== null || row.pulse !== null).length < 3 || last <= 0) return null
  const low = Math.min(...values)
  const span = Math.max(1, Math.max(...values) - low)
  const place = (x: number, value: number) =>
    `${(edge + (x / last) * (width - 2 * edge)).toFixed(1)},${(height - edge - ((value - low) / span) * (height - 2 * edge)).toFixed(1)}`
  return (
    <div className="vitalsTrend" contentEditable={false} aria-hidden="true">
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" focusable="false">
        {lines.map(({ name }) => (
          <polyline
            key={name}
            className={name}
            points={timed.flatMap(({ row, x }) => (row[name] === null ? [] : [place(x, row[name])])).join(' ')}
          />
        ))}
      </svg>
      <span className="trendKey">
        <span className="trendLine" /> blood pressure <span className="trendLine pulse" /> pulse
      </span>
    </div>
  )
}
