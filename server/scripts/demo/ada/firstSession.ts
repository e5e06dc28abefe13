import {
  action,
  beforeDose,
  decision,
  did,
  discharge,
  dose,
  effects,
  insight,
  linked,
  named,
  noEffects,
  phq9,
  said,
  seen,
  timeline,
  vitals,
  withNotTaken,
} from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'

const session: DemoNote = {
  templateId: 'session-guided-imagery',
  day: on(5, 'Thu'),
  at: '13:20',
  author: lead,
  sections: {
    before: maren(
      phq9([2, 2, 2, 3, 1, 2, 1, 1, 0], 2),
      beforeDose({
        fasting: 'Since eight.',
        escort: 'The neighbour is reachable and comes at five.',
        'baseline-vitals': null,
        'consent-confirmed': null,
        'touch-confirmed': 'Gone through again, fist included.',
        'intention-read': 'Read aloud; she nodded at ‘quiet’.',
      }),
      decision('goWaitOrCancel', 'go', 'Ada, Dr Ines Calder, Maren Holt'),
      'Venlafaxine taken as usual. No alcohol since Sunday.',
    ),
    'mood-and-risk': maren(
      'Slept six hours. Asked directly about thoughts of suicide: not since the evaluation, no plan, no intent.',
    ),
    'people-and-place': teo(
      'First session. Ada, Maren Holt and me throughout; Dr Calder until ten past three, then next door. Room 1, in person. Second list.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'solution for injection',
          concentration: 50,
          route: 'im',
          orderedBy: 'Dr Ines Calder',
          weight: 64.5,
          weightUnit: 'kg',
          weightMeasuredOn: on(5, 'Thu'),
          lot: 'demo-lot-7',
        },
        [
          { kind: 'dose', at: '14:04', site: 'Left deltoid', ordered: 45, given: 45, givenBy: 'Dr Ines Calder' },
          'Went in easily, no pain.',
        ],
        [
          { kind: 'booster', at: '14:21', site: 'Right deltoid', ordered: 15, given: 15, givenBy: 'Dr Ines Calder' },
          'Agreed beforehand; she nodded when asked.',
        ],
      ),
    ),
    vitals: ines(
      withNotTaken(
        vitals(
          { sedationScale: 'RASS', dueAt: '15,30,60,120' },
          ['13:52', 118, 76, 66, 98, 14, '0', 'Baseline'],
          ['14:20', 134, 84, 80, 97, 14, '-1'],
          ['15:05', 122, 78, 70, 98, 14, '0'],
          ['16:10', 120, 76, 68, 98, 14, '0'],
        ),
        '14:35',
        'Cuff left alone on purpose, she was weeping. SpO₂ on the finger 97 throughout.',
      ),
    ),
    timeline: [
      teo(
        timeline(
          seen('14:09', 'Breath slows, the left hand opens on the blanket'),
          named('tears', linked(seen('14:38', 'Tears, without turning away; fist stays open'), 'stay')),
          did('14:40', 'touch', 'Hand on the back of hers after she reached for it'),
          did('15:02', 'grounding', 'Feet on the floor, blanket off, a glass of water'),
        ),
      ),
      maren(
        timeline(
          did(
            '14:13',
            'guided_imagery',
            'Invited her into the kitchen of the letter, to look around and touch nothing',
          ),
          said('14:31', 'Ada', 'The kettle is still warm.'),
          named('coat', said('14:46', 'Ada', 'She would have read it standing up, with her coat on.')),
          linked(said('15:09', 'Ada', 'I was there for that.'), 'stay'),
        ),
      ),
    ],
    'imagery-offered': maren(
      'The kitchen in which the letter would be read, which she chose in preparation. “Let it be as it is today. Tell us only what you want to tell.” Nothing was added.',
    ),
    'imagery-emerged': maren(
      'The kitchen was smaller than she remembered, with the table pushed to the wall. A kettle had just boiled. Nobody was there, and she waited, “the way one waits for somebody who is only in the next room”.',
      'Later her mother stood by the door with her coat on and read. Ada did not hear what she thought of it. She reported this as something she saw, and did not call it a memory.',
    ),
    senses: maren(
      'Warmth of the kettle in her right palm, which she still rubbed at four o’clock. No smell; she missed it.',
    ),
    affect: teo('Quiet sadness most of the hour. Then something she called “room”.'),
    'turning-points': maren('At 14:38 she wept and stayed. She remarked on it herself half an hour later, see 15:09.'),
    'what-we-did': teo('Little. One invitation, one silence of eleven minutes, one hand.'),
    return: teo(
      'From about 15:00. Eyeshades off by herself at 15:01. First words: “Is it the same day?” Then laughed.',
    ),
    touch: teo('Her hand, held by me 14:40–14:44 after she reached out. She let go first. Within what was agreed.'),
    'adverse-effects': ines(
      effects([
        {
          onsetAt: '15:20',
          severity: 'mild',
          serious: false,
          relation: 'probable',
          told: 'Ada, told to expect it',
          resolvedAt: '15:55',
        },
        'Nausea on sitting up, no vomiting',
        'Head back down, water in sips. Ondansetron offered, declined.',
      ]),
    ),
    discharge: ines(
      discharge(
        {
          at: '17:05',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Neighbour',
          escortAt: '17:05',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(5, 'Fri'),
          checkInAt: '10:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Tandem walk steady. Ate two rusks.',
      ),
    ),
  },
}

