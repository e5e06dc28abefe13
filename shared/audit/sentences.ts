import type { AuditEntry } from '../api/audit.ts'
import { type AuditAction, auditActions, isAuditAction } from './actions.ts'
import type { AuditKind } from './kinds.ts'

/** What a sentence is made of: the entry, what it is about as a noun, and what its detail says in words. */
interface Told {
  entry: AuditEntry
  about: string
  /** A word of the detail, by its name; empty where it is not there. */
  word: (name: string) => string
  /** The name of whoever the detail names, by the name of that part. */
  person: (name: string) => string
}

interface Words {
  kind: AuditKind
  /** Reads on from the name of whoever did it: ‘read a note of NW-014’. */
  says: string | ((told: Told) => string)
}

const said = (kind: AuditKind, says: Words['says']): Words => ({ kind, says })

/** Every action in plain words. Whoever adds an action adds a line here. */
const words: Record<AuditAction, Words> = {
  'practice.set_up': said('practice', 'set up the practice'),
  'practice.restored': said('practice', ({ entry }) => `restored the practice from a backup${notInBackup(entry)}`),
  'practice.changed': said(
    'practice',
    ({ word }) => `changed what the practice decides for its notes: ${word('parts')}`,
  ),

  sign_in: said('sign_in', 'signed in'),
  'sign_in.refused': said('refused', 'gave a wrong password'),
  sign_out: said('sign_in', 'signed out'),
  'session.locked': said('sign_in', 'locked the page'),
  'session.shaded': said('sign_in', 'drew the shade in session mode'),
  'session.unlocked': said('sign_in', ({ word }) =>
    word('by') === 'pin' ? 'unlocked the page with a PIN' : 'unlocked the page with the password',
  ),
  'unlock.refused': said('refused', ({ word }) =>
    word('by') === 'pin' ? 'gave a wrong PIN' : 'could not unlock the page',
  ),
  'session.ended': said('sign_in', 'signed one of their devices out'),
  'session.others_ended': said('sign_in', 'signed all their other devices out'),
  'password.changed': said('sign_in', 'changed their password'),
  'pin.set': said('sign_in', 'set a PIN'),
  'pin.removed': said('sign_in', 'removed their PIN'),
  'session_mode.begun': said('writing', ({ about }) => `began session mode in ${about}`),
  'session_mode.ended': said('writing', ({ about }) => `ended session mode in ${about}`),
  'device_key.made': said('sign_in', 'let a device keep unsent words'),
  'device_key.removed': said('sign_in', 'let a device keep unsent words no more'),

  'invitation.made': said('people', ({ word }) => `invited somebody as ${listed(word('roles')) || 'a member'}`),
  'invitation.renewed': said('people', 'made a new link for an invitation'),
  'invitation.withdrawn': said('people', 'withdrew an invitation'),
  'invitation.accepted': said('people', 'joined by an invitation'),
  'member.changed': said('people', ({ about }) => `changed the name or colour of ${about}`),
  'member.roles_changed': said(
    'people',
    ({ about, word }) => `changed the roles of ${about} to: ${roles(word('roles'))}`,
  ),
  'member.left': said('people', ({ about }) => `let ${about} leave the practice`),
  'password.reset_offered': said('people', ({ about, word }) =>
    word('from') === 'command'
      ? `made a link to a new password for ${about}, by a command on the server`
      : `made a link to a new password for ${about}`,
  ),
  'password.reset': said('sign_in', 'set a new password by a link'),
  'credential.added': said('people', ({ about }) => `added a credential of ${about}`),
  'credential.changed': said('people', ({ about }) => `changed a credential of ${about}`),
  'credential.removed': said('people', ({ about }) => `removed a credential of ${about}`),
  'team.created': said('people', ({ about }) => `made ${about}`),
  'team.renamed': said('people', ({ about }) => `renamed ${about}`),
  'team.members_changed': said('people', ({ entry, about, person }) =>
    entry.detail?.in === false ? `took ${person('member')} out of ${about}` : `put ${person('member')} into ${about}`,
  ),
  'team.deleted': said('people', ({ about }) => `removed ${about}`),
  'supervision.begun': said(
    'people',
    ({ person }) => `began the supervision of ${person('supervisee')} by ${person('supervisor')}`,
  ),
  'supervision.changed': said('people', ({ about }) => `changed ${about}`),
  'hours.added': said('people', ({ about }) => `wrote down supervision held with ${about}`),
  'hours.removed': said('people', () => 'took hours of supervision out of the ledger'),
  'supervision.removed': said('people', ({ about }) => `removed ${about}`),

  'case.created': said('cases', ({ about }) => `opened ${about}`),
  'case.changed': said('cases', ({ about }) => `changed what stands at the head of ${about}`),
  'case.closed': said('cases', ({ about }) => `closed ${about}`),
  'case.reopened': said('cases', ({ about }) => `opened ${about} again`),
  'care_team.changed': said('cases', ({ about, word, person }) =>
    word('role') === 'none'
      ? `took ${person('member')} off the care team of ${about}`
      : `made ${person('member')} ${word('role')} on the care team of ${about}`,
  ),
  'case.lead_reassigned': said(
    'cases',
    ({ about, person }) => `handed the lead of ${about} from ${person('from')} to ${person('to')}`,
  ),
  'course.changed': said('cases', ({ about, word }) => `changed the plan of course ${word('number')} in ${about}`),
  'case.exported': said('reading', ({ about, word }) => `exported the chart of ${about}${as(word('format'))}`),
  'client_identity.read': said('reading', ({ about }) => `read the legal identity in ${about}`),
  'client_identity.changed': said('cases', ({ about }) => `changed the legal identity in ${about}`),

  'note.created': said('writing', ({ about }) => `began ${about}`),
  'note.dated': said('writing', ({ about }) => `changed the day of ${about}`),
  'note.read': said('reading', ({ about }) => `opened ${about}`),
  'note.exported': said('reading', ({ about, word }) => `exported ${about}${as(word('format'))}`),
  'notes.searched': said('reading', 'searched notes'),
  'note.written': said('writing', ({ about }) => `wrote in ${about}`),
  'note.held': said(
    'writing',
    ({ about, word }) => `had words kept that were not merged into ${about}: ${why(word('reason'))}`,
  ),
  'note.locked': said('writing', ({ about }) => `locked ${about}`),
  'note.unlocked': said('writing', ({ about }) => `unlocked ${about}`),
  'version.read': said('reading', ({ about, word }) => `read version ${word('version')} of ${about}`),
  'version.restored': said('writing', ({ about, word }) => `restored version ${word('version')} of ${about}`),
  'note.signed': said('writing', ({ about }) => `signed ${about}`),
  'note.submitted': said('writing', ({ about }) => `signed ${about} and submitted it for review`),
  'note.cosigned': said('writing', ({ about }) => `co-signed ${about}`),
  'note.attested': said('writing', ({ about }) => `answered for the prescriber’s sections of ${about}`),
  'note.withdrawn': said('writing', ({ about }) => `took ${about} back from review`),
  'note.returned': said('writing', ({ about }) => `asked for changes in ${about}`),
  'note.amended': said('writing', ({ about }) => `began an amendment of ${about}`),
  'note.entered_in_error': said('writing', ({ about }) => `marked ${about} as entered in error`),
  'note.discarded': said('writing', ({ about }) => `discarded ${about}`),
  'note.recovered': said('writing', ({ about }) => `recovered ${about}`),
  'review.read': said('reading', ({ about }) => `read what happened to ${about}`),
  'signatures.read': said('reading', ({ about }) => `read the signatures of ${about}`),
  'process_note.granted': said('people', ({ person }) => `let ${person('member')} read a process note of theirs`),
  'process_note.withdrawn': said('people', ({ person }) => `let ${person('member')} read a process note no more`),
  'threads.read': said('reading', ({ about }) => `read the threads of ${about}`),
  'carried.read': said('reading', ({ about }) => `read what carries over in ${about}`),
  'check.reason_given': said('writing', ({ about }) => `gave a reason to go on in spite of a finding in ${about}`),
  'check.reason_taken_back': said('writing', ({ about }) => `took a reason back in ${about}`),
  'comments.read': said('reading', ({ about }) => `read what is said about ${about}`),
  'comment.made': said('writing', ({ about }) => `commented on ${about}`),
  'comment.edited': said('writing', ({ about }) => `changed a comment of their own on ${about}`),
  'comment.removed': said('writing', ({ about }) => `removed a comment of their own on ${about}`),
  'comment.resolved': said('writing', ({ about }) => `resolved a thread of comments on ${about}`),
  'comment.reopened': said('writing', ({ about }) => `reopened a thread of comments on ${about}`),
  'suggestion.accepted': said('writing', ({ about }) => `accepted a suggested wording in ${about}`),
  'suggestion.dismissed': said('writing', ({ about }) => `left a suggested wording out of ${about}`),
  'suggestion.withdrawn': said('writing', ({ about }) => `took back a wording that they had suggested for ${about}`),
  'template.created': said('templates', 'began a template'),
  'template.described': said('templates', ({ about }) => `changed what ${about} is called`),
  'template.published': said('templates', ({ about, word }) => `published version ${word('version')} of ${about}`),
  'template.shared': said(
    'templates',
    ({ about, word }) => `shared ${about} with ${scopes.get(word('scope')) ?? 'others'}`,
  ),
  'template.handed_over': said('templates', ({ about, person }) => `handed ${about} over to ${person('to')}`),
  'template.put_away': said('templates', ({ about }) => `put ${about} away`),
  'template.brought_back': said('templates', ({ about }) => `brought ${about} back to the shelf`),
  'template.written': said('templates', ({ about }) => `wrote in ${about}`),
  'template.text_brought_back': said(
    'templates',
    ({ about, word }) =>
      `went back to ${/^\d+$/.test(word('version')) ? `version ${word('version')}` : 'an earlier text'} of ${about}`,
  ),
  'template.original_taken': said('templates', ({ about }) => `took sections of its original over into ${about}`),
  'template.exported': said('templates', ({ about, word }) => `saved ${about} as a file${as(word('format'))}`),
  'templates.brought_in': said('templates', ({ word }) => `brought in a file with ${word('count')} templates`),
  'section.saved': said('templates', 'saved a section to the library'),
  'section.removed': said('templates', 'removed a section from the library'),
  'note.moved': said(
    'writing',
    ({ about, word }) => `moved ${about} from version ${word('from')} of its template to version ${word('to')}`,
  ),
  'held.read': said('reading', ({ about }) => `read their own kept words of ${about}`),
  'held.settled': said('writing', ({ about }) => `settled kept words of ${about}`),

  'access.refused': said('refused', ({ entry, word }) => refusal(entry, word)),
  'write.refused': said('refused', ({ about, word }) =>
    word('why') === 'reader'
      ? `tried to write in ${about} as a reader`
      : `sent changes to ${about} that no page of Throughline sends`,
  ),
  'audit.read': said('audit', ({ person, entry }) => `read the audit${narrowed(entry, person)}`),
  'audit.exported': said('audit', ({ person, entry }) => `exported the audit${narrowed(entry, person)}`),
  'audit.anchored_anew': said(
    'audit',
    ({ word }) => `found no anchor of the audit and began a new one behind entry ${word('number')}`,
  ),
}

