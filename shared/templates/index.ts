import { caseConsultation } from './caseConsultation.ts'
import { contact } from './contact.ts'
import { evaluation } from './evaluation.ts'
import { followUp } from './followUp.ts'
import { integrationInsights } from './integrationInsights.ts'
import { preparationGoals } from './preparationGoals.ts'
import { processNote } from './processNote.ts'
import { sessionGuidedImagery } from './sessionGuidedImagery.ts'
import { sessionMindfulness } from './sessionMindfulness.ts'
import { sessionOpen } from './sessionOpen.ts'
import type { Template } from './template.ts'

export type { Template, TemplateSection } from './template.ts'

/** The templates that every practice begins with, in the order of a course; those of no phase come last, and the private one after all. */
export const builtInTemplates: readonly Template[] = [
  evaluation,
  preparationGoals,
  sessionGuidedImagery,
  sessionMindfulness,
  sessionOpen,
  integrationInsights,
  followUp,
  caseConsultation,
  contact,
  processNote,
]

/** A built-in template by its id, or undefined. */
export const findTemplate = (id: string): Template | undefined =>
  builtInTemplates.find((template) => template.id === id)
