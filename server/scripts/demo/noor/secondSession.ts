import { did, discharge, dose, effects, phq9, said, seen, timeline, vitals } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { lead } from '../people.ts'

export const noorSecondSession: DemoNote = {
  templateId: 'session-open',
  day: on(4, 'Thu'),
  at: '09:30',
  author: lead,
  sections: {
    before: maren(
      phq9([1, 2, 2, 1, 1, 1, 1, 1, 0], 1),
      'Morning this time. Slept seven hours. Amlodipine taken in front of Idris at seven. First reading 126/80, second 124/78. Ondansetron given beforehand, as planned with Dr Calder. Suicide asked: no. Consents talked through anew on Monday, not today; touch as before, and steadying a shoulder if she tries to stand, which she added herself. Intention: none, she wants none. Go at 10:05, and each of us said separately that we could still say no.',
    ),
    'people-and-place': maren(
      'Second session, seven weeks after the first. Noor, Teo Lindqvist, Dr Calder and I throughout. Room 2 with the window, not Room 1. No music. Idris in the café.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'solution for injection',
          concentration: 50,
          route: 'im',
          orderedBy: 'Dr Ines Calder',
          weight: 75,
          weightUnit: 'kg',
          weightMeasuredOn: on(4, 'Thu'),
          lot: 'demo-lot-8',
        },
        [
          {
            kind: 'other',
            medicine: 'ondansetron',
            at: '09:40',
            site: 'By mouth',
            ordered: 4,
            given: 4,
            givenBy: 'Dr Ines Calder',
          },
          'ECG this week: QTc 431 ms.',
        ],
        [
          { kind: 'dose', at: '10:10', site: 'Right deltoid', ordered: 37.5, given: 37.5, givenBy: 'Dr Ines Calder' },
          '60 mg last time.',
        ],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'RASS', dueAt: '10,20,30,45,60,90' },
        ['10:00', 124, 78, 72, 98, 14, '0', 'Baseline'],
        ['10:20', 136, 84, 82, 98, 14, '0'],
        ['10:30', 142, 86, 86, 98, 16, '-1'],
        ['10:41', 140, 86, 82, 98, 14, '-1'],
        ['10:56', 132, 82, 76, 98, 14, '0'],
        ['11:12', 128, 80, 74, 98, 14, '0'],
        ['11:45', 124, 78, 72, 98, 14, '0'],
      ),
    ),
    timeline: [
      teo(
        timeline(
          seen('10:19', 'Eyes open on the window. Hand finds the arm of the chair, and the shawl'),
          said('10:25', 'Noor', 'What day?'),
          said('10:25', 'Teo', 'Thursday.'),
          said('10:36', 'Noor', 'It’s long. But somebody’s left a coat.'),
          seen('10:40', 'Weeps, looking at Maren'),
        ),
      ),
      maren(
        timeline(
          did('10:41', 'silence', 'Looked back. Said nothing, four minutes'),
          said('10:58', 'Noor', 'I’d like to unpack now.'),
        ),
      ),
    ],
    direction: maren('She chose: eyes open, window, nothing offered. If she asks the day, she is told the day.'),
    talk: maren(
      'Until 10:45 a few words. The corridor came, she said, with the doors off as before; at the far end somebody’s coat over a chair. Not hers. “Somebody who was coming back.” After 11:00 about interpreting: that she never says “I” at work and means herself.',
    ),
    affect: teo('Wary, then sad. Not frightened, and I was looking for it.'),
    'turning-points': maren('10:36 and 10:40. It is the first time that she has wept with me in the room.'),
    'what-we-did': teo('Told her the day. Otherwise sat.'),
    return: teo('From 10:55. “Thursday again.” Then tea, with ginger.'),
    touch: maren('None asked for.'),
    'adverse-effects': ines(
      effects([
        { onsetAt: '10:50', severity: 'mild', serious: false, relation: 'probable', told: 'Noor', resolvedAt: '11:20' },
        'Nausea, no vomiting',
        'None needed. Pressure highest 142/86.',
      ]),
    ),
    discharge: ines(
      discharge(
        {
          at: '13:00',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Husband',
          escortAt: '13:00',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(4, 'Fri'),
          checkInAt: '10:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Home cuff with them.',
      ),
    ),
  },
}
