import type { DemoCase } from './demoCase.ts'
import { cotherapist, lead, prescriber } from './people.ts'

/** Trauma-related anxiety; at the beginning of a course, with a note that is still being written. */
export const jorisCourse: DemoCase = {
  code: 'L-0124',
  preferredName: 'Joris',
  pronouns: 'he/him',
  indication: 'Post-traumatic stress after a fire at work',
  openedDaysAgo: 19,
  notes: [
    {
      templateId: 'preparation-goals',
      daysAgo: 2,
      author: cotherapist,
      sections: {
        education: {
          by: cotherapist,
          paragraphs: ['Had read a great deal and asked for the parts that are not known. We said which those are.'],
        },
        goals: {
          by: cotherapist,
          paragraphs: [
            'To hear a siren and finish the sentence he is in.',
            'To sleep on the side that faces the door, or on the other one, as he likes.',
          ],
        },
        intention: {
          by: cotherapist,
          paragraphs: ['“Show me where the exits are, and then let me forget about them.”'],
        },
        'set-and-setting': {
          by: lead,
          paragraphs: ['The room with two doors, both visible from the chair. No eyeshades at first. No candles.'],
        },
        measures: { by: cotherapist, cells: { q1: 1, q2: 2, q3: 3, q4: 2, q5: 1, q6: 1, q7: 2, q8: 0, q9: 0 } },
        practicalities: {
          by: prescriber,
          paragraphs: ['Blood pressure to be taken at home for a week before the first session.'],
        },
      },
    },
  ],
}
