import type { TemplateUse } from '../../../shared/api/templates.ts'
import type { PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listMembers } from '../../storage/repos/people.ts'
import { listTeams } from '../../storage/repos/teams.ts'
import { listTemplateUse } from '../../storage/repos/templates.ts'
import type { Actor, Services } from '../services.ts'
import { type OwnTemplateForActor, requireTemplate, type TemplateForActor, templatesOf } from './templates.ts'

/** A template as it stands on the shelf, with all that is shown of it. */
export interface OnShelf {
  found: TemplateForActor
  /** Names of whom it is shared with. */
  names: ShelfNames
  use: TemplateUse | null
  /** What it is a copy of, as far as the actor sees that; its newest version is null where it is not there any more. */
  original: { name: string; newest: number } | null
}

export interface ShelfNames {
  teams: ReadonlyMap<string, string>
  members: ReadonlyMap<string, string>
}

/** Every template that the actor may see, in the order of the shelf. */
export async function shelfOf(services: Services, actor: Actor): Promise<OnShelf[]> {
  const { read } = services.database
  const all = await templatesOf(read, actor)
  const shown = await surroundings(read, actor, all)
  return all.map(shown)
}

/** One template as the shelf shows it. */
export async function onShelf(services: Services, actor: Actor, id: TemplateId): Promise<OnShelf> {
  const { read } = services.database
  const found = await requireTemplate(read, actor, id, 'read')
  const shown = await surroundings(read, actor, await templatesOf(read, actor))
  return shown(found)
}

async function surroundings(db: Reader, actor: Actor, all: readonly TemplateForActor[]) {
  const known = new Map(all.map(({ template }): [string, TemplateForActor['template']] => [template.id, template]))
  const use = Map.groupBy(await listTemplateUse(db, actor.practiceId), ({ templateId }) => templateId)
  const names = await namesFor(db, actor.practiceId)
  return (found: TemplateForActor): OnShelf => {
    const basedOn = isOwn(found) && found.template.basedOnId !== null ? known.get(found.template.basedOnId) : undefined
    return {
      found,
      names,
      use: found.template.compartment === 'process' ? null : usageOf(use.get(found.template.id) ?? []),
      original: basedOn ? { name: basedOn.name, newest: basedOn.version } : null,
    }
  }
}

const isOwn = (found: TemplateForActor): found is OwnTemplateForActor => found.is === 'own'

function usageOf(rows: Awaited<ReturnType<typeof listTemplateUse>>): TemplateUse {
  const lastAt = Math.max(...rows.map((row) => row.lastAt))
  return {
    notes: rows.reduce((sum, row) => sum + row.notes, 0),
    members: rows
      .toSorted((one, other) => other.notes - one.notes)
      .map(({ memberId, name, notes }) => ({ id: memberId, name, notes })),
    lastOn: rows.length === 0 ? null : new Date(lastAt).toISOString().slice(0, 10),
  }
}

async function namesFor(db: Reader, practiceId: PracticeId): Promise<ShelfNames> {
  const teams = new Map((await listTeams(db, practiceId)).map(({ id, name }) => [String(id), name]))
  const members = new Map((await listMembers(db, practiceId)).map(({ id, name }) => [String(id), name]))
  return { teams, members }
}
