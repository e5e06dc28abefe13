import type { SectionChange, WhichText } from '../../../shared/api/templates.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { compareSections } from '../../../shared/templates/compare.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import { listTemplateVersions, type TemplateVersionRow } from '../../storage/repos/templateVersions.ts'
import type { Actor, Services } from '../services.ts'
import { requireTemplate, type TemplateForActor } from './templates.ts'
import { newestText, textOf } from './templateText.ts'

/** The versions of a template, newest first. Whoever only uses it sees what was published, and not what was kept besides. */
export async function versionsOfTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
): Promise<TemplateVersionRow[]> {
  const found = await requireTemplate(services.database.read, actor, id, 'read')
  if (found.is === 'built_in') return []
  const versions = await listTemplateVersions(services.database.read, actor.practiceId, id)
  return found.abilities.edit ? versions : versions.filter(({ number }) => number !== null)
}

/** A text of a template; for whoever only uses it, what is written now is what was published last. */
export async function readTemplateText(
  services: Services,
  actor: Actor,
  id: TemplateId,
  which: WhichText,
): Promise<WrittenSection[]> {
  const found = await requireTemplate(services.database.read, actor, id, 'read')
  return shownText(services, actor, found, which)
}

/** How one text of a template became another, section by section. */
export async function compareTexts(
  services: Services,
  actor: Actor,
  id: TemplateId,
  { from, to }: { from: WhichText; to: WhichText },
): Promise<SectionChange[]> {
  const found = await requireTemplate(services.database.read, actor, id, 'read')
  const before = await shownText(services, actor, found, from)
  return compareSections(before, await shownText(services, actor, found, to))
}

/** For whoever may not edit it, a template is what was published of it last; what is written, where nothing was yet. */
function shownText(services: Services, actor: Actor, found: TemplateForActor, which: WhichText) {
  const { read } = services.database
  if (which !== 'now' || found.is === 'built_in' || found.abilities.edit) return textOf(read, actor, found, which)
  return newestText(read, actor, found)
}
