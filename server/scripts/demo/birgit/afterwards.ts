import {
  action,
  decision,
  did,
  discharge,
  dose,
  effects,
  gad7,
  insight,
  linked,
  measure,
  named,
  noEffects,
  phq9,
  progress,
  said,
  seen,
  timeline,
  vitals,
} from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'
import { infusion } from './sessions.ts'

const session: DemoNote = {
  templateId: 'session-open',
  day: on(16, 'Tue'),
  at: '09:35',
  author: cotherapist,
  sections: {
    before: teo(
      phq9([2, 2, 2, 2, 1, 2, 1, 1, 0], 2),
      'Nothing since midnight but tea at six. Arne in the café. No new medicines. Suicide asked: no, and not since the Thursday that Maren wrote about. Touch as before. New intention, hers: “To leave the staff in the ground.” Go at 09:55.',
    ),
    'people-and-place': teo(
      'Second infusion. Birgit, Maren until 11:00, me throughout, Ines at the pump. Room 2, in person. Rain again, by request “the same rain”.',
    ),
    dose: ines(
      dose(
        { ...infusion, weightMeasuredOn: on(16, 'Tue'), lot: 'demo-lot-3' },
        [
          {
            kind: 'dose',
            at: '10:00',
            end: '10:24',
            site: 'Right forearm',
            rate: 100,
            ordered: 35,
            given: 14,
            givenBy: 'Dr Ines Calder',
          },
          '40 ml in.',
        ],
        [
          { kind: 'dose', at: '10:24', end: '10:48', rate: 150, given: 21, givenBy: 'Dr Ines Calder' },
          'Rate raised at her wish, BP allowing. Bag empty.',
        ],
      ),
    ),
    vitals: ines(
      vitals(
        { sedationScale: 'RASS', dueAt: '10,20,30,45,60,90' },
        ['09:52', 124, 76, 68, 98, 14, '0', 'Baseline'],
        ['10:10', 132, 80, 74, 97, 14, '0'],
        ['10:20', 136, 82, 76, 97, 14, '-1'],
        ['10:32', 142, 86, 80, 97, 14, '-1'],
        ['10:46', 144, 86, 82, 97, 14, '-1'],
        ['11:02', 130, 80, 72, 98, 14, '0'],
        ['11:30', 124, 76, 68, 98, 14, '0'],
      ),
    ),
    timeline: teo(
      timeline(
        seen('10:15', 'Hands flat, still'),
        named('put-down', said('10:27', 'Birgit', 'You can put your end down, Arne.')),
        did('10:30', 'touch', 'Hand on the left shoulder; she had asked “is anybody at the other end?”'),
        said('10:31', 'Birgit', 'Good.'),
        seen('10:44', 'Weeps without sound, about two minutes. Wipes her face with the sheet'),
      ),
    ),
    direction: teo('Nothing offered, as agreed. She said, “You know what to do. Nothing, but properly.”'),
    talk: teo(
      'Arne was holding the other end of a tape and it had got very long. He couldn’t hear her. When she told him he could put it down, he did, and “it simply wound itself in”. In forty years of marriage they did measure things together: kitchens. She told me about three kitchens, until noon.',
    ),
    affect: teo('Tender. I’d not seen it before.'),
    'turning-points': teo('10:27.'),
    'what-we-did': teo('The shoulder. Nothing, properly.'),
    return: teo(
      'From 10:55, easily. First words: “I need to ring him.” We asked her to wait until discharge; she waited until 11:20, which I’d call a compromise.',
    ),
    touch: teo(
      'Me, left shoulder, 10:30 to 10:33, after her question. Told her first. She put her own hand over mine and took it away.',
    ),
    'adverse-effects': ines(
      effects([
        {
          onsetAt: '10:35',
          severity: 'mild',
          serious: false,
          relation: 'certain',
          told: 'Birgit',
          resolvedAt: '11:05',
        },
        'Double vision',
        'Told that it passes, as last time.',
      ]),
    ),
    discharge: ines(
      discharge(
        {
          at: '12:30',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'none',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Her husband',
          escortAt: '12:30',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(16, 'Wed'),
          checkInAt: '09:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Well. Cannula out 12:00.',
      ),
    ),
  },
}

const integration: DemoNote = {
  templateId: 'integration-insights',
  day: on(16, 'Fri'),
  at: '10:00',
  author: lead,
  sections: {
    account: maren(
      '“I told him in the car. He said nothing for the whole bridge. Then he said, ‘I thought the kettle was helping.’” She laughed so that she had to take her glasses off.',
    ),
    'intention-read-again': maren('The staff is “in the ground, more or less upright”.'),
    themes: maren('The other end of the tape.'),
    insights: maren(
      linked(
        insight('client', 'He was holding on because I hadn’t told him that he could let go.'),
        'put-down',
        'arne',
      ),
    ),
    actions: maren(
      linked(
        action('Birgit', 'Out of bed at half past seven on three mornings, whatever the distance.', {
          due: on(15, 'Fri'),
          doneOn: on(15, 'Thu'),
        }),
        'bed',
      ),
      action('Arne', 'Leaves the kettle. His own offer.', { due: on(15, 'Mon'), doneOn: on(15, 'Mon') }),
    ),
    measures: maren(phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1)),
    'mood-and-risk': maren(
      'Good days, four of six. No thoughts about Arne’s load this week; she noticed that herself. Asked about suicide: no.',
    ),
    'late-effects': maren(noEffects('10:40')),
    'next-dose': maren('None planned. Both content with two.'),
  },
}

