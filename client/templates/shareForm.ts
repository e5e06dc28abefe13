import { ShareTemplate, type Template } from '../../shared/api/templates.ts'

/** With whom a template is shared, as somebody chooses it. What is chosen beside an answer that does not ask for it is kept, and not sent. */
export interface ShareForm {
  scope: ShareTemplate['scope']
  teams: readonly string[]
  members: readonly string[]
  edit: 'nobody' | 'some' | 'practice'
  editTeams: readonly string[]
  editMembers: readonly string[]
}

/** As it is shared now. */
export function shareFormOf({ sharing }: Pick<Template, 'sharing'>): ShareForm {
  const ids = (all: readonly { id: string }[] = []) => all.map(({ id }) => id)
  const editTeams = ids(sharing?.editors.teams)
  const editMembers = ids(sharing?.editors.members)
  return {
    scope: sharing?.scope ?? 'mine',
    teams: ids(sharing?.teams),
    members: ids(sharing?.members),
    edit: sharing?.editors.practice ? 'practice' : editTeams.length + editMembers.length > 0 ? 'some' : 'nobody',
    editTeams,
    editMembers,
  }
}

/** What is asked of the server, or a sentence on what is missing. */
export function shareBody(form: ShareForm): { fits: true; body: ShareTemplate } | { fits: false; sentence: string } {
  const { scope, teams, members, edit, editTeams, editMembers } = form
  if (edit === 'some' && editTeams.length + editMembers.length === 0)
    return { fits: false, sentence: 'Please choose who edits it with you.' }
  const parsed = ShareTemplate.safeParse({
    scope,
    teamIds: scope === 'team' ? teams : [],
    memberIds: scope === 'practice' ? [] : members,
    editors: {
      practice: edit === 'practice',
      teamIds: edit === 'some' ? editTeams : [],
      memberIds: edit === 'some' ? editMembers : [],
    },
  })
  if (parsed.success) return { fits: true, body: parsed.data }
  return { fits: false, sentence: parsed.error.issues[0]?.message ?? 'Please look at what is chosen.' }
}
