import { did, discharge, dose, effects, noEffects, phq9, said, seen, timeline, vitals } from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead, prescriber } from '../people.ts'

const spray = {
  product: 'esketamine',
  formulation: 'nasal spray, 28 mg a device',
  route: 'intranasal',
  orderedBy: 'Dr Ines Calder',
  weight: 72,
  weightUnit: 'kg',
}

const first: DemoNote = {
  templateId: 'session-open',
  review: { until: 'cosigned' },
  day: on(5, 'Mon'),
  at: '11:20',
  author: lead,
  sections: {
    before: maren(
      phq9([3, 3, 3, 3, 2, 2, 2, 2, 0], 3),
      'Toast at eight. Bupropion taken, no cetirizine. No cannabis. Thoughts of suicide: none, asked in those words. Pale; lay back before the cuff went on, because of last time, and did not faint. Consent and touch as agreed. Intention read. Go, Dr Calder and Wen, 11:50.',
    ),
    'people-and-place': maren(
      'First dose. Wen and I throughout, Dr Calder for both devices, at 40 minutes, and at the end. Room 3, in person. No music.',
    ),
    dose: ines(
      dose(
        { ...spray, weightMeasuredOn: on(5, 'Mon'), lot: 'demo-lot-4' },
        [
          {
            kind: 'dose',
            at: '11:55',
            site: 'Both nostrils',
            ordered: 28,
            given: 28,
            sprays: 2,
            selfAdministered: true,
            givenBy: 'Dr Ines Calder',
          },
          'Good technique.',
        ],
        [
          {
            kind: 'dose',
            at: '12:00',
            site: 'Both nostrils',
            ordered: 28,
            given: 28,
            sprays: 2,
            selfAdministered: true,
            givenBy: 'Dr Ines Calder',
          },
        ],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'MOAA/S', dueAt: '40,90,120' },
        ['11:45', 110, 68, 72, 99, 14, '5', 'Baseline'],
        ['12:35', 128, 80, 82, 98, 14, '4', '40 min. Drowsy, answers to their name, sluggishly'],
        ['13:25', 116, 72, 74, 99, 14, '5'],
        ['13:56', 112, 70, 70, 99, 14, '5', 'Two hours'],
      ),
    ),
    timeline: maren(
      timeline(
        seen('12:06', 'Wipes the back of the throat, grimaces, “drain cleaner”'),
        said('12:18', 'Wen', 'My hands are over by the window.'),
        seen('12:31', 'Eyes half shut, follows the plant with them'),
        did('12:33', 'touch', 'My hand as a weight on their feet, through the blanket, at their request'),
        said('12:47', 'Wen', 'I’m a long way up and it’s warm like the prover.'),
        seen('12:58', 'Takes a brown crayon without being offered one'),
        said('13:02', 'Wen', 'That’s not how it smells. It’s nearly how it smells.'),
      ),
    ),
    direction: maren('They wanted to look at the plants. I sat to the left and looked at them too.'),
    talk: maren(
      'Little. The prover, the cupboard in which dough rises, and being small enough to have stood in one. “I didn’t, though,” said Wen, and I wrote that as well. After 13:00 about crayons.',
    ),
    expression: maren(
      'One sheet, brown, pressed hard, the lower half empty. They call it “crust”. It went home in the blanket; photograph in the paper file, as agreed.',
    ),
    affect: maren('Far off and comfortable for forty minutes, then bashful.'),
    'turning-points': maren('None that I would call one.'),
    'what-we-did': maren('Looked at plants. Did not mention the crayons.'),
    return: maren(
      'From 12:50. Sedation gone by 13:25. Dissociation, in their words: “I was parked behind myself.” Gone by 13:10, asked again at 13:50.',
    ),
    touch: maren('Weight on the feet 12:33–12:41, asked for by Wen. They pulled the feet up and I stopped.'),
    'adverse-effects': ines(
      effects(
        [
          { onsetAt: '12:05', severity: 'mild', serious: false, relation: 'certain', resolvedAt: '12:40' },
          'Bitter taste',
          'Sweet after 30 min.',
        ],
        [
          {
            onsetAt: '12:15',
            severity: 'moderate',
            serious: false,
            relation: 'certain',
            told: 'Wen; partner at discharge',
            resolvedAt: '13:10',
          },
          'Dissociation (detached from hands, “behind myself”), not frightening',
          'Explained. Nothing needed.',
        ],
      ),
    ),
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
          escort: 'Partner',
          escortAt: '14:05',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(5, 'Tue'),
          checkInAt: '12:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Observed 2 h 5 min from the second device. Tolerated: 84 mg on Thursday.',
      ),
    ),
  },
}

