import { consents, contraindications, gad7, goal, medicines, named, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { lead } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  day: on(14, 'Tue'),
  at: '09:00',
  author: lead,
  sections: {
    concern: maren(
      'Noor is 48 and a court interpreter. Treated for breast cancer three years ago, in remission. Since the end of treatment she has been “waiting in a corridor”. Scans every six months; the three weeks before each she does not unpack her shopping. “I interpret all day for people who are waiting for a sentence. I know what waiting sounds like.”',
      'Low most days, weeps in the car, not at home. Existential group for a year, liked it. Escitalopram 15 mg since two years, some help. Her oncologist has written that nothing speaks against this.',
    ),
    'psychiatric-history': maren(
      'A depression after her second child, untreated, half a year. No mania, no psychosis, none in the family. No dissociation. Motion sickness since childhood, severe. No alcohol, never.',
    ),
    'suicide-history': maren(
      'No attempt, no plan. In the chemotherapy months she thought that it might be quieter to stop; said so to the nurse then. Not since. Safety plan written: husband Idris, her sister abroad, us, emergency line.',
    ),
    'medical-history': ines(
      'Breast cancer, surgery and chemotherapy, in remission 3 y. Echo after anthracycline: LVEF 60 %. Hypertension, treated: 134/84 today, 130/82 on repeat. Left arm: no cuff, no injection (axillary clearance). ECG and liver values normal this month. PONV twice, badly.',
    ),
    allergies: ines('None to medicines. Plasters on the chest wall: redness, gone in a day.'),
    medicines: ines(
      medicines(
        ['tamoxifen', '20 mg in the morning', 'three years ago'],
        ['escitalopram', '15 mg in the morning', 'two years ago'],
        ['amlodipine', '5 mg in the morning', 'last year', 'To be taken on the day.'],
      ),
    ),
    contraindications: ines(
      contraindications({
        'uncontrolled-hypertension': ['absent', 'Hypertension present, controlled on amlodipine.'],
        'cardiac-disease': ['absent', 'Echo as above.'],
        'pregnancy-or-breast-feeding': ['absent', 'Asked; postmenopausal since treatment.'],
      }),
    ),
    measures: maren(phq9([2, 2, 2, 2, 1, 1, 2, 1, 0], 2), gad7([3, 3, 3, 2, 2, 1, 3])),
    consents: maren(
      consents(
        {
          on: on(14, 'Tue'),
          version: '3',
          obtainedBy: 'Maren Holt',
          from: 'client',
          capacity: 'has',
          interpreter: 'None needed',
          validMonths: 12,
        },
        ['psychotherapy', 'given'],
        ['ketamine_treatment', 'pending'],
        ['off_label_use', 'pending'],
        ['touch', 'pending'],
      ),
    ),
    risk: maren(
      'Suicide low. Blood pressure and vomiting are the things to think of, she named the vomiting herself. Drives daily; not on the day.',
    ),
    eligibility: ines(
      'Eligible with care. IM, right side only. Ondansetron available, not given beforehand (QT, escitalopram).',
    ),
    plan: maren(
      'Two sessions, three weeks apart, and no more, whatever happens. We end when she can wait for a result and go on with her day. The next scan is in four months, so there is a test of it.',
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  day: on(12, 'Wed'),
  at: '09:00',
  author: lead,
  sections: {
    education: maren(
      'Asked what the worst is that we have seen. I told her: somebody who was frightened for forty minutes and did not know us. She wrote it down in two languages. She asked what we did then. “Stayed, said who we were, and did not explain.”',
    ),
    consents: maren(
      consents(
        {
          on: on(12, 'Wed'),
          version: '3',
          obtainedBy: 'Maren Holt',
          from: 'client',
          capacity: 'has',
          interpreter: 'None needed',
          validMonths: 12,
        },
        ['ketamine_treatment', 'given', undefined, { signedCopy: 'Paper file' }],
        ['off_label_use', 'given', undefined, { signedCopy: 'Paper file' }],
        ['touch', 'given', 'Right hand only, both hands of ours. Stop: turns the palm down. Never the left arm.'],
      ),
    ),
    alliance: maren('She corrects my words, and the corrections are better.'),
    goals: maren(
      named(
        'result',
        goal('To wait for a result and unpack the shopping.', 'Idris: the bags are not in the hall.', [
          [on(12, 'Wed'), 1, 'Noor'],
        ]),
      ),
      named(
        'weep',
        goal('To weep somewhere other than in the car.', 'Somebody is there.', [
          [on(12, 'Wed'), 2, 'Noor', 'Two, for the group.'],
        ]),
      ),
    ),
    intention: maren('“Let me out of the corridor, or else show me a chair in it.”'),
    'set-and-setting': teo(
      'Room 1, recliner half up, never flat. Eyeshades. Strings, low. Her shawl over the left arm.',
    ),
    touch: maren('Right hand, see consents.'),
    comfort: teo(
      'Her own language, a sentence she taught me: I can say it, badly, and she laughed. Ginger. Not helpful: “you’re safe”.',
    ),
    measures: maren(phq9([2, 2, 2, 2, 1, 1, 1, 1, 0], 2), gad7([3, 3, 3, 2, 2, 1, 2])),
    practicalities: [
      maren(
        'Nothing to eat for six hours, clear fluids until two hours before. Idris fetches her at five. The day after is free of court.',
      ),
      ines('Amlodipine on the morning.'),
    ],
    readiness: maren('Ready, a bit brisk about it. Dr Calder agrees.'),
  },
}

export const noorBeginning = [evaluation, preparation]
