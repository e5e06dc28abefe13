import {
  action,
  did,
  discharge,
  dose,
  insight,
  linked,
  named,
  noEffects,
  phq9,
  progress,
  said,
  seen,
  timeline,
  vitals,
} from '../blocks.ts'
import { on, today } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'

const consultation: DemoNote = {
  templateId: 'case-consultation',
  day: on(4, 'Thu'),
  at: '12:30',
  author: lead,
  sections: {
    question: maren(
      'Thursday supervision with Ruth Amsel; Teo Lindqvist present. Ada improved within days, and I notice that I want the second session to be as good as the first. What do I do with that?',
    ),
    formulation: maren(
      'A conscientious daughter who owes an explanation. She gives me good reports, as she gave her mother good reports. The quick fall in her score may be real and may also be homework. I am not sure how to tell, and she is not either.',
    ),
    advice: maren(
      'Ruth: say the last sentence to her. Do not offer the kitchen again; if she wants it she knows where it is. She asked what would happen if the second session were dull. We put aside raising the dose.',
    ),
    actions: maren(
      action('Maren Holt', 'Tells Ada before the second session that a dull one is allowed.', {
        due: on(3, 'Thu'),
        doneOn: on(3, 'Thu'),
      }),
    ),
  },
}

const session: DemoNote = {
  templateId: 'session-guided-imagery',
  day: on(3, 'Thu'),
  at: '13:15',
  author: lead,
  sections: {
    before: maren(
      phq9([1, 1, 2, 2, 1, 2, 1, 1, 0], 1),
      'Fasting since eight, neighbour booked for five. Venlafaxine taken. Slept badly, “like before an exam”. Thoughts of suicide: none, asked in those words. Consent and touch as before, confirmed. I said that a dull session is allowed; she said, “You’ve been talking about me,” and I said yes, last Thursday, with Ruth. Same intention, her choice. Go at 13:40.',
    ),
    'people-and-place': teo(
      'Second session. Ada, Maren Holt, me. Dr Calder for the injection and until 14:45. Room 1, in person. First list, with the cellist.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'solution for injection',
          concentration: 50,
          route: 'im',
          orderedBy: 'Dr Ines Calder',
          weight: 64.5,
          weightUnit: 'kg',
          weightMeasuredOn: on(5, 'Thu'),
          lot: 'demo-lot-7',
        },
        [
          { kind: 'dose', at: '13:55', site: 'Left deltoid', ordered: 50, given: 50, givenBy: 'Dr Ines Calder' },
          'One injection this time. No booster planned, none given.',
        ],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'RASS', dueAt: '15,30,60,120' },
        ['13:45', 124, 80, 72, 98, 14, '0', 'Baseline'],
        ['14:10', 138, 86, 84, 97, 14, '-1'],
        ['14:25', 136, 84, 80, 97, 12, '-1'],
        ['14:55', 126, 80, 74, 98, 14, '0'],
        ['15:55', 120, 78, 70, 98, 14, '0'],
      ),
    ),
    timeline: [
      maren(
        timeline(
          did('14:02', 'guided_imagery', 'No place offered. “Go wherever you like, or nowhere.”'),
          said('14:19', 'Ada', 'It’s only the carpet. There is a great deal of carpet.'),
          named('bored', said('14:33', 'Ada', 'I’m bored, Mother.')),
        ),
      ),
      teo(
        timeline(
          seen('14:12', 'Still. Jaw tight, right thumb rubbing the seam of the blanket'),
          did('14:20', 'silence', 'Said nothing, nine minutes'),
          seen('14:34', 'Laughs with mouth closed, shoulders shaking. Then cries a little, then both'),
          named('strings', seen('14:41', 'Left fingers move on the blanket, as on strings. Four or five minutes')),
        ),
      ),
    ],
    'imagery-offered': maren('None, on purpose. She took that up with a raised eyebrow under the eyeshade.'),
    'imagery-emerged': maren(
      'A carpet, brown with a border, for a long time. It belonged to the room in which she practised as a child; her report, she is not sure about the border. Nothing happened on it. Then she was bored, told her mother so, and “she put the coat down”.',
    ),
    affect: teo('Flat for half an hour, and a bit cross. From 14:33 amused.'),
    'turning-points': maren(
      '14:33. In forty-four years, she said afterwards, she had not told her mother that something was boring.',
    ),
    'what-we-did': teo('Kept still. I nearly spoke at 14:26.'),
    return: teo('Awake by 14:55, slowly. First words: “The cellist is fine.”'),
    touch: teo('None. She did not reach out.'),
    'adverse-effects': ines(noEffects('15:55')),
    discharge: ines(
      discharge(
        {
          at: '16:40',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Neighbour',
          escortAt: '16:40',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(3, 'Fri'),
          checkInAt: '10:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Uneventful.',
      ),
    ),
  },
}

