import type { AmendmentKind } from '../api/amendments.ts'
import { amendmentNames } from '../review/sentences.ts'
import { Template } from './template.ts'

const amendment = (kind: AmendmentKind, id: string, guidance: string): Template =>
  Template.parse({
    id,
    name: amendmentNames[kind],
    phase: null,
    version: 1,
    description: 'Stands beside a signed note, as a signed text of its own with today’s date.',
    sections: [{ key: kind.replace('_', '-'), title: amendmentNames[kind], guidance, required: true }],
  })

/**
 * What stands beside a signed note, which itself stays as it is. They are begun from that note and not from the shelf, so
 * the list of templates does not offer them.
 */
export const amendmentTemplates: Readonly<Record<AmendmentKind, Template>> = {
  addendum: amendment('addendum', 'addendum', 'New information that belongs to the signed note.'),
  late_entry: amendment(
    'late_entry',
    'late-entry',
    'What was left out of the signed note: what happened, when it happened, and why it is written only now.',
  ),
  correction: amendment(
    'correction',
    'correction',
    'Which words or figures of the signed note are wrong, what is right instead, and how you know. The original stays readable beside it.',
  ),
}
