import type { Compartment } from '../../access/vocabulary.ts'
import type { Phase } from '../../api/notes.ts'
import type { TemplateTechnique } from '../../api/templates.ts'
import { MAX_DEPTH } from '../../note/structure.ts'
import type { WrittenSection } from '../content.ts'

/** What a file of templates says of itself. The version is raised with every change that an older reader would misunderstand. */
export const FORMAT = 'throughline-templates'
export const FORMAT_VERSION = 1

/** A template as a file has it: what it says, and nothing of whose it is, who used it or which text came before. */
export interface FiledTemplate {
  readonly name: string
  readonly description: string
  readonly phase: Phase | null
  readonly technique: TemplateTechnique | null
  /** Where its notes stand: in the chart, or in their author’s private compartment. */
  readonly compartment: Compartment
  readonly sections: readonly FiledSection[]
}
export type FiledSection = Omit<WrittenSection, 'source'>

/** How much a file may hold. The depth of content counts from 1, for what stands in a section itself. */
export const bounds = {
  templates: 50,
  /** Of a template. */
  sections: 100,
  /** Parts of the text of a section, each list, line and piece of text counted. */
  nodesOfSection: 2_000,
  nodes: 20_000,
  /** Of a template, with its titles, guidance and labels; in UTF-16 code units. */
  characters: 100_000,
  // A shared document counts the section as well, and a text in the last line.
  depth: MAX_DEPTH - 2,
} as const

/** What stands in a section of a note or of a template and never in the content of a file, with the reason. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ['section', 'A section cannot stand in another.'],
  ['sectionTitle', 'A title is written beside the content, under “title”.'],
  ['guidance', 'Guidance is written beside the content, under “guidance”.'],
  ['itemLink', 'A link to a goal, moment, insight or action belongs to one client’s notes. A template cannot hold it.'],
])
