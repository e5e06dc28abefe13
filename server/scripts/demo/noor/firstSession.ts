import {
  action,
  did,
  discharge,
  dose,
  effects,
  named,
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
  day: on(11, 'Thu'),
  at: '13:20',
  author: lead,
  sections: {
    before: maren(
      phq9([2, 2, 2, 2, 1, 1, 1, 1, 0], 2),
      'Nothing since seven. Amlodipine: she was not sure, thought yes. Slept four hours after a long trial. Suicide asked: no. Consent and touch confirmed; intention read by her in both languages. First reading 142/90, second after ten minutes 138/88. We talked about waiting a week. She did not want to. Go, Dr Calder, Noor and I, 13:55.',
    ),
    'people-and-place': teo(
      'First session. Noor, Maren, me throughout; Ines from 13:40 and in the end throughout. Room 1, in person. Strings until 14:31, then off.',
    ),
    dose: ines(
      dose(
        {
          product: 'racemic',
          formulation: 'solution for injection',
          concentration: 50,
          route: 'im',
          orderedBy: 'Dr Ines Calder',
          weight: 75,
          weightUnit: 'kg',
          weightMeasuredOn: on(11, 'Thu'),
          lot: 'demo-lot-6',
        },
        [{ kind: 'dose', at: '14:02', site: 'Right deltoid', ordered: 60, given: 60, givenBy: 'Dr Ines Calder' }],
        [
          {
            kind: 'other',
            medicine: 'ondansetron',
            at: '14:40',
            site: 'Right thigh, IM',
            ordered: 4,
            given: 4,
            givenBy: 'Dr Ines Calder',
          },
          'After the second vomiting.',
        ],
      ),
    ),
    vitals: ines(
      withNotTaken(
        vitals(
          { sedationScale: 'RASS', dueAt: '15,30,60,120' },
          ['13:40', 142, 90, 84, 98, 16, '0'],
          ['13:50', 138, 88, 80, 98, 16, '0', 'Baseline'],
          ['14:17', 164, 98, 104, 97, 20, '+1'],
          ['14:28', 178, 106, 112, 97, 24, '+2', 'Repeated at once: 176/104'],
          ['14:45', 168, 100, 104, 97, 20, '+1'],
          ['15:00', 156, 94, 92, 98, 18, '0'],
          ['15:30', 144, 88, 84, 98, 16, '0'],
          ['16:30', 136, 86, 78, 98, 16, '0'],
        ),
        '14:36',
        'Vomiting.',
      ),
      'Cuff on the right arm throughout.',
    ),
    timeline: [
      maren(
        timeline(
          did('14:08', 'guided_imagery', 'Offered the chair: “There may be a chair. See whether it is yours.”'),
          said('14:19', 'Noor', 'They’ve taken the doors off.'),
          did('14:23', 'talk', 'I said where she was. It did not reach her'),
          named('dead', said('14:27', 'Noor', 'I’m dead, aren’t I? You can say it.')),
          did('14:28', 'grounding', '“You are alive. I am Maren. It is Thursday.” Every half minute or so until 14:44'),
          said('14:52', 'Noor', 'Thursday. You said Thursday.'),
        ),
      ),
      teo(
        timeline(
          seen('14:17', 'Pulls off the eyeshades, eyes wide, does not find us'),
          seen('14:24', 'Tries to get up, left arm in front of her face'),
          did('14:29', 'talk', 'Her sentence, in her language. She turned her head'),
          did('14:31', 'music', 'Switched off'),
          seen('14:33', 'Vomits. Turned on her right side, basin, head held by Ines'),
          seen('14:38', 'Vomits again; a third time at 14:49, little'),
          did('14:41', 'touch', 'Right hand, palm up, mine under it; she had put it out'),
        ),
      ),
    ],
    'imagery-offered': maren(
      'A chair in the corridor, from her intention. Left open. Looking at it now I hurried: six minutes in, with a pressure we had not liked.',
    ),
    'imagery-emerged': maren(
      'A corridor without doors and nobody’s turn. She was certain that she had died and that we were being polite. Her account, on the day, in few words; more in the call.',
    ),
    senses: teo('Cold, she said. The smell of the ward. Strings “like a machine”.'),
    affect: teo(
      'Terror for about twenty minutes, I’ve no other word. Then exhausted, and very courteous to everybody.',
    ),
    'turning-points': maren('14:29, when Teo said her sentence. 14:52.'),
    'what-we-did': maren(
      'Stayed. Stopped the music, late. Said the same three things. Explained once, at 14:23, which we had said that we would not.',
    ),
    return: teo('From 14:52, all the way by 15:25. First words when up: “I’m so sorry about the floor.”'),
    touch: teo(
      'Right hand 14:41–15:10. Ines held her head while she vomited and steadied her right shoulder at 14:24 when she tried to stand: not in the agreement, for safety, told her afterwards. She said, “Of course.” Left arm not touched.',
    ),
    'adverse-effects': ines(
      effects(
        [
          {
            onsetAt: '14:17',
            severity: 'moderate',
            serious: false,
            relation: 'certain',
            told: 'Noor and husband 17:00; GP by letter; R. Amsel',
            resolvedAt: '15:30',
          },
          'Hypertension, highest 178/106, pulse 112. No chest pain, headache or visual change (asked 14:52)',
          'Sat up, calmed, remeasured. Urapidil drawn up, not given: falling from 14:45.',
        ],
        [
          {
            onsetAt: '14:33',
            severity: 'moderate',
            serious: false,
            relation: 'probable',
            told: 'Noor and husband',
            resolvedAt: '15:20',
          },
          'Vomiting, three times; none inhaled',
          'Lateral position. Ondansetron 4 mg IM. ECG at 15:35: QTc 438 ms.',
        ],
        [
          {
            onsetAt: '14:17',
            severity: 'severe',
            serious: false,
            relation: 'certain',
            told: 'Noor and husband; R. Amsel',
            resolvedAt: '14:52',
          },
          'Frightening dissociation, conviction of being dead',
          'Reorientation, music off. Midazolam considered and not given: she began to answer at 14:29.',
        ],
      ),
    ),
    discharge: ines(
      discharge(
        {
          at: '17:20',
          backToBaseline: true,
          orientation: 'full',
          gait: 'steady',
          nausea: 'mild',
          lastVitals: 'as_before',
          riskAsked: true,
          escort: 'Husband',
          escortAt: '17:20',
          noDriving: true,
          instructions: 'both',
          checkInOn: on(11, 'Thu'),
          checkInAt: '21:00',
          responsibleClinician: 'Dr Ines Calder',
        },
        'Kept 3 h 18 min. Husband told what happened, in her presence and with her leave. BP above 160 at home or fear that does not go: my number, day or night. Chest pain, bad headache, weakness: emergency line first, then me.',
      ),
    ),
  },
}

