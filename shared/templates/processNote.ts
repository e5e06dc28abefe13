import { Template } from './template.ts'

/**
 * A clinician's own analysis, kept apart from the chart. What the guidance leaves to the chart is what 45 CFR 164.501
 * excludes from psychotherapy notes.
 */
export const processNote = Template.parse({
  id: 'process-note',
  name: 'Process note',
  phase: null,
  compartment: 'process',
  version: 1,
  description: 'Your own analysis of what was said and of what went on between you. Only you can read it.',
  sections: [
    {
      key: 'conversation',
      title: 'What was said, and what I make of it',
      guidance:
        'The content of the conversation, documented or analysed. Not here but in the chart: medicines, their prescription and monitoring; when a session began and ended; what kinds of treatment were given and how often; results of tests; and any summary of diagnosis, function, the treatment plan, symptoms, prognosis or progress.',
    },
    {
      key: 'countertransference',
      title: 'What it stirred in me',
      guidance:
        'Feelings, images, impulses, what you did with them. What the client may have been doing with you, and you with the client.',
    },
    {
      key: 'hypotheses',
      title: 'Hypotheses',
      guidance:
        'What it might mean, as guesses that may be wrong. What would speak against them. What the client remembers is the client’s to say, here as in the chart.',
    },
    {
      key: 'supervision',
      title: 'Questions for supervision',
      guidance:
        'What you want to think through with somebody. You can let a supervisor of this case read this note for your training, and withdraw it.',
    },
  ],
})
