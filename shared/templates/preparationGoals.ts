import { Template } from './template.ts'

/** What is agreed before the first dose, so that the session and the integration can come back to it. */
export const preparationGoals = Template.parse({
  id: 'preparation-goals',
  name: 'Preparation goals',
  phase: 'preparation',
  version: 3,
  description: 'What the client hopes for, what was explained and agreed, and how the dosing day is to be.',
  sections: [
    {
      key: 'education',
      title: 'Education and questions',
      guidance:
        'What was explained (what ketamine is and is not, how a session runs, what it may feel like, risks, alternatives) and what the client asked.',
      required: true,
      blocks: ['education'],
    },
    {
      key: 'consents',
      title: 'Consents',
      guidance:
        'A row for each kind that was talked about: what was decided, when, with whom, and where the signed copy is. Never asked while dosed.',
      required: true,
      blocks: ['consent'],
      prose: 'after',
    },
    {
      key: 'alliance',
      title: 'Therapeutic alliance',
      guidance: 'How the work together feels to both, and what would help it.',
    },
    {
      key: 'goals',
      title: 'Preparation goals',
      guidance:
        'What the client wants to be different, how they and others would notice, and how near it is today from 0 to 10. A goal block for each; two or three are enough.',
      required: true,
      blocks: ['goal'],
      prose: 'after',
    },
    {
      key: 'intention',
      title: 'Intention, in the client’s own words',
      guidance: 'Verbatim. It is read again before the dose and at integration.',
      required: true,
    },
    {
      key: 'set-and-setting',
      title: 'Set and setting',
      guidance: 'Room, light, music, eyeshades, who is there, and what the client brings.',
    },
    {
      key: 'touch',
      title: 'Touch',
      guidance:
        'What was agreed: which kinds, where, and the stop signal; or that there is to be none. During a dose it may be withdrawn, never widened, and silence is not consent.',
      required: true,
    },
    {
      key: 'comfort',
      title: 'Comfort and distress plan',
      guidance: 'What soothes, what does not, what to do if it becomes too much, and whom to call.',
    },
    {
      key: 'measures',
      title: 'Measures before the course',
      guidance:
        'Answered by the client, or read aloud and marked as answered; what the evaluation has already is not asked twice.',
      blocks: ['phq9', 'gad7'],
      prose: 'after',
    },
    {
      key: 'practicalities',
      title: 'Practicalities',
      guidance: 'Fasting, medicines on the day, escort home, no driving until after sleep, the day after kept free.',
      required: true,
    },
    {
      key: 'readiness',
      title: 'Readiness',
      guidance: 'What has to be in place; then ready, not yet, or not this treatment, by whose judgement and why.',
      required: true,
      blocks: ['readiness', 'readinessDecision'],
    },
  ],
})
