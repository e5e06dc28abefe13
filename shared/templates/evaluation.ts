import { Template } from './template.ts'

/** Whether this treatment is one to offer, and what for. */
export const evaluation = Template.parse({
  id: 'evaluation',
  name: 'Evaluation',
  phase: 'evaluation',
  version: 2,
  description:
    'What brings the client, their history, what speaks for and against the treatment, and what was decided.',
  sections: [
    {
      key: 'concern',
      title: 'Presenting concern and indication',
      guidance:
        'What brings the client, since when, and in their own words. What the treatment would be for, what was tried before and for how long, and why this now.',
      required: true,
    },
    {
      key: 'psychiatric-history',
      title: 'Psychiatric history',
      guidance:
        'Earlier episodes, treatments and admissions, trauma as far as the client wants to name it, dissociation, substances. Psychosis or mania in the client or the family.',
      required: true,
    },
    {
      key: 'suicide-history',
      title: 'Suicide history and safety plan',
      guidance:
        'Thoughts, plans and attempts, then and now; what helped. The safety plan: warning signs, what the client does, whom they call, means made safe. Where the client keeps it. C-SSRS by its results alone, where it was asked.',
      required: true,
      blocks: ['cssrs'],
    },
    {
      key: 'medical-history',
      title: 'Medical history',
      guidance:
        'Heart, blood pressure, lungs, liver, bladder. Ketamine or anaesthesia before, and how that went. Sleep apnoea. ECG and laboratory results with their dates.',
      required: true,
      answeredBy: 'prescriber',
      blocks: ['medicalHistory'],
    },
    {
      key: 'allergies',
      title: 'Allergies',
      guidance: 'To what, what happened, and when; or asked, none known. It is carried over to every session.',
      required: true,
      answeredBy: 'prescriber',
    },
    {
      key: 'medicines',
      title: 'Medicines',
      guidance:
        'What is taken now and what was stopped recently, bought and herbal ones too; or asked, none taken. A list as it was told, not a prescription.',
      required: true,
      answeredBy: 'prescriber',
      blocks: ['medicines'],
      prose: 'after',
    },
    {
      key: 'contraindications',
      title: 'Contraindications and precautions',
      guidance:
        'Each present, absent or unknown, with a word on how you know. The list asks; what an answer means is for you to say below.',
      required: true,
      answeredBy: 'prescriber',
      blocks: ['contraindications'],
      prose: 'after',
    },
    {
      key: 'measures',
      title: 'Measures before the course',
      guidance:
        'Answered by the client, or read aloud and marked as answered. PCL-5 where trauma is part of the picture: name the event that it is answered for. Other measures by their score alone.',
      blocks: ['phq9', 'gad7', 'pcl5'],
      prose: 'after',
    },
    {
      key: 'consents',
      title: 'Consents',
      guidance:
        'What was explained and agreed so far, a row a kind; what is still to be decided stays open until preparation. Never asked while dosed.',
      blocks: ['consent'],
      prose: 'after',
    },
    {
      key: 'risk',
      title: 'Risk',
      guidance:
        'Suicide, self-harm, harm from or to others, falls and driving, misuse. What raises it, what protects, and who does what about it.',
      required: true,
    },
    {
      key: 'eligibility',
      title: 'Eligibility decision',
      guidance: 'Offered, not offered, or not yet; by whom, why, what was weighed, and what the client says to it.',
      required: true,
      answeredBy: 'prescriber',
      blocks: ['eligibility'],
      prose: 'after',
    },
    {
      key: 'plan',
      title: 'Planned course and end point',
      guidance:
        'Route and setting, how many sessions and how far apart, what runs beside it, and how you will both know that it is time to stop.',
      required: true,
    },
  ],
})
