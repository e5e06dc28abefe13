import { Template } from './template.ts'

/** A contact between the sessions, or the last one. */
export const contact = Template.parse({
  id: 'contact',
  name: 'Contact',
  phase: null,
  version: 2,
  description: 'A next-day check-in, a call, a crisis, a missed appointment, or a closing summary.',
  sections: [
    {
      key: 'occasion',
      title: 'Occasion',
      guidance:
        'Next-day check-in, call, crisis, no-show or closing summary; when, how long, by which way, who with, and who began it.',
      required: true,
    },
    {
      key: 'account',
      title: 'What was said',
      guidance:
        'How the client is, in their words. After a dose: sleep, the body, mood, what stays with them. After a no-show: what was tried to reach them, and when.',
      required: true,
    },
    {
      key: 'risk',
      title: 'Risk',
      guidance:
        'What was asked and answered, what is different from before, who was told. In a crisis: where the client is now, who is with them, and whom to call.',
      blocks: ['place'],
    },
    {
      key: 'adverse-effects',
      title: 'Adverse effects',
      guidance: 'Anything unwanted since the dose; or asked, none reported.',
      blocks: ['adverseEffects'],
      prose: 'after',
    },
    {
      key: 'agreed',
      title: 'What was agreed',
      guidance:
        'What happens next, who does it, and when you speak again. At the close: what was reached, what stays, whom to turn to.',
      required: true,
    },
    {
      key: 'actions',
      title: 'Actions',
      guidance: 'What, who, by when.',
      blocks: ['action'],
      prose: 'after',
    },
  ],
})
