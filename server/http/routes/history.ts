import { z } from '@hono/zod-openapi'
import {
  ChangesSinceSeen,
  CompareQuery,
  Contributors,
  Difference,
  Seen,
  Version,
  Versions,
  VersionText,
} from '../../../shared/api/history.ts'
import { NoteId, VersionId } from '../../../shared/ids.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { contributorsFor } from '../../domain/history/contributors.ts'
import { restoreVersion } from '../../domain/history/restore.ts'
import { markSeen } from '../../domain/history/seen.ts'
import { changesSinceSeen, compareVersions, peopleOf, readVersion, versionsOf } from '../../domain/history/versions.ts'
import { actorOf, type HttpServices } from '../context.ts'
import {
  presentChanges,
  presentContributors,
  presentDifference,
  presentVersion,
  presentVersionText,
} from '../present/history.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const noteParams = z.object({ id: NoteId })
const versionParams = z.object({ id: NoteId, versionId: VersionId })

export function historyRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  versionRoutes(app, services, record)

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/contributors',
      summary: 'Who wrote in a note, with what of it is theirs',
      request: { params: noteParams },
      responses: { 200: answers(Contributors, 'The larger part first.') },
    }),
    async (c) => c.json(presentContributors(await contributorsFor(services, actorOf(c), c.req.valid('param').id)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/seen',
      summary: 'Say that I have a note before my eyes',
      request: { params: noteParams, ...takes(Seen) },
      responses: { 204: { description: 'What changes from now on is new to me.' } },
    }),
    async (c) => {
      // The page says so by itself: nobody is at work because of it.
      c.set('asksByItself', true)
      await markSeen(services, actorOf(c), c.req.valid('param').id, c.req.valid('json').version)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/changes-since-seen',
      summary: 'What changed in a note since I last looked, and by whom',
      request: { params: noteParams },
      responses: { 200: answers(ChangesSinceSeen, 'The whole text with its changes; null for whoever never looked.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const found = await changesSinceSeen(services, record, actor, c.req.valid('param').id)
      return c.json(presentChanges(found, await peopleOf(services, actor)), 200)
    },
  )
}

function versionRoutes(app: App, services: HttpServices, record: ReturnType<typeof seldomAudit>): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/versions',
      summary: 'The versions of a note',
      request: { params: noteParams },
      responses: { 200: answers(Versions, 'Newest first; pauses in writing are thinned as they grow old.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const versions = await versionsOf(services, actor, c.req.valid('param').id)
      const people = await peopleOf(services, actor)
      return c.json({ items: versions.map((version) => presentVersion(version, people)) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/versions/compare',
      summary: 'How one version of a note became another, and by whom',
      request: { params: noteParams, query: CompareQuery },
      responses: { 200: answers(Difference, 'The whole text with its changes.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const compared = await compareVersions(services, record, actor, c.req.valid('param').id, c.req.valid('query'))
      return c.json(presentDifference(compared, await peopleOf(services, actor)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/versions/{versionId}',
      summary: 'A version of a note with its text and who wrote which words',
      request: { params: versionParams },
      responses: { 200: answers(VersionText, 'The text as it was.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { id, versionId } = c.req.valid('param')
      const read = await readVersion(services, record, actor, id, versionId)
      return c.json(presentVersionText(read, await peopleOf(services, actor)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/versions/{versionId}/restore',
      summary: 'Bring a version’s text back as a new edit',
      request: { params: versionParams },
      responses: { 200: answers(Version, 'The version that the note is now; what it took away is in the one before.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { id, versionId } = c.req.valid('param')
      const restored = await restoreVersion(services, services.editText, actor, id, versionId)
      return c.json(presentVersion(restored, await peopleOf(services, actor)), 200)
    },
  )
}
