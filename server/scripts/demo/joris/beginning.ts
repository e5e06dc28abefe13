import { action, consents, contraindications, gad7, goal, medicines, pcl5, phq9 } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, sanne } from '../pens.ts'
import { trainee } from '../people.ts'

const evaluation: DemoNote = {
  templateId: 'evaluation',
  day: on(5, 'Wed'),
  at: '09:30',
  author: trainee,
  sections: {
    concern: sanne(
      'Joris is 37, a joiner, married, one daughter of six. Twenty-two months ago the extraction duct of the workshop burned while he and two colleagues were inside. He got out through the loading door. One colleague (called K. here) was in hospital for five weeks and has recovered. Joris had a cough for a month and “nothing you could show anybody”.',
      'Since then: wakes at ten past three most nights; sits facing doors; has not been in a cinema; stops mid-sentence when there is a siren and, he says, “when I come back everybody has moved on”. His wife reports the last item, he confirmed it. Works half days, in a different building.',
      'Twelve sessions of trauma-focused therapy last year, which he completed. It helped with driving past the site. He stopped being able to do the imaginal part aloud at about the seventh session. He would like to try this “because the talking gets stuck at the same plank”. (Verbatim. I asked whether plank was a figure of speech and it was not: there was a plank across the door.)',
      'Maren Holt was present throughout and asked the questions marked MH in my handwritten notes, which I can produce.',
    ),
    'psychiatric-history': sanne(
      'No earlier treatment. No admission. No periods of elevated mood on direct questioning (seven questions, all no). No psychosis; none in parents, brother or grandparents as far as he knows, the mother’s father is not known. Dissociation: loses some minutes, perhaps twice a week, always after a trigger; has never found himself elsewhere. Alcohol: three beers at the weekend, was daily for about four months after the fire, stopped by himself.',
    ),
    'suicide-history': sanne(
      'Asked in plain words. No attempt, no plan, no thoughts of killing himself at any time. In the months of daily drinking he thought that K.’s family would have been better off the other way round. He has not thought so this year. Safety plan filled in nevertheless: wife, brother, our number, emergency line; on the fridge, under the swimming timetable.',
    ),
    'medical-history': ines(
      'Fit. BP 136/84, then 132/82. Father hypertensive from 50. ECG normal this month. Spirometry normal a year ago. No bladder symptoms. One anaesthetic as a child, uneventful.',
    ),
    allergies: ines('NKDA.'),
    medicines: ines(
      medicines(
        ['prazosin', '2 mg at night', 'last spring', 'For the nights. Helps a little.'],
        ['paroxetine', '20 mg', 'two years ago', 'Could not feel anything, stopped with his GP.', 'after nine weeks'],
      ),
    ),
    contraindications: ines(
      contraindications({
        'uncontrolled-hypertension': ['unknown', 'High normal twice. A week of home readings before I decide.'],
        'active-substance-use': ['absent', 'See above. AUDIT 5.'],
      }),
    ),
    measures: sanne(
      phq9([2, 2, 3, 2, 1, 1, 2, 1, 0], 2),
      gad7([3, 3, 2, 3, 2, 2, 2]),
      pcl5('The fire, and K.', [3, 4, 2, 3, 3, 4, 3, 1, 2, 4, 3, 1, 2, 1, 1, 0, 3, 4, 2, 3]),
      'PCL-5 read aloud by me at his request, because of the glasses he had not brought; he marked every answer himself. I have checked the addition twice.',
    ),
    consents: sanne(
      consents(
        { on: on(5, 'Wed'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['psychotherapy', 'given'],
        [
          'trainee',
          'given',
          'Knows that I am in training, that Ruth Amsel reads these notes, and that he may change his mind at any time. “Somebody has to be first.”',
          { signedCopy: 'Paper file' },
        ],
        ['ketamine_treatment', 'pending'],
        ['off_label_use', 'pending'],
        ['touch', 'pending'],
      ),
    ),
    risk: sanne(
      'Suicide: low today, reasons above. Others: none. Falls: none. Driving: drives; pulls over for sirens, which I think is safe, and asked Maren Holt, who thinks so too. Relapse into daily drinking would be the thing to watch; his wife would notice first and has his permission to ring us.',
    ),
    eligibility: ines('Not yet. Pending home BP. Otherwise suitable.'),
    plan: sanne(
      'If Dr Calder agrees: three intramuscular sessions with a mindfulness practice, three weeks apart, two integration meetings after each. End point in his words: to sleep on whichever side he likes. I am not sure that this is measurable and have left it, because it is his.',
    ),
  },
}

const homeReadings: DemoNote = {
  templateId: 'contact',
  day: on(4, 'Thu'),
  at: '12:10',
  author: trainee,
  sections: {
    occasion: sanne(
      'Telephone, 12:10 to 12:22. I rang as agreed, for the week of home readings. His wife had written them on the back of a school letter and he read them out; I repeated each one back.',
    ),
    account: sanne(
      'Fourteen readings over seven days, mornings and evenings. Highest 138/86 (Saturday evening, after football on television), lowest 119/74. Median by my reckoning 128/79. He asked whether he had passed. I said that it was not a test and that Dr Calder would say.',
    ),
    risk: sanne('Asked. No change. Slept four hours on Tuesday, a siren at two.'),
    agreed: [
      sanne('Preparation next Tuesday, with Maren Holt. He will bring his glasses.'),
      ines('Readings seen. Eligible. IM, 0.5 mg/kg to begin.'),
    ],
    actions: sanne(
      action('Sanne Okafor', 'Files the sheet of readings with the paper file.', {
        due: on(4, 'Fri'),
        doneOn: on(4, 'Thu'),
      }),
    ),
  },
}

const preparation: DemoNote = {
  templateId: 'preparation-goals',
  day: on(3, 'Tue'),
  at: '10:00',
  author: trainee,
  sections: {
    education: sanne(
      'Had read a great deal and asked for the parts that are not known. We said which those are: how long it lasts, why it works for some, and whether it will work on the plank. He asked whether he could get stuck “in there”. I said that the effect ends by itself within about an hour and that we would both be in the room. Maren Holt added that an hour may not feel like an hour.',
    ),
    consents: sanne(
      consents(
        { on: on(3, 'Tue'), version: '3', obtainedBy: 'Maren Holt', from: 'client', capacity: 'has', validMonths: 12 },
        ['ketamine_treatment', 'given', undefined, { signedCopy: 'Paper file' }],
        ['off_label_use', 'given', undefined, { signedCopy: 'Paper file' }],
        [
          'touch',
          'declined',
          'None, at any time, including if he asks during the session. His suggestion. He said it twice and I wrote it twice.',
        ],
        ['co_therapist', 'given', 'Two of us, Maren Holt and me, and always the same chairs.'],
      ),
    ),
    alliance: sanne(
      'He makes jokes at the point at which it gets difficult and then looks whether I noticed. I think that I usually do. Maren Holt says that I laugh too early.',
    ),
    goals: sanne(
      goal(
        'To hear a siren and finish the sentence he is in.',
        'His wife will notice; she keeps no count, and he asked her not to begin.',
        [[on(3, 'Tue'), 2, 'Joris']],
      ),
      goal(
        'To sleep on the side that faces the door, or on the other one, as he likes.',
        'He wakes up on the wrong side and does not mind.',
        [[on(3, 'Tue'), 1, 'Joris', '“One, because I tried on holiday.”']],
      ),
    ),
    intention: sanne('“Show me where the exits are, and then let me forget about them.”'),
    'set-and-setting': maren(
      'The room with two doors, both visible from the chair. Both unlocked; we showed him. No eyeshades at first. No candles. No music, he wants to hear the building.',
    ),
    touch: sanne('None.'),
    comfort: sanne(
      'Practice: hands on the arms of the chair, feel the wood (oak; he told us what was wrong with the joint). Sentence to be said by us if he is distressed, from Maren Holt’s draft, corrected by him: “Joris, the door is open and it is day.” Not helpful: being told to breathe.',
    ),
    measures: sanne(phq9([1, 2, 3, 2, 1, 1, 2, 0, 0], 2), gad7([3, 2, 2, 3, 2, 2, 2])),
    practicalities: [
      sanne(
        'Nothing to eat for six hours, water until two hours before. His brother collects him, and drives a quiet car. He works on neither that day nor the next. I asked the caretaker when the fire alarm is tested and we have booked round it.',
      ),
      ines('Prazosin the evening before as usual. Nothing on the morning.'),
    ],
    readiness: sanne(
      'Ready by his own account and by Maren Holt’s. By mine too, though I would have liked one more meeting and said so. We agreed that this was about me.',
    ),
  },
}

const consultation: DemoNote = {
  templateId: 'case-consultation',
  day: on(3, 'Thu'),
  at: '12:30',
  author: trainee,
  sections: {
    question: sanne(
      'Thursday supervision: Ruth Amsel, Maren Holt, Teo Lindqvist, me. How do I keep a mindfulness practice from becoming an instruction to calm down? And: what do I do if he dissociates and I cannot tell it from the medicine?',
    ),
    formulation: sanne(
      'He watches exits so that nobody else has to. The watching worked, once: he found the door. Asking him to stop watching is asking him to leave his post. He does well with his hands and with exact language. Between us: I try very hard, and he reassures me, which is the wrong way round.',
    ),
    advice: sanne(
      'Ruth Amsel: you will not be able to tell, at first, and need not. Say where he is and what day it is, then wait. Anchor in the hands and not in the breath, since smoke went in with the breath (I had not thought of that). Let him keep watching; give the watching something to do.',
      'Put aside: a body scan. Teo Lindqvist thought that it would be too long.',
    ),
    actions: sanne(
      action('Sanne Okafor', 'Writes out the cues, at most ten words each, and shows them to Maren Holt.', {
        due: on(2, 'Mon'),
        doneOn: on(3, 'Sun'),
      }),
      action('Maren Holt', 'Sits nearer to the second door.'),
    ),
  },
}

export const jorisBeginning = [evaluation, homeReadings, preparation, consultation]
