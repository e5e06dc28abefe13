import { action, effects, gad7, insight, linked, named, noEffects, phq9, progress } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'
import { noorSecondSession } from './secondSession.ts'

const firstIntegration: DemoNote = {
  templateId: 'integration-insights',
  day: on(10, 'Mon'),
  at: '14:00',
  author: cotherapist,
  sections: {
    account: teo(
      '“I was dead, and what was awful wasn’t that. It was that nobody would say so. Everyone was so professional.” She’s told Idris and the group. Light off since Saturday.',
      'The hands-not-mine feeling hasn’t come back since Sunday noon.',
    ),
    'intention-read-again': teo('Read it, put it face down on the table. “No chair, then.”'),
    themes: teo('Politeness and bad news. Doors.'),
    insights: teo(
      named(
        'corridor',
        linked(
          insight('client', 'It isn’t the sentence I fear, it’s the corridor full of courteous people.'),
          'dead',
          'result',
        ),
      ),
      insight(
        'clinician',
        'What reached her was her own language and the day of the week, nothing that we had prepared. Ours; she nodded.',
      ),
    ),
    actions: teo(
      linked(
        action('Noor', 'Asks her oncologist to ring with results, whichever they are, and not to send for her.', {
          due: on(9, 'Fri'),
          doneOn: on(9, 'Wed'),
        }),
        'corridor',
      ),
      action('Maren Holt', 'Puts together what happened, minute by minute, for Noor to read.', {
        due: on(9, 'Mon'),
        doneOn: on(10, 'Fri'),
      }),
    ),
    measures: teo(
      phq9([2, 2, 3, 2, 1, 1, 2, 1, 0], 2),
      gad7([3, 3, 3, 2, 3, 1, 3]),
      'Worse than before, and the dose lies inside. We told her the numbers.',
    ),
    'mood-and-risk': teo('Shaken, angry, sleeping. Suicide asked: none. She’s got the plan in her bag.'),
    'late-effects': [
      teo(
        effects([
          {
            onsetOn: on(11, 'Fri'),
            onsetAt: '07:00',
            severity: 'mild',
            serious: false,
            relation: 'probable',
            told: 'Dr Calder, today',
            resolvedOn: on(11, 'Sun'),
          },
          'Fear on waking, “are my hands mine”, as told on Friday',
          'Asked again today: last on Sunday, minutes. Nothing else.',
        ]),
      ),
      ines('Home BP since Friday: highest 132/84.'),
    ],
    'next-dose': teo('No. She doesn’t know, we don’t either. Not before the consultation, not before she raises it.'),
  },
}

const consultation: DemoNote = {
  templateId: 'case-consultation',
  day: on(10, 'Thu'),
  at: '12:30',
  author: lead,
  sections: {
    question: maren(
      'Ruth Amsel, Teo Lindqvist, Dr Calder and I. Should the session have been held? If she asks for a second one, on what conditions?',
    ),
    formulation: maren(
      'Short sleep, a missed tablet and a first reading of 142/90: each explicable, and nobody added them up. My wish not to be one more person who makes her wait. That is her complaint against the world and I took it over. What she does well: she told us exactly what was wrong with the explanation at 14:23.',
    ),
    advice: maren(
      'Ruth: it should have been put off, and she should hear that from you, not from me. (She has, on Friday.) Offer no second session. If she asks after some weeks: lower, slower to begin, mornings, tablet seen to be taken, no music, nobody leaves.',
      'Dr Calder: 0.5 mg/kg at most, antiemetic beforehand with an ECG, hold for the day if either of two readings reaches 140/90. Put aside: premedication with a benzodiazepine.',
    ),
    actions: maren(
      action('Dr Ines Calder', 'Writes the rule about two readings into the dosing sheet for everybody.', {
        due: on(9, 'Mon'),
        doneOn: on(10, 'Fri'),
      }),
      action('Maren Holt', 'Tells Noor what was advised here, and by whom.', {
        due: on(9, 'Thu'),
        doneOn: on(9, 'Tue'),
      }),
    ),
  },
}

const secondIntegration: DemoNote = {
  templateId: 'integration-insights',
  day: on(3, 'Mon'),
  at: '09:00',
  author: lead,
  sections: {
    account: maren(
      '“Somebody had left a coat. One leaves a coat if one is coming back. I don’t know who.” On Friday’s call she had slept well and been, her word, “ordinary”.',
    ),
    themes: maren('The coat; saying “I”.'),
    insights: maren(
      linked(
        insight('client', 'I can wait with somebody. I had always done it alone so that nobody would be polite.'),
        'weep',
        'result',
      ),
      insight(
        'clinician',
        'I looked back and did not speak. She had asked for that since the evaluation, in a way, and I heard it late. My reading.',
      ),
    ),
    actions: maren(
      action('Noor', 'Tells Idris the date of the scan on the day that she learns it.', {
        due: on(1, 'Fri'),
        doneOn: on(2, 'Thu'),
      }),
      action('Idris', 'Does not say that it will be fine.', { doneOn: on(2, 'Thu') }),
    ),
    measures: maren(phq9([1, 1, 2, 1, 1, 1, 1, 0, 0], 1), gad7([2, 2, 2, 1, 1, 1, 2])),
    'mood-and-risk': maren('Calm today. Suicide asked: no. Three readings over the weekend, none above 130/82.'),
    'late-effects': maren(noEffects('09:40')),
    'next-dose': maren('None. Two was the number and we keep to it.'),
  },
}

const followUp: DemoNote = {
  templateId: 'follow-up',
  review: {
    until: 'changes_requested',
    reason: 'Please say in the risk section what was asked, and when you look at the plan again.',
  },
  day: on(1, 'Tue'),
  at: '09:00',
  author: lead,
  sections: {
    'since-last-time': maren(
      'The letter with the date of the scan came last Thursday. She read it in the hall, with the shopping, and put away the frozen things. “Only the frozen things. But they’d have thawed.” The rest stood until Saturday.',
    ),
    'goal-progress': maren(
      progress(
        ['result', on(1, 'Tue'), 4, 'Noor', 'Four, for the freezer.'],
        ['weep', on(1, 'Tue'), 7, 'Noor', 'Here, at home once, and at her sister on the telephone.', 'reached'],
      ),
    ),
    actions: maren(action('Noor', 'Decides who comes along to the scan.', { due: on(-2, 'Mon') })),
    measures: maren(phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1), gad7([2, 3, 2, 1, 1, 1, 2])),
    response: maren(
      'PHQ-9 from 13 to 9, GAD-7 from 17 to 12. The first session made things worse for about a month, and she wants that in the record beside the rest. She would not do that one again; she would do the second one again.',
    ),
    'mood-and-risk': maren('Tense about the date, not low. Suicide asked: no. Plan unchanged.'),
    'late-effects': [
      maren(
        noEffects('09:30'),
        'The fear on waking has not been back since the Sunday after the first session. Bladder asked.',
      ),
      ines('BP 126/78. No further controls on our side; GP continues.'),
    ],
    decision: maren(
      'Stop dosing. We meet every fortnight until the result is there, then close. Decided with Noor; Teo Lindqvist and Dr Calder agree.',
    ),
  },
}

export const noorAfterwards = [firstIntegration, consultation, noorSecondSession, secondIntegration, followUp]
