import { lineNode } from '../blocks/node.ts'

/**
 * What a section of a template has beside the text that its notes begin with: its title and its guidance. In a note both are
 * values of the section that nobody changes; in a template they are words, so that two people who write them at once merge
 * letter by letter. Neither stands in any other document.
 */
export const SectionTitle = lineNode('sectionTitle', {})
export const Guidance = lineNode('guidance', {})

/** The names of what stands in templates alone. */
export const templateParts: readonly string[] = ['sectionTitle', 'guidance']
