import {
  action,
  did,
  discharge,
  dose,
  effects,
  insight,
  linked,
  named,
  noEffects,
  phq9,
  said,
  seen,
  timeline,
  vitals,
} from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'

const infusion = {
  product: 'racemic',
  formulation: 'in 100 ml sodium chloride 0.9 %',
  concentration: 0.35,
  route: 'iv_infusion',
  orderedBy: 'Dr Ines Calder',
  weight: 70,
  weightUnit: 'kg',
}

const first: DemoNote = {
  templateId: 'session-open',
  day: on(19, 'Tue'),
  at: '09:40',
  author: lead,
  sections: {
    before: maren(
      phq9([3, 3, 3, 3, 1, 2, 2, 1, 0], 3),
      'Fasting since midnight, tea at seven. Arne brought her and went to the café. Same medicines. Nothing else taken. Asked about suicide in those words: no. Consent and touch (left shoulder) confirmed, intention read. Cannula in at 09:50, first attempt. Go, decided by her and Dr Calder at 10:00.',
    ),
    'people-and-place': maren(
      'First infusion. Birgit, Teo Lindqvist and I throughout, Dr Calder at the pump until 11:00, in and out after that. Room 2, bed, in person. Rain.',
    ),
    dose: ines(
      dose(
        { ...infusion, weightMeasuredOn: on(19, 'Tue'), lot: 'demo-lot-2', wasted: 3.5, witness: 'Maren Holt' },
        [
          {
            kind: 'dose',
            at: '10:02',
            end: '10:52',
            site: 'Right forearm',
            rate: 150,
            ordered: 35,
            givenBy: 'Dr Ines Calder',
          },
          'Stopped with 10 ml left in the bag; enough.',
        ],
        [{ kind: 'rate', at: '10:20', rate: 100, givenBy: 'Dr Ines Calder' }, 'Slowed at her word: “a bit brisk”.'],
        [{ kind: 'pause', at: '10:26', end: '10:31', givenBy: 'Dr Ines Calder' }, 'BP 152/92.'],
      ),
      'Ran in: 31.5 mg in 50 minutes with the pause. 3.5 mg left and discarded.',
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'RASS', dueAt: '10,20,30,45,60,90' },
        ['09:55', 126, 78, 70, 97, 14, '0', 'Baseline'],
        ['10:12', 138, 84, 78, 97, 14, '0'],
        ['10:25', 152, 92, 86, 97, 16, '-1', 'Paused'],
        ['10:31', 144, 86, 82, 97, 14, '-1', 'Restarted'],
        ['10:47', 142, 84, 80, 96, 14, '-1'],
        ['11:05', 132, 80, 74, 97, 14, '0'],
        ['11:35', 126, 76, 70, 98, 14, '0'],
      ),
    ),
    timeline: [
      maren(
        timeline(
          said('10:17', 'Birgit', 'It’s a bit brisk.'),
          said('10:24', 'Birgit', 'What’s the time?'),
          did('10:24', 'grounding', 'Told her the time'),
          named('benchmark', said('10:38', 'Birgit', 'Someone has moved the benchmark.')),
          said('10:49', 'Birgit', 'Oh, it’s only there. It’s only over there.'),
        ),
      ),
      teo(
        timeline(
          seen('10:35', 'Right forefinger and thumb open and close, a gap of about a hand'),
          did('10:40', 'silence', 'Let her measure'),
          seen('10:50', 'Face loosens; snores twice, awake'),
        ),
      ),
    ],
    direction: maren(
      'She wanted nothing offered. We said that we would be quiet unless she spoke, and tell her the time when asked. She asked four times.',
    ),
    talk: maren(
      'During the infusion a dozen sentences. A field with a trig point in it, and somebody had moved the mark, so that no distance was true. She was angry at that, mildly. Then the mark was “only over there” and she walked to it. She does not connect the field with a place she knows.',
      'Afterwards, unprompted: “Four metres ten is not far.”',
    ),
    expression: maren(
      'None wanted. Asked for squared paper at the end, drew two crosses and a line and folded it into her purse. It is hers.',
    ),
    affect: teo('Cross, then something like relief. Didn’t cry. Said that she’d rather expected to.'),
    'turning-points': maren('10:49, T+47.'),
    'what-we-did': teo('Told the time. Otherwise nothing, and it was hard for one of us.'),
    return: maren('From 10:55. Sat up at 11:10, asked for her glasses before anything else.'),
    touch: teo('None needed.'),
    'adverse-effects': ines(
      effects(
        [
          {
            onsetAt: '10:25',
            severity: 'mild',
            serious: false,
            relation: 'probable',
            told: 'Birgit, at discharge',
            resolvedAt: '11:35',
          },
          'BP rise to 152/92',
          'Infusion paused five minutes, restarted at the lower rate.',
        ],
        [
          {
            onsetAt: '10:30',
            severity: 'mild',
            serious: false,
            relation: 'certain',
            told: 'Birgit',
            resolvedAt: '11:10',
          },
          'Double vision',
          'Told that it passes. Eyes closed.',
        ],
      ),
    ),
    discharge: ines(
      discharge(
        {
          at: '12:40',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Her husband',
          escortAt: '12:40',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(19, 'Wed'),
          checkInAt: '09:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Cannula out 12:10, site clean. Gait: as before, knees.',
      ),
    ),
  },
}

const nextDay: DemoNote = {
  templateId: 'contact',
  day: on(19, 'Wed'),
  at: '09:00',
  author: cotherapist,
  sections: {
    occasion: teo(
      'Next-day call, 09:00, I rang. Seven minutes. Arne on the extension until she told him to get off it.',
    ),
    account: teo(
      'Up at twenty to eight. Did the kettle. “Don’t write that down as a result.” I said I would write down that she said so.',
    ),
    risk: teo('Asked. No.'),
    'adverse-effects': teo(noEffects('09:04')),
    agreed: teo('Integration on Friday at ten. No further call unless she wants it.'),
  },
}

const firstIntegration: DemoNote = {
  templateId: 'integration-insights',
  day: on(19, 'Fri'),
  at: '10:00',
  author: lead,
  sections: {
    account: maren(
      '“I’ve been measuring from the wrong mark. I measured everything from how I used to be.” She had the squared paper with her and did not unfold it.',
    ),
    'intention-read-again': maren(
      '“To find out how far it is.” — “Well. About that far.” (Hands on the table, a foot apart.)',
    ),
    themes: maren('Marks that have been moved; distances; who may check her work.'),
    insights: maren(
      linked(insight('client', 'I measure each morning from how I was before.'), 'benchmark', 'bed'),
      insight(
        'clinician',
        'Arne’s repairs may be another moved mark: they tell her that the distance is too great. My reading; she said “possibly”.',
      ),
    ),
    actions: maren(
      linked(
        action(
          'Birgit',
          'Tells Arne one thing about the morning, and asks him to say nothing for a minute by the clock.',
          { due: on(18, 'Wed'), doneOn: on(19, 'Sun') },
        ),
        'arne',
      ),
    ),
    measures: maren(phq9([2, 2, 2, 2, 1, 2, 1, 1, 0], 2), 'The dose lies inside the two weeks.'),
    'mood-and-risk': maren(
      'Lighter after noon, mornings mixed. The thought about Arne’s load: once, on Thursday. No plan. Card looked at.',
    ),
    'late-effects': maren(noEffects('10:45')),
    'next-dose': [maren('Yes, as planned, in three weeks.'), ines('Start at 100 ml/h this time.')],
  },
}

export const birgitSessions = [first, nextDay, firstIntegration]
export { infusion }
