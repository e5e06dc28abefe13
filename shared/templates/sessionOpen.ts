import { memories } from './memories.ts'
import { sessionBeginning, sessionEnd } from './session.ts'
import { Template } from './template.ts'

/** The dosing session without a set practice: talk, art, movement, silence. */
export const sessionOpen = Template.parse({
  id: 'session-open',
  name: 'Session observations: open',
  phase: 'session',
  version: 2,
  description:
    'The dosing day without a set practice: what was checked, what was given, what the client brought, said and made, and how they left.',
  sections: [
    ...sessionBeginning,
    {
      key: 'direction',
      title: 'How it was begun',
      guidance: 'What the client wanted from the time, what was offered to them, and what they chose.',
      required: true,
    },
    {
      key: 'talk',
      title: 'What was talked about',
      guidance: `What the client told, in their words where they mattered, and what was answered. ${memories}`,
      required: true,
    },
    {
      key: 'expression',
      title: 'Art and other expressive work',
      guidance:
        'Drawing, clay, writing, voice, movement: the material, what was made, and what the client says it is. Where it is kept, and whose it is.',
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
