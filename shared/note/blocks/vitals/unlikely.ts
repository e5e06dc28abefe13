import { type ReadingName, readingNames, readings } from './readings.ts'

/**
 * Figures far outside what is read in adults, well beyond the bands to which the National Early Warning Score gives its
 * most points (NEWS2, Royal College of Physicians, 2017: systolic pressure to 90 or from 220, pulse to 40 or from 131, SpO₂
 * to 91, respiration to 8 or from 25). No paper draws these bounds: they are drawn where a slip of the finger is likelier
 * than the reading. They say nothing about a client.
 */
const likely: Readonly<Record<ReadingName, { least: number; most: number }>> = {
  systolic: { least: 50, most: 260 },
  diastolic: { least: 20, most: 160 },
  pulse: { least: 30, most: 220 },
  spo2: { least: 60, most: 100 },
  respiration: { least: 4, most: 60 },
}

const isReading = (cell: string): cell is ReadingName => readingNames.some((name) => name === cell)

/**
 * Whether a figure in this cell is probably a slip of the finger, such as 1386 for 138/86. It is to be asked about ('1386?')
 * and never refused. A cell that holds no reading, and one that is empty, has nothing unlikely in it.
 */
export function isUnlikely(cell: string, value: number | null): boolean {
  if (value === null || !isReading(cell)) return false
  return value < likely[cell].least || value > likely[cell].most
}

/** Whether two pressures are probably the wrong way round, or one of them a slip: the lower is not below the upper. */
export const isUnlikelyPair = ({
  systolic,
  diastolic,
}: {
  systolic: number | null
  diastolic: number | null
}): boolean => systolic !== null && diastolic !== null && diastolic >= systolic

/** What to ask about a reading, one question for each slip that it may hold: `pulse 720?`, `86/138?`. */
export function questionsAbout(row: Readonly<Record<ReadingName, number | null>>): string[] {
  const slips = readingNames.filter((name) => isUnlikely(name, row[name]))
  return [
    ...slips.map((name) => `${readings[name].label} ${row[name]}?`),
    ...(isUnlikelyPair(row) ? [`${row.systolic}/${row.diastolic}?`] : []),
  ]
}
