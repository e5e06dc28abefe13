import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { adaAfterwards } from './afterwards.ts'
import { adaBeginning } from './beginning.ts'
import { adaFirstSession } from './firstSession.ts'

/** Depression that did not respond to other treatment; intramuscular sessions; the through-line of an unsent letter. */
export const ada: DemoCase = {
  code: 'L-0117',
  preferredName: 'Ada',
  pronouns: 'she/her',
  indication: 'Depression that did not respond to two medicines and a course of psychotherapy',
  opened: on(8, 'Mon'),
  course: {
    plannedDoses: 3,
    rhythm: 'About two weeks apart',
    endPoint: 'She plays for herself again, or after three sessions',
    begun: on(8, 'Tue'),
  },
  notes: [...adaBeginning, ...adaFirstSession, ...adaAfterwards],
}
