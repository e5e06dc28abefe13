import type { Values } from '../../attributes.ts'
import type { vitalsRowRules, vitalsRules } from './schema.ts'

/** Shown with the block: what it is not. */
export const vitalsNotice = 'Due times are reminders. This is a record, not a monitor, and gives no alarm.'

/** `138/86`; what is missing of it stays open: `138/–`. Empty for none. */
export const showPressure = ({ systolic, diastolic }: Values<typeof vitalsRowRules>): string =>
  systolic === null && diastolic === null ? '' : `${systolic ?? '–'}/${diastolic ?? '–'}`

/** `at 5, 15 and 30 min, then every 30 min`; empty where nothing is planned. */
export function describePlan({ dueAt, dueEvery }: Pick<Values<typeof vitalsRules>, 'dueAt' | 'dueEvery'>): string {
  const listed = dueAt === null ? null : `at T+${dueAt.split(',').join(', ')}`
  const every = dueEvery === null ? null : `every ${dueEvery} min`
  return [listed, every].filter((part) => part !== null).join(', then ')
}

/** Minutes as somebody types them, `5, 15 30`, as a cell holds them: `5,15,30`. Whether they are minutes is another question. */
export const minutesAsTyped = (typed: string): string =>
  typed
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .join(',')

/** `5 readings`, `1 reading`, `No reading yet`. */
export const describeTaken = (taken: number): string =>
  taken === 0 ? 'No reading yet' : `${taken} ${taken === 1 ? 'reading' : 'readings'}`
