import type {
  SectionChange,
  Template,
  TemplateOrigin,
  TemplateSharing,
  TemplateTechnique,
  TemplateUse,
} from '../../shared/api/templates.ts'
import { techniqueNames } from '../../shared/note/blocks/timeline/schema.ts'
import { shortDay } from '../ui/dates.ts'
import { capital } from '../ui/numbers.ts'

export const techniqueWord = (technique: TemplateTechnique): string => capital(techniqueNames[technique])

/** The groups of the shelf, in their order. */
export const originWords: Readonly<Record<TemplateOrigin, string>> = {
  built_in: 'Built in',
  practice: 'The practice',
  team: 'My teams',
  mine: 'Mine',
}

/** What an empty group of the shelf teaches. */
export const emptyWords: Readonly<Record<TemplateOrigin, string>> = {
  built_in: 'Nothing comes with this Throughline.',
  practice: 'Nothing is shared with the whole practice yet.',
  team: 'Nothing is shared with a team of yours yet.',
  mine: 'Copy a built-in template, or begin an empty one.',
}

/** As many people as a line names; the others are counted. */
const named = 2

const shortened = (names: readonly string[]): readonly string[] =>
  names.length <= named + 1 ? names : [...names.slice(0, named), `${names.length - named} others`]

/** `Begun 14 times by Ada, Ben and 2 others, last on 3 May`; null where nothing is told of it. */
export function useInWords(use: TemplateUse | null, now = new Date()): string | null {
  if (use === null) return null
  const { notes, members, lastOn } = use
  if (notes === 0) return 'Not used yet'
  const times = notes === 1 ? 'once' : notes === 2 ? 'twice' : `${notes} times`
  const names = members.toSorted((one, other) => other.notes - one.notes).map(({ name }) => name)
  const people = names.length === 0 ? '' : ` by ${listed(shortened(names))}`
  const when = lastOn === null ? '' : `, ${notes === 1 ? '' : 'last '}on ${shortDay(lastOn, now)}`
  return `Begun ${times}${people}${when}`
}

/** What has to be known of a template before it is used or changed, one after the other. */
export function marksOf({ version, unpublished, basedOn, putAway }: Template): string[] {
  return [
    putAway ? 'Put away' : null,
    version === 0 ? 'Not published yet' : unpublished ? `Changed since version ${version}` : null,
    basedOn?.newest != null && basedOn.newest > basedOn.version ? `Newer original: version ${basedOn.newest}` : null,
  ].filter((mark) => mark !== null)
}

/** Whose a template is, in a word or two: `Yours`, `Ada Lind`, `Imagery group`, `The practice`. */
export function whoseInWords({ origin, owner, sharing }: Template, me: string): string {
  if (origin === 'practice') return originWords.practice
  if (origin === 'team' && sharing !== null) {
    const names = [...sharing.teams, ...sharing.editors.teams].map(({ name }) => name)
    return listed([...new Set(names)])
  }
  return owner === null || owner.id === me ? 'Yours' : owner.name
}

/** The same with whoever has it on their shelf: `Yours, for Imagery group and Night team`; empty for what comes with the program. */
export function belongsInWords({ owner, sharing }: Template, me: string): string {
  if (owner === null && sharing === null) return ''
  const who = owner === null ? null : owner.id === me ? 'Yours' : owner.name
  return [who, sharing === null ? null : sharedInWords(sharing)].filter((part) => part !== null).join(', ')
}

function sharedInWords({ scope, teams, members }: TemplateSharing): string | null {
  const withMembers = members.length === 0 ? null : `with ${listed(shortened(members.map(({ name }) => name)))}`
  switch (scope) {
    case 'practice':
      return 'for the whole practice'
    case 'team':
      return [`for ${listed(teams.map(({ name }) => name))}`, withMembers].filter((part) => part !== null).join(' and ')
    case 'mine':
      return withMembers
  }
}

/** Who uses a template besides its owner: `The whole practice`, `Imagery group and Ada Lind`. */
export function usersInWords({ scope, teams, members }: TemplateSharing): string {
  if (scope === 'practice') return 'The whole practice'
  const names = [...(scope === 'team' ? teams : []), ...members].map(({ name }) => name)
  return names.length === 0 ? 'Nobody else' : listed(names)
}

/** Who edits it besides its owner. */
export function editorsInWords({ editors: { practice, teams, members } }: TemplateSharing): string {
  if (practice) return 'Everybody in the practice'
  const names = [...teams, ...members].map(({ name }) => name)
  return names.length === 0 ? 'Nobody else' : listed(names)
}

/** `One`, `One and two`, `One, two and three`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** What became of a section. */
export const changeWords: Readonly<Record<SectionChange['change'], string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
}