const nextDay: DemoNote = {
  templateId: 'contact',
  day: on(5, 'Tue'),
  at: '12:00',
  author: cotherapist,
  sections: {
    occasion: teo('Next-day call at noon, I rang, five minutes. Woke them.'),
    account: teo('Slept fourteen hours. “Flat. Clean flat.” Fed the cat and, they said after a pause, the sourdough.'),
    risk: teo('Asked, none.'),
    'adverse-effects': teo(noEffects('12:03')),
    agreed: teo('Thursday at half past eleven, nothing to eat after half past nine.'),
  },
}

/** Written twice: the co-therapist had called already. */
const calledTwice: DemoNote = {
  templateId: 'contact',
  review: { until: 'entered_in_error', reason: 'I rang nobody: this is Teo’s call at noon, which has its own note.' },
  day: on(5, 'Tue'),
  at: '12:40',
  author: lead,
  sections: {
    occasion: maren('Next-day call, as Teo told me of it.'),
    account: maren('Slept long, says Teo.'),
    agreed: maren('Thursday at half past eleven.'),
  },
}

const pressure: DemoNote = {
  templateId: 'contact',
  review: { until: 'signed' },
  day: on(5, 'Wed'),
  at: '08:30',
  author: prescriber,
  sections: {
    occasion: ines('Call of three minutes, I rang: the blood pressure at home.'),
    account: ines('Wen read out two evenings and one morning, all below 130/85. No headache.'),
    agreed: ines('Thursday as planned. They bring the cuff.'),
  },
}

const second: DemoNote = {
  templateId: 'session-open',
  review: { until: 'cosigned' },
  day: on(5, 'Thu'),
  at: '11:15',
  author: cotherapist,
  sections: {
    before: teo(
      'Second dose. Ate at nine. Bupropion, nothing else. Suicide asked: no. No PHQ-9 today, three days after the last. Consent, touch, intention gone through. Go at 11:40.',
    ),
    'people-and-place': teo(
      'Wen and me. Ines for the devices, at 40 minutes and at the end. Room 3, in person. Rain outside, window open a hand.',
    ),
    dose: ines(
      dose(
        { ...spray, weightMeasuredOn: on(5, 'Mon'), lot: 'demo-lot-4' },
        [
          {
            kind: 'dose',
            at: '11:46',
            site: 'Both nostrils',
            ordered: 28,
            given: 28,
            sprays: 2,
            selfAdministered: true,
            givenBy: 'Dr Ines Calder',
          },
        ],
        [
          {
            kind: 'dose',
            at: '11:51',
            site: 'Both nostrils',
            ordered: 28,
            given: 28,
            sprays: 2,
            selfAdministered: true,
            givenBy: 'Dr Ines Calder',
          },
        ],
        [
          {
            kind: 'dose',
            at: '11:56',
            site: 'Both nostrils',
            ordered: 28,
            given: 28,
            sprays: 2,
            selfAdministered: true,
            givenBy: 'Dr Ines Calder',
          },
          'Sneezed at 12:01. Not repeated.',
        ],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'MOAA/S', dueAt: '40,90,120' },
        ['11:38', 112, 70, 70, 99, 14, '5', 'Baseline'],
        ['12:26', 134, 84, 88, 98, 14, '4', '40 min'],
        ['13:16', 118, 74, 76, 99, 14, '5'],
        ['14:00', 112, 72, 70, 99, 14, '5'],
      ),
    ),
    timeline: teo(
      timeline(
        said('12:08', 'Wen', 'Can you shut the — no. Leave it.'),
        seen('12:15', 'Head turns to the open window, nostrils moving'),
        said('12:22', 'Wen', 'Wet pavement. That’s wet pavement.'),
        seen('12:23', 'Cries, hand over mouth'),
        did('12:24', 'silence', 'Didn’t shut the window'),
      ),
    ),
    direction: teo('Asked for the window. I’d have kept it shut for the noise.'),
    talk: teo(
      'Nothing until 12:08. Afterwards an hour on which streets smell of what, at four in the morning, in order, on the bicycle.',
    ),
    affect: teo('Startled by it, then glad, then cautious.'),
    'turning-points': teo('12:22, T+36.'),
    'what-we-did': teo('Left the window.'),
    return: teo('From 12:45. Walked to the window at 13:20, steady, and stood there till told to sit for Ines.'),
    touch: teo('None.'),
    'adverse-effects': ines(
      effects([
        { onsetAt: '12:05', severity: 'mild', serious: false, relation: 'certain', told: 'Wen', resolvedAt: '13:00' },
        'Dissociation, less than on Monday',
        'None needed.',
      ]),
    ),
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
          escort: 'Partner',
          escortAt: '14:05',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(5, 'Fri'),
          checkInAt: '12:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        '2 h 9 min after the last device.',
      ),
    ),
  },
}

export const wenSessions = [first, nextDay, calledTwice, pressure, second]
