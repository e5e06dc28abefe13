import type { Measure } from '../../shared/api/practice.ts'

/** What a measure is called. */
export const measureNames: Readonly<Record<Measure, string>> = { phq9: 'PHQ-9', gad7: 'GAD-7', pcl5: 'PCL-5' }