/** The actions of a kind. */
export const actionsOf = (kind: AuditKind): AuditAction[] =>
  auditActions.filter((action) => words[action].kind === kind)

/** What happened, in words that read on from a name. What this version has no words for stays as it is. */
export function auditSentence(entry: AuditEntry): string {
  if (!isAuditAction(entry.action)) return entry.action
  const { says } = words[entry.action]
  if (typeof says === 'string') return says
  const word = (name: string) => String(entry.detail?.[name] ?? '')
  const person = (name: string) => entry.names[word(name)] ?? 'somebody'
  return says({ entry, about: aboutOf(entry), word, person })
}

/** Who did it: a member, or whoever runs the server. */
export const auditActor = ({ memberId, memberName }: AuditEntry): string =>
  memberId === null ? 'The server' : (memberName ?? 'Somebody unknown')

function aboutOf({ subjectKind, subjectName, caseCode, noteId, subjectId }: AuditEntry): string {
  switch (subjectKind) {
    case 'member':
      return subjectName ?? 'somebody'
    case 'case':
      return caseCode ? `the case ${caseCode}` : 'a case'
    case 'note':
    case 'document':
    case 'held': {
      const which = (noteId ?? subjectId)?.slice(0, 8)
      return `${caseCode ? `a note of ${caseCode}` : 'a note'} (${which})`
    }
    case 'process_note':
      return 'a process note'
    case 'template':
      return `a template (${subjectId?.slice(0, 8)})`
    case 'team':
      return subjectName ? `the team ${subjectName}` : 'a team'
    case 'supervision':
      return subjectName ? `the supervision of ${subjectName}` : 'a supervision'
    case 'invitation':
      return 'an invitation'
    default:
      return subjectKind?.replaceAll('_', ' ') ?? 'the practice'
  }
}

