import type { SectionChange } from '../api/templates.ts'
import { noteSection } from '../note/create.ts'
import { withoutIds } from './begin.ts'
import type { WrittenSection } from './content.ts'

/** What became of the sections of a template between two texts, in the order of the later one; what is gone comes last. */
export function compareSections(before: readonly WrittenSection[], after: readonly WrittenSection[]): SectionChange[] {
  const earlier = new Map(before.map((section) => [section.key, section]))
  const later = new Set(after.map(({ key }) => key))
  const moved = movedKeys(before, after)
  const changes = after.flatMap((section): SectionChange[] => {
    const was = earlier.get(section.key)
    if (was === undefined) return [changeOf('added', null, section, ['New section'])]
    const says = [...differencesOf(was, section), ...(moved.has(section.key) ? ['Stands in another place'] : [])]
    if (says.length === 0) return []
    return [changeOf(says.length === 1 && moved.has(section.key) ? 'moved' : 'changed', was, section, says)]
  })
  const gone = before.filter(({ key }) => !later.has(key))
  return [...changes, ...gone.map((section) => changeOf('removed', section, null, ['Removed']))]
}

/** What differs between two texts of one section, in words. */
export function differencesOf(before: WrittenSection, after: WrittenSection): string[] {
  const says: string[] = []
  if (before.title !== after.title) says.push(`Called ‘${after.title}’, before ‘${before.title}’`)
  if ((before.guidance ?? '') !== (after.guidance ?? '')) says.push('Guidance')
  if (before.required !== after.required) says.push(after.required ? 'Required now' : 'Not required any more')
  if (before.answeredBy !== after.answeredBy)
    says.push(`Answered for by ${after.answeredBy ? `the ${after.answeredBy}` : 'nobody in particular'}`)
  if (!sameText(before, after)) says.push('Text and blocks')
  return says
}

/** Whether notes would begin with the same text in both, whatever the ids of its parts. */
export const sameText = (one: WrittenSection, other: WrittenSection): boolean => bareText(one) === bareText(other)

const bareText = ({ content }: WrittenSection): string => JSON.stringify(sorted(withoutIds(content)))

/** The same with the names of every object in one order, and what is null left out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]))
}

const changeOf = (
  change: SectionChange['change'],
  before: WrittenSection | null,
  after: WrittenSection | null,
  says: string[],
): SectionChange => {
  const shown = after ?? before
  return {
    key: shown?.key ?? '',
    title: shown?.title ?? '',
    change,
    says,
    before: before && noteSection(before, () => before.key),
    after: after && noteSection(after, () => after.key),
  }
}

/** The sections that were carried past others: as few as explain the new order. */
function movedKeys(before: readonly WrittenSection[], after: readonly WrittenSection[]): Set<string> {
  const place = new Map(before.map(({ key }, index) => [key, index]))
  const common = after.flatMap(({ key }) => {
    const at = place.get(key)
    return at === undefined ? [] : [{ key, at }]
  })
  const kept = longestRising(common)
  return new Set(common.filter((one) => !kept.has(one.key)).map(({ key }) => key))
}

function longestRising(items: readonly { key: string; at: number }[]): Set<string> {
  const best: { length: number; before: number }[] = []
  items.forEach(({ at }, index) => {
    let [length, before] = [1, -1]
    items.slice(0, index).forEach((other, earlier) => {
      const known = best[earlier]
      if (other.at < at && known && known.length + 1 > length) [length, before] = [known.length + 1, earlier]
    })
    best.push({ length, before })
  })
  const kept = new Set<string>()
  let at = best.findIndex(({ length }) => length === Math.max(0, ...best.map((one) => one.length)))
  for (let one = items[at]; one; one = items[at]) {
    kept.add(one.key)
    at = best[at]?.before ?? -1
  }
  return kept
}
