import { z } from 'zod'
import { Compartment } from '../access/vocabulary.ts'
import { Phase } from '../api/notes.ts'
import { TemplateTechnique } from '../api/templates.ts'
import { TemplateId } from '../ids.ts'
import { blockKeys } from '../note/blocks/offers.ts'

/** A section of a template: a title, advice, and what stands in it when a note begins. */
export const TemplateSection = z.strictObject({
  /** Stable over the versions of a template, so that the same section can be followed through a course. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'Use small letters, figures and hyphens.'),
  title: z.string().trim().min(1).max(120),
  guidance: z.string().trim().max(2000).nullable(),
  required: z.boolean().default(false),
  /** Whose part it is to attest to this section. */
  answeredBy: z.enum(['therapist', 'prescriber']).nullable().default(null),
  blocks: z.array(z.enum(blockKeys)).max(20).default([]),
  /** Whether the first line to write in stands before the blocks or after them. */
  prose: z.enum(['before', 'after']).default('before'),
})
export type TemplateSection = z.infer<typeof TemplateSection>
/** A section as a template's file writes it: what is left out is optional, nobody's own, and plain text. */
export type SectionDraft = z.input<typeof TemplateSection>

/** A starting point for notes. Notes keep what they took from it: a later version changes none of them. */
export const Template = z.strictObject({
  id: TemplateId,
  name: z.string().trim().min(1).max(120),
  phase: Phase.nullable(),
  /** Where its notes stand: in the chart, or in their author's private compartment. */
  compartment: Compartment.default('chart'),
  technique: TemplateTechnique.nullable().default(null),
  version: z.int().min(1),
  description: z.string().trim().max(500),
  sections: z
    .array(TemplateSection)
    .min(1)
    .max(60)
    .refine((sections) => new Set(sections.map(({ key }) => key)).size === sections.length, 'Section keys must differ.')
    .refine(
      (sections) => sections[0]?.prose === 'before' || sections[0]?.blocks.length === 0,
      'The first section begins with a line to write in.',
    ),
})
export type Template = z.infer<typeof Template>