const followUp: DemoNote = {
  templateId: 'follow-up',
  day: on(12, 'Thu'),
  at: '14:00',
  author: lead,
  sections: {
    'since-last-time': maren(
      'Four weeks. They are measuring the kitchen of their daughter. One bad stretch of four days after a cold, in bed until nine. “And then it was over, which is not how it used to go.”',
    ),
    'goal-progress': maren(
      progress(
        ['bed', on(12, 'Thu'), 8, 'Birgit', 'Five days of seven.', 'reached'],
        ['arne', on(12, 'Thu'), 6, 'Birgit', 'He repairs less. He bought a book.'],
      ),
    ),
    actions: maren(
      action('Birgit', 'Rings her psychiatrist herself about the months ahead.', {
        due: on(10, 'Fri'),
        doneOn: on(11, 'Tue'),
      }),
    ),
    measures: maren(
      phq9([1, 1, 1, 2, 0, 1, 1, 0, 0], 1),
      gad7([1, 0, 1, 1, 0, 0, 1]),
      measure(['MADRS', 11, 0, 60], { direction: 'higher_worse' }, 'By her psychiatrist, in his letter.'),
    ),
    response: maren(
      'From 20 at the evaluation to 7. She gives the infusions “the first shove” and Arne the rest. Knees, sleep before five and her opinion of the weather have not changed.',
    ),
    'mood-and-risk': maren(
      'Well. Suicide asked: no. She knows what the beginning of an episode looks like (four mornings in a row) and whom to ring.',
    ),
    'late-effects': maren(noEffects('14:35'), 'Bladder asked about in particular: nothing.'),
    decision: [
      maren(
        decision(
          'howToGoOn',
          'stop',
          'Birgit, Maren Holt, Dr Ines Calder',
          'As planned: under ten twice. One more follow-up in two months, then close.',
        ),
      ),
      ines('Agree. Letter to her psychiatrist sent.'),
    ],
  },
}

const lastFollowUp: DemoNote = {
  templateId: 'follow-up',
  day: on(4, 'Tue'),
  at: '14:00',
  author: cotherapist,
  sections: {
    'since-last-time': teo(
      'A bad fortnight last month, six mornings in a row, and she rang her psychiatrist on the fifth instead of the thirtieth. Venlafaxine went up to 225 mg. Better since.',
    ),
    'goal-progress': teo(
      progress(
        ['bed', on(4, 'Tue'), 6, 'Birgit', 'Counting the fortnight.', 'reached'],
        [
          'arne',
          on(4, 'Tue'),
          9,
          'Birgit',
          '“He asked me how far it was that day. I said eleven kilometres and he went and made toast.”',
          'reached',
        ],
      ),
    ),
    measures: teo(phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1), gad7([1, 1, 1, 0, 0, 0, 1])),
    response: teo(
      'Holds, not as well as two months ago: 9, was 7. She’s not surprised. The dose was twelve weeks ago.',
    ),
    'mood-and-risk': teo(
      'Thoughts about Arne being better off: once, in the bad fortnight, told him the same day. No plan, none now. Safety plan read through, one telephone number changed.',
    ),
    'late-effects': teo(noEffects('14:30')),
    decision: teo(
      'No further infusion now, her wish and ours. Back to her psychiatrist, who may send her again. Closing on Friday week.',
    ),
  },
}

const closing: DemoNote = {
  templateId: 'contact',
  day: on(3, 'Fri'),
  at: '16:00',
  author: lead,
  sections: {
    occasion: maren(
      'Closing summary. Written after a last meeting of half an hour, Birgit and Arne, Teo Lindqvist and I.',
    ),
    account: maren(
      'Two infusions, four months. PHQ-9 from 20 at the evaluation to 7, and 9 at the end. She gave us the squared paper, unfolded: two crosses, a line, and beside the line “4.10 m”. Copy in the paper file; the original went home again.',
    ),
    risk: maren('As ten days ago. Nothing new.'),
    agreed: maren(
      'Her psychiatrist goes on. If four mornings in a row are bad, she rings him, and he us if he wants to. She may write for her notes whenever she likes.',
    ),
    actions: maren(
      action('Maren Holt', 'Closing letter to her psychiatrist.', { due: on(3, 'Fri'), doneOn: on(3, 'Fri') }),
    ),
  },
}

export const birgitAfterwards = [session, integration, followUp, lastFollowUp, closing]
