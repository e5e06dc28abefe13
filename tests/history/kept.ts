import { Versions } from '../../shared/api/history.ts'
import type { TestMember } from '../support/actors.ts'

/** The versions of a note as a member is told of them, newest first. */
export const versionsOf = async (member: TestMember, note: { id: string }) =>
  Versions.parse(await (await member.call('GET', `/api/notes/${note.id}/versions`)).json()).items
