import { consents, contraindications, cssrs, decision, gad7, goal, medicines, named, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { lead } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  day: on(8, 'Tue'),
  at: '10:00',
  author: lead,
  sections: {
    concern: maren(
      'Ada is 44 and teaches the violin. She has been depressed since the winter after her mother died, two and a half years ago. “I do everything. I just do it from the next room.” Pupils come, the accounts are done, she cooks. She does not play for herself any more; the instrument is taken out for lessons and put back.',
      'Two medicines in adequate dose (sertraline 150 mg for seven months, then venlafaxine 150 mg for five) and eighteen months of psychotherapy, which she liked and which “explained it very well”. Came to us through her former therapist, who has written.',
    ),
    'psychiatric-history': maren(
      'One earlier episode at 23, after a failed audition; four months, no treatment. Never admitted. No mania, no psychosis, none in the family as far as she knows; an aunt “drank”. No dissociation outside ordinary absent-mindedness. Wine at weekends, two glasses. Cannabis twice as a student, disliked it.',
    ),
    'suicide-history': maren(
      cssrs(
        {
          recall: 'lifetime',
          ideation: 1,
          actualAttempt: false,
          interruptedAttempt: false,
          abortedAttempt: false,
          preparatoryActs: false,
          selfInjury: false,
        },
        'Worst in the first winter. Asked again for the past month: the same level, two days.',
      ),
      'No attempt. In the first winter she thought about not waking up, on most nights, and once stood at the window of the music school longer than she needed to. She told nobody then. The thought of not waking up came back on two days of the last fortnight (PHQ-9, item 9). No method, no preparation, no wish to act on it. She says that the window frightened her more than anything since.',
      'Safety plan written together, on one card: first sign is that she stops answering her sister; then neighbour, sister, our number, the emergency line. It lives in the violin case. “I open that every day.”',
    ),
    'medical-history': ines(
      'Well. BP 122/78 seated, second reading 118/76. No cardiac, hepatic or renal disease. No bladder symptoms. Snores a little, no apnoea witnessed, STOP-BANG 1. One general anaesthetic (wisdom teeth, age 20): vomited after. ECG of last month normal. Liver values and blood count normal, same date.',
    ),
    allergies: ines('Asked: none known.'),
    medicines: ines(
      medicines(
        ['venlafaxine', '75 mg in the morning', 'last year', 'Reduced from 150 mg by her doctor. Stays for now.'],
        ['sertraline', '150 mg in the morning', 'two years ago', 'No effect that she noticed.', 'after seven months'],
        ['ibuprofen', '400 mg when the shoulder hurts', 'years'],
      ),
    ),
    contraindications: ines(
      contraindications({
        'uncontrolled-hypertension': ['absent', 'Two readings today, both normal. On an SNRI: look again.'],
        'pregnancy-or-breast-feeding': ['absent', 'Asked. Coil, two years left.'],
      }),
    ),
    measures: maren(
      phq9([3, 3, 3, 3, 1, 2, 2, 1, 1], 2),
      gad7([1, 2, 1, 2, 0, 1, 1]),
      'Filled in by her, in pencil, with one answer rubbed out (item 6, first 3, then 2).',
    ),
    consents: maren(
      consents(
        { on: on(8, 'Tue'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['psychotherapy', 'given', undefined, { signedCopy: 'Paper file' }],
        ['ketamine_treatment', 'pending', 'Took the form home to read.'],
        ['off_label_use', 'pending'],
        ['touch', 'pending', 'Talked about at the next meeting.'],
      ),
    ),
    risk: maren(
      'Passive thoughts of death, see above; no intent. Lives alone. What holds her: the pupils, the sister, and in her words “I am too curious to go”. No harm to or from others. Drives to one pupil a week.',
    ),
    eligibility: ines(
      decision(
        'eligibility',
        'offered',
        'Dr Ines Calder, Maren Holt',
        'Venlafaxine may raise BP on the day; measure at home for a week first.',
      ),
    ),
    plan: maren(
      'Three intramuscular sessions, about two weeks apart, each with one preparation and one or two integration meetings. We stop after three, or earlier if she plays for herself again and no longer thinks that she should be further along. That was her own measure.',
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  day: on(6, 'Thu'),
  at: '14:00',
  author: lead,
  sections: {
    education: maren(
      'We went through what the medicine does and does not do, how long the effect lasts, and that memory of the session can be patchy. She asked whether she would say things that she could not take back, and what would happen with them. I said that she decides what goes further than this room, within the limits that we had signed.',
    ),
    consents: maren(
      consents(
        { on: on(6, 'Thu'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['ketamine_treatment', 'given', undefined, { signedCopy: 'Paper file' }],
        [
          'off_label_use',
          'given',
          'She had underlined “not approved for this” and asked who decides that.',
          { signedCopy: 'Paper file' },
        ],
        ['touch', 'given', 'Back of the hand, when she reaches out first. Stop: closed fist.'],
        ['recording', 'declined', '“Not with my voice like that.”'],
      ),
    ),
    alliance: maren(
      'Third meeting. She disagrees with me aloud now; at the first she apologised for correcting a date.',
    ),
    goals: maren(
      named(
        'stay',
        goal(
          'To sit with the sadness about her mother without leaving the room in her head.',
          'She will still be able to say, afterwards, what was on the table.',
          [[on(6, 'Thu'), 2, 'Ada', '“Two because I can do it in church.”']],
        ),
      ),
      named(
        'letter',
        goal(
          'To write the letter to her mother that she has begun four times.',
          'There is a last line. Whether it is sent to anybody does not matter.',
          [[on(6, 'Thu'), 1, 'Ada']],
        ),
      ),
    ),
    intention: maren('“I would like to stay when it gets quiet.”'),
    'set-and-setting': teo(
      'Room 1, recliner by the window with the blind down. Two blankets. Music without words; she listened to three lists and threw out the first because of “a very average cellist”. Chose the second, with long gaps between the pieces. Eyeshades from the start.',
    ),
    touch: teo(
      'Hand on the back of her hand if she reaches out. Nothing else. Stop signal is the closed fist, we tried it.',
    ),
    comfort: teo(
      'If it gets too much: name three things in the room, then her sentence, “I am in the chair and the chair is on the floor.” Not helpful: being asked how she is.',
    ),
    measures: maren(phq9([3, 2, 2, 3, 1, 2, 2, 1, 0], 2)),
    practicalities: [
      maren(
        'Nothing to eat from eight o’clock, water until noon. Her neighbour brings her home and stays for the evening. No pupils on Friday.',
      ),
      ines(
        'Home BP for seven days: highest 128/82. Venlafaxine as usual on the day. Ondansetron ready, because of the wisdom teeth.',
      ),
    ],
    readiness: maren(
      decision('readinessDecision', 'ready', 'Maren Holt, Dr Ines Calder', 'In her words “more curious than afraid”.'),
    ),
  },
}

export const adaBeginning = [evaluation, preparation]
