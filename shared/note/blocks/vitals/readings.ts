/** The figures of a reading, as its cells are called. Sedation is none of them: a scale of one's choice says what it means. */
export const readingNames = ['systolic', 'diastolic', 'pulse', 'spo2', 'respiration'] as const
export type ReadingName = (typeof readingNames)[number]

/** What a figure is called, its unit, and the most that its cell takes. */
export const readings: Readonly<Record<ReadingName, { label: string; unit: string; most: number }>> = {
  systolic: { label: 'systolic', unit: 'mmHg', most: 400 },
  diastolic: { label: 'diastolic', unit: 'mmHg', most: 400 },
  pulse: { label: 'pulse', unit: 'a minute', most: 500 },
  spo2: { label: 'SpO₂', unit: '%', most: 100 },
  respiration: { label: 'respiration', unit: 'a minute', most: 200 },
}
