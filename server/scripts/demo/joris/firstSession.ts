import { did, discharge, dose, noEffects, phq9, said, seen, timeline, vitals } from '../blocks.ts'
import { today, yesterday } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, sanne } from '../pens.ts'
import { trainee } from '../people.ts'

const session: DemoNote = {
  templateId: 'session-mindfulness',
  day: yesterday,
  at: '09:10',
  author: trainee,
  unfinished: true,
  sections: {
    before: sanne(
      phq9([1, 2, 3, 2, 1, 1, 1, 0, 0], 2),
      'Last meal at half past eight the evening before, water until seven. Brother confirmed by text message for two o’clock. Medicines: prazosin last night, nothing this morning. Alcohol: none for nine days. Suicidal thoughts: asked directly, no. Slept from eleven to ten past three and from four to six. Consent confirmed; no touch, confirmed; intention read by him, not by me. Both doors tried by him. Go: Dr Calder 09:40, Maren Holt, him, and I.',
    ),
    'people-and-place': sanne(
      'First session, in person. Joris, Maren Holt (chair by the second door), myself, all throughout. Dr Calder 09:25 to 10:55, 11:30 to 11:45 and at discharge. Room with two doors. No music. A van reversed in the yard at 10:20, noted below.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'solution for injection',
          concentration: 50,
          route: 'im',
          orderedBy: 'Dr Ines Calder',
          weight: 80,
          weightUnit: 'kg',
          weightMeasuredOn: yesterday,
          lot: 'demo-lot-9',
        },
        [{ kind: 'dose', at: '09:52', site: 'Right deltoid', ordered: 40, given: 40, givenBy: 'Dr Ines Calder' }],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'RASS', dueAt: '15,30,60,90' },
        ['09:35', 132, 82, 76, 98, 15, '0', 'Baseline'],
        ['10:07', 148, 90, 92, 98, 16, '-1'],
        ['10:22', 150, 90, 96, 97, 16, '-1', 'Van in the yard'],
        ['10:52', 136, 84, 80, 98, 14, '0'],
        ['11:35', 130, 82, 74, 98, 14, '0'],
      ),
    ),
    timeline: [
      sanne(
        timeline(
          did('09:56', 'mindfulness', 'Cue 1: “Hands on the wood. Nothing else to do.”'),
          seen('10:02', 'Looks at door one, door two, door one. Slower each time (I counted seven)'),
          said('10:05', 'Joris', 'The grain goes the wrong way.'),
          seen('10:20', 'Van reverses outside, beeping. Grips the chair, eyes open, does not look at the doors'),
          did('10:21', 'grounding', 'Said the sentence: “Joris, the door is open and it is day.”'),
          said('10:23', 'Joris', 'I know. I’m holding it.'),
          seen('10:30', 'Eyes closed for the first time. Three minutes'),
        ),
      ),
      maren(
        timeline(
          said('10:41', 'Joris', 'There’s a plank and it’s only a plank.'),
          seen('10:44', 'Hands come off the chair and lie in his lap, palms up'),
        ),
      ),
    ],
    practice: sanne(
      'Resting attention on contact: hands on the arms of the chair. About forty minutes, led by me with six of the ten cues I had prepared. Practised twice in preparation and by him at home, he says on the bench.',
    ),
    anchor: sanne(
      'Wood under the hands. It held. At 10:20 it was the thing he gripped, and afterwards the thing he let go.',
    ),
    'what-arose': sanne(
      'In his order: the building (pipes, a lift); the grain; the van; heat on the left side of the face, which he said was “not now”; the plank, “only a plank”. Recorded as his report. I suggested none of it.',
    ),
    cues: sanne(
      '09:56, 10:06, 10:12, 10:21 (the sentence), 10:36, 10:46. Otherwise silence. I had prepared ten and am glad of the four.',
    ),
    return: sanne(
      'From 10:48. First words: “Who’s got the van?” Walked to the window with Maren Holt beside him and looked at it.',
    ),
    touch: sanne('None, as agreed. At 10:21 I wanted to and did not.'),
    'adverse-effects': ines(noEffects('11:35')),
    discharge: ines(
      discharge(
        {
          at: '14:05',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Brother',
          escortAt: '14:05',
          noDriving: true,
          instructions: 'both',
        },
        'Check-in to be booked by S. Okafor.',
      ),
    ),
  },
}

const checkIn: DemoNote = {
  templateId: 'contact',
  day: today,
  at: '09:15',
  author: trainee,
  unfinished: true,
  sections: {
    occasion: sanne('Check-in the day after, telephone, 09:15 to 09:31. I rang; his wife answered and passed him on.'),
    account: sanne(
      'Slept from half past ten to five. Did not look at the clock at ten past three and only knows because he did not. Slight headache last evening, two glasses of water, gone. “The plank was shorter than I’d had it.”',
    ),
    risk: sanne('Asked: no thoughts of suicide. No alcohol. Brother stayed for supper.'),
  },
}

export const jorisFirstSession = [session, checkIn]
