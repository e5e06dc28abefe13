import { memories } from './memories.ts'
import type { SectionDraft } from './template.ts'

/** What every dosing session begins with, whichever practice it uses. */
export const sessionBeginning: readonly SectionDraft[] = [
  {
    key: 'before',
    title: 'Before the dose',
    guidance:
      'The list first, with a word where an answer needs one: what was taken since last time, how long fasted, who comes as escort. Baseline vitals go into the table under Vitals. Then go, wait or cancel, and who decided.',
    required: true,
    blocks: ['beforeDose', 'phq9', 'goWaitOrCancel'],
  },
  {
    key: 'mood-and-risk',
    title: 'Mood and risk today',
    guidance:
      'Mood as the client says it, suicidal thoughts asked in plain words, the safety plan at hand. Item 9 above 0 is answered here in words: what was said, and what was done about it.',
  },
  {
    key: 'medicines',
    title: 'Medicines',
    guidance: 'What was carried over is confirmed with the client, or struck out; what is new is added.',
    blocks: ['medicines'],
    prose: 'after',
  },
  {
    key: 'people-and-place',
    title: 'People and place',
    guidance:
      'Session number, who was there and when, the room, the music. In person, remote or at home; away from the practice: the address now, the sitter, and whom to call.',
    required: true,
    blocks: ['place'],
  },
  {
    key: 'goals-and-actions',
    title: 'Goals and actions',
    guidance:
      'How near the goals of the course are before this dose, and what became of what was to be done until now.',
    blocks: ['progress', 'openActions'],
    prose: 'after',
  },
  {
    key: 'dose',
    title: 'Dose',
    guidance:
      'A row for each giving, boosters and other medicines too; of an infusion a row for each change of rate and each pause. mg/kg is arithmetic on what is entered; nothing here is an order.',
    required: true,
    answeredBy: 'prescriber',
    blocks: ['dose'],
    prose: 'after',
  },
  {
    key: 'vitals',
    title: 'Vitals',
    guidance:
      'The baseline first, then a row for each reading; where one was not taken, why. Name the scale that sedation is read by. Due times are reminders, not alarms.',
    required: true,
    answeredBy: 'prescriber',
    blocks: ['vitals'],
    prose: 'after',
  },
  {
    key: 'timeline',
    title: 'Timeline',
    guidance: `What was said (verbatim, and by whom), seen and done, at the time it was observed. ${memories}`,
    required: true,
    blocks: ['timeline'],
    prose: 'after',
  },
]

/** What every dosing session ends with. */
export const sessionEnd: readonly SectionDraft[] = [
  {
    key: 'return',
    title: 'Return and grounding',
    guidance: 'When and how the client came back, what helped, first words.',
    required: true,
  },
  {
    key: 'touch',
    title: 'Touch',
    guidance:
      'Who, where, why, and how the client responded; or none. Compare with what was agreed in preparation. Withdrawn at any moment, never widened during the dose.',
    required: true,
  },
  {
    key: 'adverse-effects',
    title: 'Adverse effects',
    guidance:
      'A row for each, with onset, what was done, who was told and when it was over; or asked, none reported. Serious is not the same as severe.',
    required: true,
    answeredBy: 'prescriber',
    blocks: ['adverseEffects'],
    prose: 'after',
  },
  {
    key: 'discharge',
    title: 'Discharge',
    guidance:
      'How the client was when they left, who took over, what they were told, and when you speak next. What does not fit a cell goes into the words below.',
    required: true,
    answeredBy: 'prescriber',
    blocks: ['discharge'],
    prose: 'after',
  },
]
