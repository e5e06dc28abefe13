import {
  did,
  discharge,
  dose,
  effects,
  gad7,
  named,
  phq9,
  place,
  said,
  seen,
  timeline,
  vitals,
  withNotTaken,
} from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, teo } from '../pens.ts'
import { cotherapist } from '../people.ts'

export const marekSession: DemoNote = {
  templateId: 'session-mindfulness',
  day: on(8, 'Thu'),
  at: '13:25',
  author: cotherapist,
  sections: {
    before: teo(
      phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1),
      gad7([3, 2, 3, 2, 1, 2, 2]),
      'Ate at eight, water at noon. No whisky since Saturday. Omeprazole taken, nothing else. Suicide asked: no. Home dosing and telehealth consents confirmed. Connection: one freeze of four seconds at 13:31, then steady. Intention read by Danuta. Go, Ines on the telephone 13:45.',
    ),
    'people-and-place': teo(
      place(
        {
          setting: 'home',
          sitter: 'Danuta, in the room',
          sitterPhone: '555-0142',
          emergencyContact: 'Danuta’s sister, ten minutes away',
          emergencyPhone: '555-0143',
          emergencyNumber: '555-0100, on the lamp',
        },
        '3 Example Rise, Nowhere; second floor, the bell sticks. Said aloud by him.',
      ),
      'First dose. Marek and Danuta at home, spare room; me by video 13:25 to 16:20; Ines by telephone at go, at 14:55 and at the end. Dog audible downstairs.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'lozenge 100 mg, compounded',
          route: 'sublingual',
          orderedBy: 'Dr Ines Calder',
          orderedWhere: 'Lantern House',
          weight: 86,
          weightUnit: 'kg',
          weightMeasuredOn: on(11, 'Wed'),
          lot: 'demo-lot-5',
        },
        [
          {
            kind: 'dose',
            at: '13:52',
            ordered: 100,
            given: 100,
            givenBy: 'Danuta, and T. Lindqvist by video',
            selfAdministered: true,
            heldMinutes: 10,
            afterHolding: 'spat',
          },
          'Held ten minutes by the kitchen timer.',
        ],
      ),
    ),
    vitals: teo(
      withNotTaken(
        vitals(
          { dueAt: '30,60,120' },
          ['13:40', 128, 82, 74, 97, 15, '', 'Read out by Danuta from the cuff and the finger clip'],
          ['14:25', 140, 86, 80, 97, 14, '', 'As above'],
          ['15:05', 132, 82, 76, 97, 15, '', 'The one left out at 14:55'],
          ['15:55', 126, 80, 70, 97, 14, '', 'Read out by him'],
        ),
        '14:55',
        'He had his arm under the blanket and looked peaceful. Danuta asked me, I asked Ines, Ines said leave it.',
      ),
      'No sedation scale by video; awake and answering throughout.',
    ),
    timeline: teo(
      timeline(
        did('13:57', 'mindfulness', 'Sounds. “Whatever you hear, it’s been dealt with.” (His wording, from Tuesday.)'),
        seen('14:08', 'Feet against the footboard, then not'),
        named('eleven', said('14:16', 'Marek', 'Eleven’s late. Eleven can be late.')),
        seen('14:20', 'His right hand, which had been closed as round a handset, opens'),
        named('radio', said('14:37', 'Marek', 'Who’s got the radio?')),
        said('14:38', 'Danuta', 'Not you.'),
        did('14:40', 'silence', 'Nothing said by anybody until 14:58'),
      ),
    ),
    practice: teo(
      'Open listening, about an hour, led by me for the first ten minutes only. He’d done it on the terrace most evenings for a fortnight.',
    ),
    anchor: teo('Sounds in the house. The dog was the best one.'),
    attention: teo('Wide and a bit far away. From 14:40 I’d have said steady; he says “parked”.'),
    'what-arose': teo(
      'Lorries with numbers, all late, one after the other. Number eleven he’d been waiting for. It came in at some point and he didn’t see it come. A feeling in the palm of having put something down. His report.',
    ),
    relation: teo('Fought it for ten minutes (feet). From 14:16 let them be late. At 14:37 he checked, once.'),
    cues: teo('13:57, 14:03, 14:07. Then none. Danuta’s “not you” was not in the plan and was better than mine.'),
    return: teo('From 15:00. Looked at the lamp. “That’s my father’s.” Yes. Sat up 15:20 with Danuta’s arm.'),
    touch: teo('Danuta held his hand 14:41 to 14:50 after he’d put it out. He took it back. As agreed.'),
    'adverse-effects': [
      ines(
        effects([
          {
            onsetAt: '14:04',
            severity: 'mild',
            serious: false,
            relation: 'certain',
            told: 'Dr Calder, at 14:55',
            resolvedAt: '14:40',
          },
          'Numb mouth, a burning taste',
          'Rinsed with water after spitting.',
        ]),
      ),
    ],
    discharge: ines(
      discharge(
        {
          at: '16:20',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Danuta, sitter',
          escortAt: '16:20',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(8, 'Fri'),
          checkInAt: '11:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'End of visit. Walked to the landing and back, seen by camera. Not alone on the stairs until tomorrow. One lozenge left, locked, seen by camera.',
      ),
    ),
  },
}
