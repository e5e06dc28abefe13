import {
  action,
  decision,
  effects,
  gad7,
  insight,
  linked,
  named,
  noEffects,
  openActions,
  phq9,
  progress,
} from '../blocks.ts'
import { on } from '../days.ts'
import type { DemoNote } from '../demoCase.ts'
import { ines, maren, teo } from '../pens.ts'
import { cotherapist, lead } from '../people.ts'

const nextDay: DemoNote = {
  templateId: 'contact',
  day: on(8, 'Fri'),
  at: '11:00',
  author: cotherapist,
  sections: {
    occasion: teo('Next-day check-in, video, 11:00, twelve minutes, both of them. I began it.'),
    account: teo(
      'Slept with the phone in the kitchen because Danuta had put it there. “I noticed at four. I didn’t go down.” Mouth sore on the left. Driving nothing today.',
    ),
    risk: teo('No suicidal thoughts, asked.'),
    'adverse-effects': teo(
      effects([
        {
          onsetOn: on(8, 'Fri'),
          onsetAt: '07:00',
          severity: 'mild',
          serious: false,
          relation: 'certain',
          told: 'Dr Calder, same day',
        },
        'Sore patch under the tongue on the left',
        'Ines: salt water, change sides next time.',
      ]),
    ),
    agreed: teo('Integration on Tuesday by video at five. He may send one message before. He negotiated two.'),
  },
}

const integration: DemoNote = {
  templateId: 'integration-insights',
  day: on(7, 'Tue'),
  at: '17:00',
  author: cotherapist,
  sections: {
    account: teo(
      '“Eleven came in and I missed it. That’s what I keep coming back to. It came in without me.” He didn’t say it as good news. Then Danuta, from off screen: “It’s good news.”',
    ),
    'intention-read-again': teo(
      '“Somebody else can hold the radio.” Who? “Turns out nobody needs to, for an hour. I don’t know about two.”',
    ),
    themes: teo('Being late. Hands.'),
    insights: teo(
      named('without-me', linked(insight('client', 'It came in without me.'), 'eleven', 'radio', 'message')),
      insight(
        'clinician',
        'He checks to be needed as much as to be safe. My reading. He said he’d have to think about that and sent a message at midnight saying that he had.',
      ),
    ),
    actions: teo(
      linked(
        action('Marek', 'Phone in the kitchen from ten, put there by himself.', {
          due: on(6, 'Tue'),
          doneOn: on(6, 'Mon'),
        }),
        'message',
      ),
      linked(
        named('lorry', action('Marek', 'One lorry a week that he does not ring.', { due: on(5, 'Tue') })),
        'without-me',
      ),
    ),
    measures: teo(
      phq9([1, 1, 1, 2, 0, 1, 1, 0, 0], 1),
      gad7([2, 2, 2, 2, 1, 1, 2]),
      'A dose lies inside the two weeks.',
    ),
    'mood-and-risk': teo('Restless, cheerful in bits. Suicide asked: no.'),
    'late-effects': teo(
      effects([
        {
          onsetOn: on(8, 'Fri'),
          severity: 'mild',
          serious: false,
          relation: 'certain',
          told: 'Dr Calder',
          resolvedOn: on(8, 'Sun'),
        },
        'Sore patch under the tongue, as told on Friday',
        'Salt water until Sunday. Healed.',
      ]),
    ),
    'next-dose': [teo('Yes, he’d like the same again.'), ines('Second dose 100 mg, in two weeks, same conditions.')],
  },
}

const noShow: DemoNote = {
  templateId: 'contact',
  day: on(5, 'Thu'),
  at: '13:30',
  author: cotherapist,
  sections: {
    occasion: teo(
      'Second dosing day, not held. He did not come into the visit at 13:25. I rang 13:30, no answer; Danuta’s phone 13:34, she answered from the road.',
    ),
    account: teo(
      'Number eleven had a puncture, a real one. He went. The dog was shut in downstairs, ready for us, she thought that was the saddest part. He rang at 19:10: “I know. I know. I could hear you say it.” I hadn’t said anything.',
    ),
    risk: teo('Asked at 19:10. Angry with himself, not in danger. Lozenge still locked; counted on camera.'),
    agreed: teo('No dose this week. Meeting on Tuesday instead, and a follow-up with Maren about whether to go on.'),
  },
}

const followUp: DemoNote = {
  templateId: 'follow-up',
  day: on(2, 'Wed'),
  at: '17:00',
  author: lead,
  sections: {
    'since-last-time': maren(
      'By video, Teo Lindqvist and I, Marek and Danuta. Phone in the kitchen on nine nights of fourteen. He went to football and was “not bored, but I sat”. Since the puncture he has slept badly again.',
    ),
    'goal-progress': maren(
      progress(
        ['message', on(2, 'Wed'), 4, 'Marek', '“Four. It was five before the puncture.”'],
        ['football', on(2, 'Wed'), 4, 'Danuta', 'She holds that he sat for one half.'],
      ),
    ),
    actions: maren(
      openActions(['lorry', 'going_on', 'Two weeks out of three. The third was the week of the puncture.']),
    ),
    measures: maren(phq9([1, 1, 2, 2, 1, 1, 1, 0, 0], 1), gad7([3, 2, 3, 2, 1, 2, 2])),
    response: maren(
      'Little, so far. The GAD-7 went from 18 to 12 after the dose and is at 15 now, where it was on the dosing day. He puts the good week down to the dose and the bad one down to himself; we said that this is not how we would divide it.',
    ),
    'mood-and-risk': maren(
      'Ashamed about the puncture. Thoughts of suicide asked, none. The plan is on the fridge beside the failure modes; he has added an eighth, “me”.',
    ),
    'late-effects': maren(noEffects('17:35'), 'Bladder asked, nothing.'),
    decision: [
      maren(
        decision(
          'howToGoOn',
          'pause',
          'Marek, Maren Holt, Dr Ines Calder',
          'Four meetings by video first, with Teo, on what happens in the minute before he goes. Then we decide about a second dose; he is free to say no.',
        ),
      ),
      ines('Agree. Remaining lozenge handed in at his pharmacy, receipt in the file.'),
    ],
  },
}

const ownThoughts: DemoNote = {
  templateId: 'process-note',
  day: on(2, 'Wed'),
  at: '18:30',
  author: lead,
  sections: {
    conversation: maren('He makes us laugh just before he would be sad. I laughed with him three times today.'),
    supervision: maren('Am I relieved that we pause? I would like to look at that with Ruth.'),
  },
}

export const marekAfterwards = [nextDay, integration, noShow, followUp, ownThoughts]
