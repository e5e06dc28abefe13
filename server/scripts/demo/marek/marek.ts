import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { marekAfterwards } from './afterwards.ts'
import { marekBeginning } from './beginning.ts'
import { marekSession } from './session.ts'

/** Anxiety; taken under the tongue at home, with a sitter and the therapist on the screen. */
export const marek: DemoCase = {
  code: 'L-0112',
  preferredName: 'Marek',
  pronouns: 'he/him',
  indication: 'Generalised anxiety, no lasting response to two medicines and CBT',
  opened: on(11, 'Mon'),
  course: {
    plannedDoses: 4,
    rhythm: 'Every three weeks at home, one remote meeting after each',
    endPoint: 'He can leave a message unanswered overnight; looked at again after the second dose',
    begun: on(11, 'Wed'),
  },
  notes: [...marekBeginning, marekSession, ...marekAfterwards],
}