const sameEvening: DemoNote = {
  templateId: 'contact',
  day: on(11, 'Thu'),
  at: '21:00',
  author: cotherapist,
  sections: {
    occasion: teo('Call the same evening, 21:00, as booked. Twenty minutes; Idris first, then her.'),
    account: teo(
      'BP at home 138/86 at eight. Kept down rice. She’s lying on the sofa with the light on and doesn’t want it off. “I know I’m alive, I’ve checked with several people.”',
    ),
    risk: teo(
      'Asked plainly, because she’d thought she was dead: doesn’t want to be, quite the reverse. Idris sleeps next door with both doors open, her idea.',
    ),
    agreed: teo('Maren rings tomorrow at ten. Idris rings Ines in the night if it’s needed.'),
  },
}

const nextDay: DemoNote = {
  templateId: 'contact',
  day: on(11, 'Fri'),
  at: '10:00',
  author: lead,
  sections: {
    occasion: maren('Next-day call, 10:00, thirty-five minutes. I rang.'),
    account: maren(
      'Slept from two until seven, light on. “I was in the corridor and the doors were off, so it was not a corridor. It was just long.” Embarrassed about the floor; angry about the strings, and a little at me. I said that I would have been too. Found yesterday’s amlodipine in its box.',
      'I told her what I think we did badly: we did not wait when the pressure was high and she had slept four hours, and I made an offer too soon.',
    ),
    risk: maren('No suicidal thoughts. Startled by the post. Not alone before Sunday.'),
    'adverse-effects': [
      maren(
        effects([
          {
            onsetOn: on(11, 'Fri'),
            onsetAt: '07:00',
            severity: 'mild',
            serious: false,
            relation: 'probable',
            told: 'Dr Calder, 10:40',
          },
          'Fear on waking, “are my hands mine”, some minutes at a time',
          'Asked to ring us if it lasts longer than an hour or comes back after Sunday.',
        ]),
      ),
      ines('BP this morning 132/84, amlodipine taken. Report of adverse reaction filed.'),
    ],
    agreed: maren('Meeting on Monday. No talk about a second session before then; she asked for that.'),
    actions: maren(
      action('Dr Ines Calder', 'Letter to the GP about the pressure.', { due: on(10, 'Mon'), doneOn: on(11, 'Fri') }),
    ),
  },
}

export const noorFirstSession = [session, sameEvening, nextDay]
