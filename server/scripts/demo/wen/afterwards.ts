import { action, gad7, insight, linked, noEffects, phq9, progress } from '../blocks.ts'
import { on, yesterday } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'
import { thirdSession } from './thirdSession.ts'

const integration: DemoNote = {
  templateId: 'integration-insights',
  review: { until: 'cosigned' },
  day: on(4, 'Wed'),
  at: '15:00',
  author: lead,
  sections: {
    account: maren(
      '“It was only pavement. I’ve been sniffing things all week like a dog.” On Friday’s call there was nothing to add to that. Since then soap, once; bread not. They held their sleeve out to me to check, and I could smell the soap.',
    ),
    'intention-read-again': maren('“Same room as the pavement, anyway.”'),
    insights: maren(
      insight('client', 'It comes when I’m not testing it. (From 12:22 on Thursday; both goals.)'),
      insight(
        'clinician',
        'Wen waits outside a thing until it is certain. The window was the first one they left open. Mine and Teo’s.',
      ),
    ),
    actions: maren(
      action('Wen', 'Bakes one thing that nobody needs, without smelling it on purpose.', {
        due: on(3, 'Wed'),
        doneOn: on(3, 'Sun'),
      }),
      action('Imre', 'Finds it and does not praise it.', { due: on(3, 'Wed'), doneOn: on(4, 'Sun') }),
    ),
    measures: maren(phq9([2, 3, 3, 3, 2, 2, 2, 1, 0], 2), 'Both doses lie inside the two weeks.'),
    'mood-and-risk': maren(
      'A little less heavy in the afternoons. No suicidal thoughts, no urge to cut, both asked by name.',
    ),
    'late-effects': maren(noEffects('15:40')),
    'next-dose': maren(
      'Yes, tomorrow, if the nose is free. Monday’s was left out, Dr Calder was away. They have been sneezing since last night, and Dr Calder will look.',
    ),
  },
}

const followUp: DemoNote = {
  templateId: 'follow-up',
  review: { until: 'in_review' },
  day: on(1, 'Thu'),
  at: '15:00',
  author: lead,
  sections: {
    'since-last-time': maren(
      'No dose for four weeks: the cold that began the night before our last meeting went into the sinuses, and one cannot spray into that. Antibiotic from the GP, finished. A plum tart on a Sunday all the same, caraway rolls on another. Imre ate the tart in silence, with effort. Went to the bakery on Monday at four, “to stand there”, and stood there, and swept.',
    ),
    'goal-progress': maren(
      progress(
        ['bake', on(1, 'Thu'), 6, 'Wen', 'Two weeks out of three. “With a cold.”'],
        ['bakery', on(1, 'Thu'), 3, 'Wen', 'Swept.'],
      ),
    ),
    actions: maren(
      linked(
        action('Wen', 'Asks the bakery for two mornings a week, in writing, no earlier than they are sure.', {
          due: on(-1, 'Fri'),
        }),
        'bakery',
      ),
    ),
    measures: maren(phq9([2, 2, 2, 2, 1, 2, 2, 1, 0], 2), gad7([1, 1, 2, 1, 1, 0, 1])),
    response: maren(
      'From 21 at the evaluation to 14, four weeks after the second of only two doses. How much the cold took away I cannot tell. Smell was gone altogether for ten days; they bore it. Sleep ten hours. Wen says “better, not good”, and was cross when I wrote only the first word.',
    ),
    'mood-and-risk': maren(
      'No suicidal thoughts; no self-harm. Sourdough fed. Said that they are afraid that the second dose was the last.',
    ),
    'late-effects': maren(noEffects('15:30'), 'Bladder, memory and craving asked one by one.'),
    decision: [
      maren(
        'Continue where we stopped: third dose within ten days, then twice a week as planned. The end point stays. Decided with Wen and Dr Calder.',
      ),
      ines('Nose free. 56 mg again for the third, 84 mg after. BP fine both times.'),
    ],
  },
}

const call: DemoNote = {
  templateId: 'contact',
  day: yesterday,
  at: '17:30',
  author: cotherapist,
  unfinished: true,
  sections: {
    occasion: teo('Wen rang from home, 17:30, four minutes.'),
    account: teo(
      'The bakery has answered: two mornings, from next week. They read me the message twice. “It says ‘glad’.”',
    ),
  },
}

export const wenAfterwards = [integration, followUp, thirdSession, call]
