import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { birgitAfterwards } from './afterwards.ts'
import { birgitBeginning } from './beginning.ts'
import { birgitSessions } from './sessions.ts'

/** Depression that did not respond to other treatment; infusions; finished and closed. */
export const birgit: DemoCase = {
  code: 'L-0098',
  preferredName: 'Birgit',
  pronouns: 'she/her',
  indication: 'Recurrent depression, no response to three medicines and to a course of rTMS',
  opened: on(22, 'Mon'),
  closed: { day: on(3, 'Fri'), reason: 'Course finished, follow-up done, in the care of her psychiatrist' },
  course: {
    plannedDoses: 2,
    rhythm: 'Three weeks apart; a third infusion only if both agree',
    endPoint: 'PHQ-9 below 10 on two occasions, or no change after two infusions',
    begun: on(22, 'Tue'),
    ended: on(3, 'Fri'),
  },
  notes: [...birgitBeginning, ...birgitSessions, ...birgitAfterwards],
}
