import { on } from '../days.ts'
import type { DemoCase } from '../demoCase.ts'
import { trainee } from '../people.ts'
import { jorisBeginning } from './beginning.ts'
import { jorisFirstSession } from './firstSession.ts'

/** Post-traumatic stress; written by the trainee; the first session was yesterday and its note is not finished. */
export const joris: DemoCase = {
  code: 'L-0124',
  preferredName: 'Joris',
  pronouns: 'he/him',
  indication: 'Post-traumatic stress after a fire at work',
  opened: on(5, 'Mon'),
  course: {
    plannedDoses: 3,
    rhythm: 'Three weeks apart, with two integration meetings between',
    endPoint: 'He sleeps on the side he likes, or after three sessions',
    begun: on(5, 'Wed'),
  },
  alsoOnTeam: [{ person: trainee, careRole: 'co-therapist' }],
  notes: [...jorisBeginning, ...jorisFirstSession],
}