const nextDay: DemoNote = {
  templateId: 'contact',
  day: on(5, 'Fri'),
  at: '10:00',
  author: cotherapist,
  sections: {
    occasion: teo('Next-day check-in by telephone, 10:00, nine minutes. I called.'),
    account: teo(
      'Slept nine hours. Woke with the word “enough” and could not say enough of what. Bit dizzy on the stairs at seven, gone by breakfast. The neighbour stayed until ten and they watched a programme about canals.',
      'Has not opened the violin case, “but I looked at it, which is new”.',
    ),
    risk: teo('Asked plainly. None since yesterday, none overnight.'),
    'adverse-effects': teo(noEffects('10:05'), 'Dizziness at seven, a few minutes, did not want it called anything.'),
    agreed: teo('No driving today either, her own idea. Integration on Monday at eleven.'),
    actions: teo(
      action('Ada', 'Writes nothing until Monday, on purpose.', { due: on(4, 'Mon'), doneOn: on(4, 'Mon') }),
    ),
  },
}

const integration: DemoNote = {
  templateId: 'integration-insights',
  day: on(4, 'Mon'),
  at: '11:00',
  author: cotherapist,
  sections: {
    account: teo(
      '“I always thought I had to find the sentence that would make her understand. She had her coat on. She would have understood whatever there was time for.”',
      'Told it twice. The second time without the coat until I asked, then: “Yes, that’s the point, isn’t it.”',
    ),
    'intention-read-again': teo(
      '“I would like to stay when it gets quiet.” She: “I did, for about eleven minutes.” It was eleven. We had not told her.',
    ),
    themes: teo('Waiting for somebody in the next room. How much has to be said.'),
    insights: teo(
      named(
        'short',
        linked(insight('client', 'The letter may be short. She would have read it standing up.'), 'coat', 'letter'),
      ),
      linked(
        insight(
          'clinician',
          'Staying with the sadness did not make it larger. Our reading; she found it “fair, a bit tidy”.',
        ),
        'tears',
        'stay',
      ),
    ),
    actions: [
      teo(
        linked(
          action('Ada', 'Writes one page to her mother, by hand, one side only. Does not have to bring it.', {
            due: on(3, 'Wed'),
            doneOn: on(3, 'Tue'),
          }),
          'short',
        ),
      ),
      maren(
        action('Maren Holt', 'Tells the former therapist that we have begun, as Ada asked.', {
          due: on(4, 'Fri'),
          doneOn: on(4, 'Wed'),
        }),
      ),
    ],
    measures: teo(phq9([1, 1, 2, 2, 0, 1, 1, 1, 0], 1), 'The dose lies inside the two weeks.'),
    'mood-and-risk': teo(
      'Lighter since Friday, she distrusts it. Asked about suicide: no thoughts. Card is in the violin case, she checked.',
    ),
    'late-effects': teo(noEffects('11:40')),
    'next-dose': teo(
      'Yes, in ten days or so. Same room. She wants the average cellist’s list “to see whether I still mind”.',
    ),
  },
}

export const adaFirstSession = [session, nextDay, integration]
