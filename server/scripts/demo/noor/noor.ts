import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { noorAfterwards } from './afterwards.ts'
import { noorBeginning } from './beginning.ts'
import { noorFirstSession } from './firstSession.ts'

/** Anxiety after an illness; a first session that went badly, and what was done about it. */
export const noor: DemoCase = {
  code: 'L-0106',
  preferredName: 'Noor',
  pronouns: 'she/her',
  indication: 'Fear of recurrence and low mood after cancer treatment, in remission',
  opened: on(14, 'Mon'),
  course: {
    plannedDoses: 2,
    rhythm: 'Three weeks apart at first; seven after the first session',
    endPoint: 'She can wait for a result and go on with her day; no more than two doses',
    begun: on(14, 'Tue'),
  },
  notes: [...noorBeginning, ...noorFirstSession, ...noorAfterwards],
}
