import { randomUUID } from 'node:crypto'
import type { OriginalChange, TakeFromOriginal } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { withFreshIds } from '../../../shared/templates/begin.ts'
import { compareSections, differencesOf } from '../../../shared/templates/compare.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import { updateTemplate } from '../../storage/repos/templates.ts'
import type { EditText } from '../history/textEdit.ts'
import type { Actor, Services } from '../services.ts'
import { editTemplate } from './editTemplate.ts'
import { type OwnTemplateForActor, requireOwnTemplate, requireTemplate, type TemplateForActor } from './templates.ts'
import { textOf, textToCopy, writtenNow } from './templateText.ts'

/** The original of a copy as it was when the copy was made, or looked at last, and as it is published now. */
interface Original {
  found: TemplateForActor
  from: number
  to: number
  before: WrittenSection[]
  after: WrittenSection[]
}

/**
 * What changed in the original of a copy since it was made, section by section, as far as the copy does not have it already.
 * `not_found` where it is no copy, or its original is not there for the actor any more.
 */
export async function changesOfOriginal(
  services: Services,
  actor: Actor,
  id: TemplateId,
): Promise<{ name: string; from: number; to: number; sections: OriginalChange[] }> {
  const copy = await requireOwnTemplate(services.database.read, actor, id, 'edit')
  const { found, from, to, before, after } = await originalOf(services, actor, copy)
  const own = (await writtenNow(services.database.read, actor, copy)).sections
  return { name: found.template.name, from, to, sections: changesFor(own, before, after) }
}

function changesFor(
  own: readonly WrittenSection[],
  before: readonly WrittenSection[],
  after: readonly WrittenSection[],
): OriginalChange[] {
  const [mine, was, is] = [own, before, after].map((list) => new Map(list.map((section) => [section.key, section])))
  return compareSections(before, after)
    .filter(({ change }) => change !== 'moved')
    .flatMap((change): OriginalChange[] => {
      const [here, earlier, later] = [mine?.get(change.key), was?.get(change.key), is?.get(change.key)]
      const isTaken = later === undefined ? here === undefined : here !== undefined && isLike(here, later)
      if (isTaken) return []
      const isUntouched = here !== undefined && earlier !== undefined && isLike(here, earlier)
      return [{ ...change, own: here === undefined ? 'absent' : isUntouched ? 'untouched' : 'changed' }]
    })
}

const isLike = (one: WrittenSection, other: WrittenSection): boolean => differencesOf(one, other).length === 0

/**
 * An editor takes sections of the original over into a copy, in the place where they stand there, instead of the copy's own.
 * What they take away and was not published is kept in the list of versions.
 */
export async function takeFromOriginal(
  services: Services,
  editText: EditText,
  actor: Actor,
  id: TemplateId,
  { version, keys, done }: TakeFromOriginal,
): Promise<OwnTemplateForActor> {
  const copy = await requireOwnTemplate(services.database.read, actor, id, 'edit')
  const { to, before, after } = await originalOf(services, actor, copy)
  if (version !== to) throw new DomainError('changed_meanwhile')
  const own = (await writtenNow(services.database.read, actor, copy)).sections
  const offered = new Set(changesFor(own, before, after).map(({ key }) => key))
  const taken = new Set(keys.filter((key) => offered.has(key)))
  const isAll = [...offered].every((key) => taken.has(key))
  const fresh = after.map((section) => ({ ...section, content: withFreshIds(section.content, randomUUID) }))
  return editTemplate(services, editText, actor, id, {
    change: (sections) => withSections(sections, fresh, taken),
    kept: 'What was written before sections of the original were taken over',
    audit: { action: 'template.original_taken', detail: { version: to } },
    also: (tx) =>
      done || isAll ? updateTemplate(tx, actor.practiceId, id, { basedOnVersion: to }) : Promise.resolve(),
  })
}

/** A new section goes behind the one that it follows in the original, as far as that is there. */
function withSections(
  own: readonly WrittenSection[],
  original: readonly WrittenSection[],
  taken: ReadonlySet<string>,
): WrittenSection[] {
  const later = new Map(original.map((section) => [section.key, section]))
  const result = own.flatMap((section) => (taken.has(section.key) ? (later.get(section.key) ?? []) : section))
  original.forEach((section, index) => {
    if (!taken.has(section.key) || result.some(({ key }) => key === section.key)) return
    const before = original.slice(0, index).map(({ key }) => key)
    const at = result.findLastIndex(({ key }) => before.includes(key))
    result.splice(at + 1, 0, section)
  })
  return result
}

async function originalOf(services: Services, actor: Actor, { template }: OwnTemplateForActor): Promise<Original> {
  const { read } = services.database
  if (template.basedOnId === null || template.basedOnVersion === null) throw new DomainError('not_found')
  const found = await requireTemplate(read, actor, template.basedOnId, 'read')
  const to = found.template.version
  const from = template.basedOnVersion
  const after = await textToCopy(read, actor, found)
  // Of what comes with the program only its newest version is there: everything that differs counts as changed.
  const before = found.is === 'built_in' ? (from === to ? after : []) : await textOf(read, actor, found, from)
  return { found, from, to, before, after }
}
