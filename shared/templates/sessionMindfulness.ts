import { memories } from './memories.ts'
import { sessionBeginning, sessionEnd } from './session.ts'
import { Template } from './template.ts'

/** The dosing session with a mindfulness practice, written while it happens and finished after it. */
export const sessionMindfulness = Template.parse({
  id: 'session-mindfulness',
  name: 'Session observations: mindfulness',
  phase: 'session',
  technique: 'mindfulness',
  version: 2,
  description:
    'The dosing day: what was checked, what was given, how attention was held and what arose in it, and how the client left.',
  sections: [
    ...sessionBeginning,
    {
      key: 'practice',
      title: 'Practice used',
      guidance:
        'Breath, body scan, open monitoring, loving-kindness, or another; who led it, for how long, and whether the client knew it from before.',
      required: true,
      answeredBy: 'therapist',
    },
    {
      key: 'anchor',
      title: 'Anchor',
      guidance:
        'Where attention was asked to rest (breath, hands, sound, a phrase), and whether it held or had to be changed.',
      required: true,
    },
    {
      key: 'attention',
      title: 'Quality of attention',
      guidance:
        'Steady, drifting, narrow, wide, far away, drowsy. How you could tell, and what the client says about it.',
    },
    {
      key: 'what-arose',
      title: 'What arose',
      guidance: `Sensations, feelings, thoughts, images, in the client’s words and in their order. ${memories}`,
      required: true,
    },
    {
      key: 'relation',
      title: 'Relation to what arose',
      guidance:
        'Turning towards, turning away, fighting it, watching it, being kind to it. Where that changed, with the time.',
      required: true,
    },
    {
      key: 'cues',
      title: 'Cues given',
      guidance: 'The words that were said, when, and what followed. Silence that was kept on purpose counts.',
      answeredBy: 'therapist',
    },
    ...sessionEnd,
  ],
})
