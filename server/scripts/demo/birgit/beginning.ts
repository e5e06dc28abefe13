import { consents, contraindications, gad7, goal, measure, medicines, named, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  day: on(22, 'Tue'),
  at: '11:00',
  author: lead,
  sections: {
    concern: maren(
      'Birgit is 61, a retired surveyor. Fourth depressive episode, this one for three years. Mornings are worst: she lies from five until nine and calculates distances, “from the bed to the kettle is four metres ten and I cannot do it”. Her husband Arne does the kettle.',
      'Escitalopram, venlafaxine, nortriptyline with lithium, each long enough; thirty sessions of rTMS in the second year, which gave her five good weeks. Referred by her psychiatrist, who stays in charge.',
    ),
    'psychiatric-history': maren(
      'Episodes at 29, 41 and 50, each about eight months. One admission (at 41), voluntary. No mania, no psychosis, no family history of either. Mother “took to her bed”. No alcohol: does not like the taste.',
    ),
    'suicide-history': maren(
      'At 41 she collected tablets and then told her husband where they were. No attempt before or since. At present she thinks now and then that Arne would have less to carry. No plan. She answered the item with 0 because “it’s not a thought about me”; I asked it again and left her answer as it is. Safety plan updated, Arne has a copy; tablets are given out weekly by the pharmacy.',
    ),
    'medical-history': ines(
      'Hypothyroid, replaced, TSH normal two months ago. BP 128/78. Osteoarthritis of both knees. ECG normal. eGFR 78 after three years of lithium. Two anaesthetics, uneventful. No bladder symptoms.',
    ),
    allergies: ines('Penicillin: rash at 30, nothing since. No others.'),
    medicines: ines(
      medicines(
        ['venlafaxine', '150 mg in the morning', 'eighteen months ago'],
        ['levothyroxine', '75 µg in the morning', 'years'],
        [
          'lithium carbonate',
          '600 mg at night',
          'three years ago',
          'Stopped by her psychiatrist: tremor.',
          'last spring',
        ],
      ),
    ),
    contraindications: ines(contraindications({})),
    measures: maren(
      phq9([3, 3, 3, 3, 2, 2, 2, 2, 0], 3),
      gad7([1, 1, 2, 1, 0, 1, 1]),
      measure(['MADRS', 31, 0, 60], { direction: 'higher_worse' }, 'By her psychiatrist, in the letter of referral.'),
    ),
    consents: maren(
      consents(
        {
          on: on(22, 'Tue'),
          version: '3',
          obtainedBy: 'Dr Ines Calder',
          from: 'client',
          capacity: 'has',
          validMonths: 12,
        },
        [
          'ketamine_treatment',
          'given',
          'Read the form with a ruler under each line and found a spelling mistake.',
          { signedCopy: 'Paper file' },
        ],
        ['off_label_use', 'given', undefined, { signedCopy: 'Paper file' }],
        ['psychotherapy', 'given', undefined, { signedCopy: 'Paper file' }],
        ['touch', 'pending'],
      ),
    ),
    risk: maren(
      'Suicide: see above, low at present, higher in the hour after waking. Falls: knees, the step at our side door. Drives little.',
    ),
    eligibility: ines('Eligible. Infusion, so that it can be slowed or stopped. Her psychiatrist agrees in writing.'),
    plan: maren(
      'Two infusions three weeks apart, with preparation before and integration after each. A third only if both of us want it. We count it as worked if she is under ten on the PHQ-9 twice; if two infusions change nothing, we say so and stop.',
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  day: on(20, 'Wed'),
  at: '10:30',
  author: cotherapist,
  sections: {
    education: teo(
      'Wanted numbers: half-life, rate, what happens if the pump fails. Ines answered those. I answered what it is like, which is harder. “So nobody knows until they’re in it.” No.',
    ),
    consents: maren(
      consents(
        { on: on(20, 'Wed'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['touch', 'given', 'A hand on the shoulder, left one, right one hurts. Stop: says “stop”.'],
        ['photographs', 'declined'],
      ),
    ),
    alliance: teo('Dry. Tests whether we mean things. I think we passed on the pump.'),
    goals: teo(
      named(
        'bed',
        goal('To get out of bed by half past seven.', 'Arne is not asked to do the kettle.', [
          [on(20, 'Wed'), 1, 'Birgit', 'Nine o’clock, most days.'],
        ]),
      ),
      named(
        'arne',
        goal('To tell Arne what the mornings are like.', 'He does not try to repair it.', [
          [on(20, 'Wed'), 0, 'Birgit'],
        ]),
      ),
    ),
    intention: teo('“To find out how far it is.” Asked how far what was, she said that she did not know yet.'),
    'set-and-setting': teo(
      'Room 2, bed not chair, for the knees. Arne waits in the café opposite and has our number. No music. Then: “Rain, if you have it.” We have forty minutes of rain.',
    ),
    touch: teo('Left shoulder only.'),
    comfort: teo('Being told the time. She likes to know it. We will say it if she asks and if she looks lost.'),
    measures: teo(phq9([3, 3, 3, 3, 2, 2, 2, 1, 0], 3), gad7([1, 1, 2, 1, 0, 1, 1])),
    practicalities: [
      teo('Nothing to eat for six hours, clear fluids until two hours before. Arne drives; parks on the even side.'),
      ines('Venlafaxine and levothyroxine as usual. 20G in the right forearm.'),
    ],
    readiness: teo('Ready. Maren and Ines think so too. She says “as anyone is for surveying in fog”.'),
  },
}

export const birgitBeginning = [evaluation, preparation]
