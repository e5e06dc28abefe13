import { integrationInsights } from './integrationInsights.ts'
import { preparationGoals } from './preparationGoals.ts'
import { sessionGuidedImagery } from './sessionGuidedImagery.ts'
import type { Template } from './template.ts'

export type { Template, TemplateSection } from './template.ts'

/** The templates that every practice begins with, in the order of a course. */
export const builtInTemplates: readonly Template[] = [preparationGoals, sessionGuidedImagery, integrationInsights]

/** A built-in template by its id, or undefined. */
export const findTemplate = (id: string): Template | undefined =>
  builtInTemplates.find((template) => template.id === id)
