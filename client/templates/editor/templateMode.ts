import type { LibrarySection } from '../../../shared/api/templates.ts'
import type { EditorMode, Shows } from '../../editor/mode.ts'
import { isPart } from './sectionActs.ts'
import { ShownVariables } from './shownVariables.ts'
import { TemplateSection } from './TemplateSection.tsx'
import { TemplateKeys } from './templateKeys.ts'
import { TemplateLines } from './templateLines.ts'
import { templateOffers } from './templateOffers.ts'

/** A section's own attributes, which of its lines are there, and whether it has anything else. */
const ownFrame: Shows = (before, after) =>
  before.sameMarkup(after) &&
  before.children.every(isPart) === after.children.every(isPart) &&
  ['sectionTitle', 'guidance'].every(
    (name) =>
      before.children.some(({ type }) => type.name === name) === after.children.some(({ type }) => type.name === name),
  )

/** The keys and decorations of a template, apart from how its sections are drawn. */
export const templateExtensions = [TemplateKeys, TemplateLines, ShownVariables]

/** The editor of a template: its sections are made here, and its blocks say what notes begin with. */
export const templateMode = (library: readonly LibrarySection[]): EditorMode => ({
  label: 'Template',
  section: { view: TemplateSection, isSame: ownFrame },
  offers: (compartment) => templateOffers(compartment, library),
  extensions: () => templateExtensions,
  keepsRecord: false,
})
