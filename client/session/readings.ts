import { readings } from '../../shared/note/blocks/vitals/readings.ts'
import { isUnlikely, isUnlikelyPair } from '../../shared/note/blocks/vitals/unlikely.ts'
import type { CellValues } from './hand.ts'

/** The fields of the keypad, in the order in which a monitor is read. A pressure fills two cells. */
export const fieldNames = ['pressure', 'pulse', 'spo2', 'respiration', 'sedation'] as const
export type FieldName = (typeof fieldNames)[number]

export const fieldLabels: Readonly<Record<FieldName, string>> = {
  pressure: 'BP',
  pulse: 'Pulse',
  spo2: 'SpO₂',
  respiration: 'Resp.',
  sedation: 'Sedation',
}

/** What was typed into a field as cells of a reading; null for what cannot be read. An empty field empties its cells. */
export function readField(field: FieldName, typed: string): CellValues | null {
  const words = typed.trim()
  if (field === 'pressure') return readPressure(words)
  if (words === '') return { [field]: null }
  if (field === 'sedation') return { sedation: words }
  const value = Number(words)
  return /^\d+$/.test(words) && value <= readings[field].most ? { [field]: value } : null
}

/**
 * `138/86`, or the figures alone: five are three and two, six are three and three. Four are two and two where that can be a
 * pressure, else three and one, which is then asked about. Up to three are the upper pressure.
 */
function readPressure(words: string): { systolic: number | null; diastolic: number | null } | null {
  if (words === '') return { systolic: null, diastolic: null }
  const parts = /^(\d{1,3})(?:\s*\/\s*(\d{0,3}))?$/.exec(words)
  if (parts) return pair(parts[1] ?? '', parts[2] ?? '')
  if (!/^\d{4,6}$/.test(words)) return null
  if (words.length === 4) {
    const even = pair(words.slice(0, 2), words.slice(2))
    if (even && !isUnlikelyReading(even)) return even
  }
  return pair(words.slice(0, 3), words.slice(3))
}

function pair(upper: string, lower: string) {
  const [systolic, diastolic] = [upper, lower].map((figure) => (figure === '' ? null : Number(figure)))
  if ((systolic ?? 0) > readings.systolic.most || (diastolic ?? 0) > readings.diastolic.most) return null
  return { systolic: systolic ?? null, diastolic: diastolic ?? null }
}

/** Whether what was read is probably a slip of the finger: asked about, never refused. */
export const isUnlikelyReading = (cells: CellValues): boolean => {
  const figure = (name: string) => {
    const value = cells[name]
    return typeof value === 'number' ? value : null
  }
  return (
    Object.keys(cells).some((name) => isUnlikely(name, figure(name))) ||
    isUnlikelyPair({ systolic: figure('systolic'), diastolic: figure('diastolic') })
  )
}

/** What stands in the note for a field, as it would be typed. */
export function showField(field: FieldName, cells: Readonly<Record<string, unknown>> | null): string {
  const show = (name: string) => {
    const value = cells?.[name]
    return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  }
  if (field !== 'pressure') return show(field)
  const [upper, lower] = [show('systolic'), show('diastolic')]
  return lower === '' ? upper : `${upper}/${lower}`
}
