import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { wenAfterwards } from './afterwards.ts'
import { wenBeginning } from './beginning.ts'
import { wenSessions } from './sessions.ts'

/** Depression; esketamine in the nose, in the clinic, with two hours of observation. */
export const wen: DemoCase = {
  code: 'L-0119',
  preferredName: 'Wen',
  pronouns: 'they/them',
  indication: 'Depression that did not respond to three medicines',
  opened: on(7, 'Thu'),
  course: {
    plannedDoses: 8,
    rhythm: 'Twice a week for four weeks, then decided anew',
    endPoint: 'Back at the bakery for two full weeks, or no change after the eighth dose',
    begun: on(7, 'Thu'),
  },
  notes: [...wenBeginning, ...wenSessions, ...wenAfterwards],
}
