import { abilitiesOf } from './abilitiesOf.ts'
import type { Abilities, Role } from './vocabulary.ts'

/** Everything that can be asked of the policy about a template. */
export const templateActs = [
  'read',
  'use',
  'export',
  'copy',
  'edit',
  'publish',
  'share',
  'handOver',
  'putAway',
  'bringBack',
] as const
export type TemplateAct = (typeof templateActs)[number]

/** What a viewer is to a template: its owner, or the most that it was shared for with them, a team of theirs or the practice. */
export type TemplatePart = 'owner' | 'editor' | 'user' | null

/** What the policy knows about a template, as seen by the viewer. */
export interface TemplateFacts {
  /** It comes with the program: everybody's to use and nobody's to change. */
  builtIn: boolean
  part: TemplatePart
  /** Its owner left the practice. */
  ownerLeft: boolean
  /** It was published at least once. */
  published: boolean
  putAway: boolean
}

interface Viewer {
  roles: readonly Role[]
}

/**
 * Whether the viewer may do this with a template. What is not shared with somebody is not there for them, the admin included; of
 * a template that is shared, an admin takes the owner's place once its owner has left. What was put away is its owner's alone.
 */
export function mayOnTemplate(act: TemplateAct, { roles }: Viewer, facts: TemplateFacts): boolean {
  const { builtIn, part, published, putAway } = facts
  if (roles.length === 0) return false
  if (builtIn) return act === 'read' || act === 'use' || act === 'export' || act === 'copy'
  if (part === null) return false
  const owns = part === 'owner' || (facts.ownerLeft && roles.includes('admin'))
  const edits = owns || part === 'editor'
  if (putAway) return owns && (act === 'read' || act === 'export' || act === 'copy' || act === 'bringBack')
  switch (act) {
    case 'read':
      return true
    case 'use':
      return published
    case 'export':
    case 'copy':
      return published || edits
    case 'edit':
    case 'publish':
      return edits
    case 'share':
    case 'handOver':
    case 'putAway':
      return owns
    case 'bringBack':
      return false
  }
}

/** Whether a member may begin templates at all: whoever has a role in the practice. */
export const mayBeginTemplates = ({ roles }: Viewer): boolean => roles.length > 0

/** Whether a member may remove a section from the library: whoever saved it, and an admin. */
export const mayRemoveSection = ({ roles }: Viewer, { isOwn }: { isOwn: boolean }): boolean =>
  roles.length > 0 && (isOwn || roles.includes('admin'))

/** What a viewer may do with a template, as the server sends it with every one. */
export const templateAbilities = (viewer: Viewer, facts: TemplateFacts): Abilities<TemplateAct> =>
  abilitiesOf(templateActs, (act) => mayOnTemplate(act, viewer, facts))
