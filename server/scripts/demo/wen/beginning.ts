import { consents, contraindications, gad7, goal, medicines, named, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { lead } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  review: { until: 'cosigned' },
  day: on(7, 'Thu'),
  at: '15:00',
  author: lead,
  sections: {
    concern: maren(
      'Wen is 29 and a baker, on sick leave for five months. “I can’t smell the bread. I can, but it’s like reading that there’s bread.” Third episode. Sleeps twelve hours, gets up for the cat. Sertraline, mirtazapine, bupropion, in that order, each for two months or longer. Wants the nasal spray because a colleague had it and because they do not want a needle near them; fainted at the last blood test.',
    ),
    'psychiatric-history': maren(
      'Episodes at 17 and 24. No admission, mania or psychosis; a grandmother was “sent away” and nobody says for what. Cannabis most evenings until last year, none for eight months. Binge eating at 17, without vomiting, not since; asked because of the bupropion. No seizures.',
    ),
    'suicide-history': maren(
      'Cut their arms at 17, not to die. Thoughts of being dead on some days at 24. Now: no thoughts of suicide, asked twice during the hour. Safety plan with warning signs (stops feeding the sourdough), partner Imre, crisis line. A photograph of it is on their telephone.',
    ),
    'medical-history': ines(
      'BP 112/70. No cardiac, hepatic, urinary disease. Vasovagal syncope with needles. Nose: no polyps, septum straight. Seasonal rhinitis: nasal steroid not within an hour of dosing. ECG normal. No anaesthetics.',
    ),
    allergies: ines('House dust and birch, in the nose. No medicines.'),
    medicines: ines(
      medicines(
        [
          'bupropion',
          '300 mg in the morning',
          'four months ago',
          'Continues, as the oral antidepressant beside the spray.',
        ],
        ['cetirizine', '10 mg when needed', 'years'],
        ['mirtazapine', '30 mg at night', 'last year', 'Weight.', 'after three months'],
      ),
    ),
    contraindications: ines(
      contraindications({
        'psychosis-or-mania': ['unknown', 'None in Wen. The grandmother: Wen will ask their mother.'],
        'active-substance-use': ['absent', 'Urine screen negative this week, at their suggestion.'],
      }),
    ),
    measures: maren(phq9([3, 3, 3, 3, 2, 3, 2, 2, 0], 3), gad7([2, 1, 2, 2, 1, 1, 1])),
    consents: maren(
      consents(
        {
          on: on(7, 'Thu'),
          version: '2, esketamine',
          obtainedBy: 'Dr Ines Calder',
          from: 'client',
          capacity: 'has',
          validMonths: 12,
        },
        [
          'ketamine_treatment',
          'given',
          'Esketamine; within its licence, so nothing off-label.',
          { signedCopy: 'Paper file' },
        ],
        ['off_label_use', 'declined', 'Does not apply.'],
        ['psychotherapy', 'given'],
        ['touch', 'pending'],
      ),
    ),
    risk: maren(
      'Suicide low today, self-harm at 17. Alone most days. Fainting. Imre knows and is afraid of saying the wrong thing; I told him, with Wen in the room, that asking is not the wrong thing.',
    ),
    eligibility: ines(
      'Eligible. Esketamine 56 mg first, 84 mg from the second if tolerated. Observed two hours every time.',
    ),
    plan: maren(
      'Twice a week for four weeks, in the clinic, in the chair by the plants. A short talk beforehand and a longer one on Wednesdays. End point: two full weeks at the bakery. If the eighth dose has changed nothing we stop.',
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  review: { until: 'cosigned' },
  day: on(6, 'Wed'),
  at: '15:00',
  author: lead,
  sections: {
    education: [
      maren(
        'Asked whether they would “talk rubbish”. Possibly, and it stays here. Asked whether it would bring back smell; I said that I do not know anybody who can promise that.',
      ),
      ines(
        'Head back 45°, one spray a side from each device, five minutes between devices. Practised with an empty one. Vitals at 40 minutes, and no leaving before two hours, also if well.',
      ),
    ],
    consents: maren(
      consents(
        { on: on(6, 'Wed'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['touch', 'given', 'Feet, through the blanket, a weight and no rubbing. Stop: pulls them up.'],
        ['photographs', 'given', 'Of drawings only, never of Wen.', { signedCopy: 'Paper file' }],
      ),
    ),
    alliance: maren('Careful with me, as with hot trays. Said at the door that they had liked being asked twice.'),
    goals: maren(
      named(
        'bake',
        goal('To bake one thing a week that nobody needs.', 'Imre finds it on the table.', [[on(6, 'Wed'), 1, 'Wen']]),
      ),
      named(
        'bakery',
        goal('To be back at the bakery at four in the morning.', 'Two full weeks on the rota.', [
          [on(6, 'Wed'), 0, 'Wen', 'Zero, because of the word “rota”.'],
        ]),
      ),
    ),
    intention: maren('“To be in the same room as things.”'),
    'set-and-setting': teo(
      'Room 3, chair by the plants, lamp not ceiling. They’ll bring the blue blanket. Crayons and paper on the side table, not mentioned.',
    ),
    touch: maren('A weight on the feet, if asked for. Otherwise none.'),
    comfort: maren(
      'Cold water on the wrists. Not lying flat. If it is too much: the names of the flours, in order, which they gave us.',
    ),
    measures: maren(phq9([3, 3, 3, 3, 2, 2, 2, 2, 0], 3)),
    practicalities: maren(
      'Nothing to eat for two hours before, nothing to drink for half an hour. Imre collects them at two and takes the tram with them. No driving until the next day; they do not own a car.',
    ),
    readiness: maren(
      'Ready, with the basin in reach. The mother says that the grandmother had tuberculosis, so that is that.',
    ),
  },
}

export const wenBeginning = [evaluation, preparation]
