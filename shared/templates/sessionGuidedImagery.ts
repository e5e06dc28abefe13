import { memories } from './memories.ts'
import { sessionBeginning, sessionEnd } from './session.ts'
import { Template } from './template.ts'

/** The dosing session with guided imagery, written while it happens and finished after it. */
export const sessionGuidedImagery = Template.parse({
  id: 'session-guided-imagery',
  name: 'Session observations: guided imagery',
  phase: 'session',
  technique: 'guided_imagery',
  version: 3,
  description:
    'The dosing day: what was checked, what was given, the imagery offered and what came of it, and how the client left.',
  sections: [
    ...sessionBeginning,
    {
      key: 'imagery-offered',
      title: 'Imagery offered',
      guidance:
        'The theme and whose it was, the words of the invitation as they were given, when, and how open it was left; how it was taken up, changed or left aside. Nothing is offered that the client did not choose in preparation.',
      required: true,
      answeredBy: 'therapist',
    },
    {
      key: 'imagery-emerged',
      title: 'Imagery that emerged',
      guidance: `In the client’s words. What was already there and what came by itself. ${memories}`,
      required: true,
    },
    {
      key: 'senses',
      title: 'Senses involved',
      guidance:
        'Sight, sound, touch, smell, taste, movement, the sense of the body and of time: which of them the imagery came in, and which stayed.',
    },
    {
      key: 'affect',
      title: 'Affect',
      guidance: 'What was felt and shown, and how it moved.',
    },
    {
      key: 'turning-points',
      title: 'Turning points',
      guidance: 'When something shifted, with the time, and what came before it.',
    },
    {
      key: 'what-we-did',
      title: 'What we did',
      guidance: 'What the therapists said and did, and what they left undone on purpose.',
      answeredBy: 'therapist',
    },
    ...sessionEnd,
  ],
})