const integration: DemoNote = {
  templateId: 'integration-insights',
  day: on(2, 'Mon'),
  at: '11:00',
  author: lead,
  sections: {
    account: maren(
      '“You would have been disappointed. I was, for half an hour. And then I noticed that I was the one who had to be entertained, and there was nobody to do it, and that was rather nice.”',
    ),
    'intention-read-again': maren('“It got quiet and I stayed and it was carpet.”'),
    themes: maren('Boredom; reports; the coat, this time put down.'),
    insights: maren(
      linked(insight('client', 'I can be dull with her and she stays.'), 'bored', 'stay'),
      named(
        'left-hand',
        linked(
          insight(
            'clinician',
            'She practised with the left hand. I mention it, she looked at her hand and did not answer. To be left.',
          ),
          'strings',
        ),
      ),
    ),
    actions: maren(
      linked(
        action('Ada', 'Ten minutes with the violin, nothing that can be finished.', {
          due: on(1, 'Mon'),
          doneOn: on(2, 'Sun'),
        }),
        'left-hand',
      ),
      linked(action('Ada', 'The last line of the letter.', { due: on(-1, 'Wed') }), 'letter'),
    ),
    measures: maren(phq9([1, 1, 1, 2, 1, 1, 1, 1, 0], 1)),
    'mood-and-risk': maren('Even. Two grey mornings, got up anyway. No thoughts of death, asked. Card unchanged.'),
    'late-effects': maren(noEffects('11:35')),
    'next-dose': maren(
      'Not yet. She would rather see what the violin does first. Dr Calder has no objection to waiting.',
    ),
  },
}

const followUp: DemoNote = {
  templateId: 'follow-up',
  day: on(1, 'Wed'),
  at: '15:00',
  author: lead,
  sections: {
    'since-last-time': maren(
      'Played on Sunday, twelve minutes, the slow movement of something she would not name. The neighbour knocked on the wall and it turned out that she wanted the door open. A bad Tuesday last week: a pupil’s mother complained, and Ada went to bed at seven.',
    ),
    'goal-progress': maren(
      progress(
        ['stay', on(1, 'Wed'), 6, 'Ada', 'At the grave with her sister. Two candles, a thermos, the wrong flowers.'],
        ['letter', on(1, 'Wed'), 7, 'Ada', 'One side, by hand. The last line is missing and she knows what it is.'],
      ),
    ),
    actions: maren(
      action('Ada', 'Ten minutes with the violin, nothing that can be finished.', {
        due: on(1, 'Mon'),
        doneOn: on(2, 'Sun'),
      }),
    ),
    measures: maren(phq9([1, 1, 1, 1, 1, 1, 1, 1, 0], 1)),
    response: maren(
      'From 19 at the evaluation to 8. She puts half of it down to the sessions and half to having told people. Early waking has not changed at all, five o’clock, every day.',
    ),
    'mood-and-risk': maren(
      'A bit tired, dry. No suicidal thoughts since the evaluation, asked. She let the pupil’s mother wait for a reply until Thursday.',
    ),
    'late-effects': maren(noEffects('15:30')),
    decision: [
      maren('Third session kept open, not booked. She will say by the end of next week. Decided by the three of us.'),
      ines('Agree. Sleep: discuss moving venlafaxine earlier with her GP. Not our prescription.'),
    ],
  },
}

const call: DemoNote = {
  templateId: 'contact',
  day: today,
  at: '08:40',
  author: cotherapist,
  unfinished: true,
  sections: {
    occasion: teo('She rang, 08:40, six minutes, between two pupils.'),
    account: teo(
      'Has the last line. Will not tell me on the phone. Wants to know whether one can do a third session “with nothing the matter”.',
    ),
    risk: teo('Asked. None.'),
  },
}

export const adaAfterwards = [consultation, session, integration, followUp, call]
