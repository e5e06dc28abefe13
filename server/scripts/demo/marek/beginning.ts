import { consents, contraindications, gad7, goal, medicines, named, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  day: on(11, 'Wed'),
  at: '16:00',
  author: cotherapist,
  sections: {
    concern: teo(
      'Marek, 52, dispatches lorries from a house on a hill an hour and a half from us. Has worried “since the telephone was on the wall”. Sleeps with the work phone on his chest. Checks that the cooker is off, his wife’s tyres, whether we’ve got his number. Two medicines (escitalopram; pregabalin, made him stupid), CBT by video, sixteen sessions. The CBT helps for what he can put in a table.',
      'In person today, for the examination. He’d like to do this at home, because driving here costs him the day before.',
    ),
    'psychiatric-history': teo(
      'No admissions. No mania, no psychosis, none in the family. Panic attacks in his thirties, gone. Whisky: a glass on Saturdays. He keeps a record of it, naturally.',
    ),
    'suicide-history': teo(
      'Asked. Never. “I’d worry who’d find me.” Said as a joke, and then I asked again without the joke. Still never. Plan on paper anyway: wife Danuta, us, emergency line.',
    ),
    'medical-history': ines(
      'BP 124/80. No cardiac, liver or bladder disease. Reflux. STOP-BANG 2, sleep study two years ago negative. ECG, liver values normal, this month. One hernia repair, uneventful. Teeth and gums sound: asked because of the route.',
    ),
    allergies: ines('None that he knows of. Asked about latex and plasters too.'),
    medicines: ines(
      medicines(
        ['omeprazole', '20 mg in the morning', 'years'],
        ['escitalopram', '10 mg', 'four years ago', 'Some help for a year.', 'two years ago'],
        ['pregabalin', '75 mg twice a day', 'last year', undefined, 'after six weeks'],
      ),
    ),
    contraindications: ines(
      contraindications({
        'active-substance-use': ['absent', 'Whisky weekly. Agreed: none two days before and two after.'],
      }),
    ),
    measures: teo(phq9([1, 1, 2, 2, 1, 1, 1, 1, 0], 1), gad7([3, 3, 3, 2, 2, 2, 3])),
    consents: teo(
      consents(
        {
          on: on(11, 'Wed'),
          version: '3',
          obtainedBy: 'Teo Lindqvist',
          from: 'client',
          capacity: 'has',
          validMonths: 12,
        },
        ['psychotherapy', 'given'],
        ['telehealth', 'given', 'Read the part about the connection dropping twice.', { signedCopy: 'Paper file' }],
        ['ketamine_treatment', 'pending'],
        ['off_label_use', 'pending'],
        ['touch', 'declined', 'Does not arise. His wife may hold his hand if he asks.'],
      ),
    ),
    risk: teo(
      'Suicide low. Misuse: he’d count the lozenges anyway. The household: two adults, a grandchild on Sundays, so they go in the tool cabinet, which locks. Nobody drives that day.',
    ),
    eligibility: ines(
      'Eligible for home dosing on three conditions: sitter throughout, visit seen by one of us throughout, two doses dispensed at most. First dose 100 mg.',
    ),
    plan: teo(
      'Four doses under the tongue at home, three weeks apart. We look at it after the second and stop there if nothing moves. Danuta sits. I’m on the screen from half an hour before until she takes over.',
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  day: on(9, 'Tue'),
  at: '17:00',
  author: cotherapist,
  sections: {
    education: [
      teo(
        'By video, both of them on the sofa, the dog between. How it tastes (bad), how long it is held, what it does to time. He asked for the failure modes, in those words. We made a list of seven. Danuta asked the better one: “What do I do if he is happy?”',
      ),
      ines(
        'Fifteen minutes by phone: hold ten minutes, then spit. Nothing by mouth after. Sitter shown recovery position and the BP cuff; did both back to me.',
      ),
    ],
    consents: teo(
      consents(
        {
          on: on(9, 'Tue'),
          version: '3',
          obtainedBy: 'Teo Lindqvist',
          from: 'client',
          capacity: 'has',
          validMonths: 6,
        },
        ['ketamine_treatment', 'given', undefined, { signedCopy: 'Paper file, by post' }],
        ['off_label_use', 'given', undefined, { signedCopy: 'Paper file, by post' }],
        [
          'home_dosing',
          'given',
          'With Danuta as sitter, who signed the sitter’s page for herself.',
          { signedCopy: 'Paper file, by post' },
        ],
        ['recording', 'declined'],
      ),
    ),
    alliance: teo('He sends me three messages before each meeting and apologises for them in a fourth. I answer one.'),
    goals: teo(
      named(
        'message',
        goal('To leave a message until the morning.', 'The work phone spends the night in the kitchen.', [
          [on(9, 'Tue'), 2, 'Marek', 'He had prepared the number.'],
        ]),
      ),
      named(
        'football',
        goal('To be bored at his grandchild’s football.', 'Danuta: he stops walking up and down.', [
          [on(9, 'Tue'), 3, 'Marek'],
        ]),
      ),
    ),
    intention: teo('“Somebody else can hold the radio for an hour.”'),
    'set-and-setting': teo(
      'Their spare room, bed against the wall, curtain, his father’s lamp. Danuta in the wicker chair. Screen on the shelf at the foot of the bed; we tried the angle. The dog stays downstairs.',
    ),
    touch: teo('None by us, it’s a screen. Danuta: hand, if he puts his out. Stop: takes it back.'),
    comfort: teo(
      'His feet. If it’s too much he presses them against the footboard, Danuta says “footboard”. If it stays too much for ten minutes, Ines rings Danuta’s phone.',
    ),
    measures: teo(phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1), gad7([3, 3, 3, 2, 2, 2, 3])),
    practicalities: teo(
      'Nothing to eat for four hours. Address checked: 3 Example Rise, Nowhere. Danuta’s phone 555-0142. Ambulance where they are: 555-0100; nearest hospital twenty-five minutes. If picture and sound go: Danuta rings me, 555-0117, within two minutes, and if she doesn’t I ring her.',
    ),
    readiness: [
      teo('Ready. So’s she.'),
      maren('Joined for the last quarter of an hour, as lead. I agree. The seven failure modes are on the fridge.'),
    ],
  },
}

export const marekBeginning = [evaluation, preparation]
