import { Template } from './template.ts'

/** How the client is some time after a session or a course, and how to go on. */
export const followUp = Template.parse({
  id: 'follow-up',
  name: 'Follow-up',
  phase: 'follow-up',
  version: 2,
  description: 'How the client has been, what became of each goal, late effects, and how to go on.',
  sections: [
    {
      key: 'since-last-time',
      title: 'Since last time',
      guidance: 'How the client has been, in their own words: the ordinary days, and what they did otherwise in them.',
      required: true,
    },
    {
      key: 'goal-progress',
      title: 'Progress against each goal',
      guidance:
        'A row for each goal of the course, with today’s rating and who gave it. What the client and others have noticed. Reached, still open, or set aside. A goal that is new gets a block of its own.',
      required: true,
      blocks: ['progress'],
      prose: 'after',
    },
    {
      key: 'actions',
      title: 'What became of the actions',
      guidance: 'Done, tried, left; and what the client learnt from each. New ones below them.',
      blocks: ['openActions', 'action'],
      prose: 'after',
    },
    {
      key: 'measures',
      title: 'Measures',
      guidance:
        'The same measures as before the course. Where a dose falls inside the time that they ask about, the block says so.',
      blocks: ['phq9', 'gad7', 'pcl5'],
      prose: 'after',
    },
    {
      key: 'response',
      title: 'Response',
      guidance:
        'What changed, how much of it the client puts down to the treatment, how long it lasts, and what did not change.',
      required: true,
    },
    {
      key: 'mood-and-risk',
      title: 'Mood and risk',
      guidance: 'Mood today, suicidal thoughts asked in plain words, safety plan looked at.',
      required: true,
    },
    {
      key: 'late-effects',
      title: 'Late effects',
      guidance:
        'Each asked about; a row below for whatever is present, or asked, none reported. Anything else that is new.',
      required: true,
      blocks: ['lateEffects', 'adverseEffects'],
      prose: 'after',
    },
    {
      key: 'medicines',
      title: 'Medicines',
      guidance: 'What was carried over is confirmed with the client, or struck out; what is new is added.',
      blocks: ['medicines'],
      prose: 'after',
    },
    {
      key: 'decision',
      title: 'Decision',
      guidance:
        'Continue, lengthen the interval, pause, refer, or stop; who decided, why, and when you see each other next.',
      required: true,
      blocks: ['howToGoOn'],
      prose: 'after',
    },
  ],
})
