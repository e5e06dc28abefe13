import { dose, phq9, said, seen, timeline, vitals } from '../blocks.ts'
import { yesterday } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, teo } from '../pens.ts'
import { cotherapist } from '../people.ts'
import { sessionOfTeam } from '../templates.ts'

/** Begun from the older version of the team's template, the day before the newer one was published. */
export const thirdSession: DemoNote = {
  templateId: 'session-mindfulness',
  begunFrom: { template: sessionOfTeam, version: 1 },
  day: yesterday,
  at: '14:15',
  author: cotherapist,
  unfinished: true,
  sections: {
    before: teo(
      phq9([2, 2, 2, 1, 1, 2, 1, 1, 0], 2),
      'Soup at ten, water until one. Bupropion taken. No cannabis. Thoughts of suicide: asked, none. Nose free, looked at by Dr Calder. Intention read by Wen. Go, Dr Calder and Wen, 14:25.',
    ),
    'people-and-place': teo(
      'Room 3, in person. Wen and I throughout, Dr Calder for both devices and at the end. No music.',
    ),
    dose: ines(
      dose(
        {
          product: 'esketamine',
          formulation: 'nasal spray, 28 mg a device',
          route: 'intranasal',
          orderedBy: 'Dr Ines Calder',
          weight: 72,
          weightUnit: 'kg',
          weightMeasuredOn: yesterday,
          lot: 'demo-lot-4',
        },
        ...['14:30', '14:35'].map(
          (at) =>
            [
              {
                kind: 'dose',
                at,
                site: 'Both nostrils',
                ordered: 28,
                given: 28,
                sprays: 2,
                selfAdministered: true,
                givenBy: 'Dr Ines Calder',
              },
            ] as const,
        ),
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'MOAA/S' },
        ['14:22', 112, 70, 74, 99, 14, '5', 'Baseline'],
        ['14:46', 120, 76, 80, 98, 14, '5'],
        ['15:01', 126, 80, 84, 98, 14, '4'],
        ['15:31', 118, 74, 76, 99, 14, '5'],
      ),
    ),
    timeline: teo(
      timeline(
        said('14:49', 'Wen', 'The street is nearer than the clock.'),
        seen('15:06', 'Turns the head towards each sound, then lets it go. Hands open'),
      ),
    ),
    practice: teo(
      'Listening, at Wen’s wish: the room, the street, and back. The breath reminds them of the cold. Eight minutes, led by me; not known from before.',
    ),
  },
}
