import { Template } from './template.ts'

/** What was brought to supervision or to colleagues, and what came of it. */
export const caseConsultation = Template.parse({
  id: 'case-consultation',
  name: 'Case consultation',
  phase: null,
  version: 1,
  description: 'A question brought to supervision or to colleagues, what was thought and advised, and what was agreed.',
  sections: [
    {
      key: 'question',
      title: 'Question for supervision',
      guidance: 'What you want to be asked about, in a sentence or two; who was there, and when.',
      required: true,
    },
    {
      key: 'formulation',
      title: 'Formulation',
      guidance:
        'How you understand it so far: what keeps it going, what the client does well, what happens between you. What you are not sure of.',
      required: true,
    },
    {
      key: 'advice',
      title: 'Advice given',
      guidance: 'What was advised, by whom, and what was thought of and put aside.',
      required: true,
    },
    {
      key: 'actions',
      title: 'Agreed actions',
      guidance: 'What, who, by when; what the client is to be told, and what is to be looked at again.',
      required: true,
      blocks: ['action'],
      prose: 'after',
    },
  ],
})
