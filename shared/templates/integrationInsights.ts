import { memories } from './memories.ts'
import { Template } from './template.ts'

/** What the client makes of a session, and what they want to do with it. */
export const integrationInsights = Template.parse({
  id: 'integration-insights',
  name: 'Integration insights',
  phase: 'integration',
  version: 3,
  description: 'The client’s own account after a session, what they understood, and what they mean to do.',
  sections: [
    {
      key: 'account',
      title: 'The client’s account',
      guidance: `In their own words, before any reading of ours. ${memories}`,
      required: true,
    },
    {
      key: 'intention-read-again',
      title: 'The intention, read again',
      guidance: 'What the client says to it now.',
    },
    {
      key: 'themes',
      title: 'Themes',
      guidance: 'What comes back: images, people, feelings, the body.',
    },
    {
      key: 'insights',
      title: 'Insights',
      guidance:
        'An insight block for each: the client’s words, or a clinician’s reading that says it is one. Name the goal and the moment it belongs to.',
      required: true,
      blocks: ['insight'],
      prose: 'after',
    },
    {
      key: 'goal-progress',
      title: 'How near the goals are',
      guidance: 'What the client says of each goal today, and a rating where they give one.',
      blocks: ['progress'],
      prose: 'after',
    },
    {
      key: 'open-actions',
      title: 'What became of the actions',
      guidance: 'Done, going on, or dropped; and what the client learnt from each.',
      blocks: ['openActions'],
      prose: 'after',
    },
    {
      key: 'actions',
      title: 'Actions',
      guidance: 'What, who, by when. Small enough to be done before the next meeting.',
      required: true,
      blocks: ['action'],
      prose: 'after',
    },
    {
      key: 'measures',
      title: 'Measures',
      guidance:
        'The same measures as before the course, so that change can be seen. Where a dose falls inside the time that they ask about, the block says so.',
      blocks: ['phq9', 'gad7', 'pcl5'],
      prose: 'after',
    },
    {
      key: 'mood-and-risk',
      title: 'Mood and risk',
      guidance: 'Mood since the session, suicidal thoughts asked in plain words, safety plan looked at.',
      required: true,
    },
    {
      key: 'late-effects',
      title: 'Late effects',
      guidance: 'Each asked about; a row below for whatever is present, or asked, none reported.',
      blocks: ['lateEffects', 'adverseEffects'],
      prose: 'after',
    },
    {
      key: 'next-dose',
      title: 'Readiness for the next dose',
      guidance: 'Whether, when and why; what to do otherwise this time.',
      required: true,
      blocks: ['nextDose'],
      prose: 'after',
    },
  ],
})
