import { blockKinds } from '../../../shared/note/blocks/registry.ts'
import { childrenOf, type NoteNode } from '../../../shared/note/noteJson.ts'
import { listSections } from '../../../shared/note/sections.ts'

/** What a note's template says of its sections. */
export interface SectionOfTemplate {
  readonly key: string
  readonly answeredBy: string | null
}

/**
 * The sections with words or cells that the prescriber answers for: those that say so, those that the note's template gives to the
 * prescriber whatever the text says of them by now, and those in which a dose is charted. Whoever writes can change what a
 * section says of itself; where one of the template's is not to be found, those that are not the template's count for it.
 */
export function prescribersSections(
  text: NoteNode,
  template: readonly SectionOfTemplate[],
): { id: string; title: string }[] {
  const sections = listSections(text)
  const given = new Set(template.filter(({ answeredBy }) => answeredBy === 'prescriber').map(({ key }) => key))
  const timesOf = (key: string | null) => sections.filter((one) => one.key === key).length
  const isOneMissing = [...given].some((key) => timesOf(key) === 0)
  const isOfTemplate = (key: string | null) => template.some((one) => one.key === key) && timesOf(key) === 1
  return sections.flatMap(({ id, key, title, answeredBy, empty, node }, index) => {
    if (empty) return []
    const isPrescribers =
      answeredBy === 'prescriber' ||
      (key !== null && given.has(key)) ||
      holdsDose(node) ||
      (isOneMissing && !isOfTemplate(key))
    return isPrescribers ? [{ id: id ?? `section ${index + 1}`, title: title ?? '' }] : []
  })
}

const holdsDose = (section: NoteNode): boolean =>
  childrenOf(section).some((node) => node.type === 'dose' && blockKinds.get('dose')?.isEmpty(node) === false)