const scopes = new Map([
  ['mine', 'nobody but those named'],
  ['team', 'teams'],
  ['practice', 'the practice'],
])

/** What files are called; what this version does not know, by its own name. */
const formatNames = new Map([
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
  ['pdf', 'a PDF'],
  ['docx', 'a Word document'],
  ['sealed', 'a sealed file'],
  ['csv', 'CSV'],
])
const as = (format: string): string => (format === '' ? '' : ` as ${formatNames.get(format) ?? format}`)
const listed = (several: string): string => several.split(' ').join(' and ')
const roles = (several: string): string => listed(several) || 'none'

const why = (reason: string): string =>
  ({
    locked: 'the note was locked',
    revoked: 'the right to write had ended',
    overwritten: 'a colleague changed what they stood in',
    foreign: 'they came from elsewhere',
    misplaced: 'undoing brought them back where they had no place any more',
  })[reason] ?? reason

function refusal(entry: AuditEntry, word: (name: string) => string): string {
  const what = entry.subjectKind === null ? 'something' : aboutOf(entry)
  const asked =
    word('code') === 'not_allowed'
      ? `asked for something about ${what} that they may not do`
      : `asked for ${what}, which is not there for them`
  return `${asked} (${word('route')})${entry.detail?.more === true ? '; more of the same within this minute is left out' : ''}`
}

function narrowed({ detail }: AuditEntry, person: Told['person']): string {
  const parts = [
    ...(detail?.member === undefined ? [] : [`what concerns ${person('member')}`]),
    ...(detail?.case === undefined ? [] : ['one case']),
  ]
  return parts.length === 0 ? '' : `, narrowed to ${parts.join(' and ')}`
}

/** A restored backup ends before what the anchor knew: these entries are gone, and this one says so. */
function notInBackup({ number, detail }: AuditEntry): string {
  const anchored = Number(detail?.anchored ?? 0)
  if (anchored < number) return ''
  return anchored === number
    ? `; what was entry ${number} before is not in it`
    : `; what were entries ${number} to ${anchored} before are not in it`
}
