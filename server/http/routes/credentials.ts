import { z } from '@hono/zod-openapi'
import { CredentialFields } from '../../../shared/api/invitations.ts'
import { MemberInFull } from '../../../shared/api/members.ts'
import { CredentialId, MemberId } from '../../../shared/ids.ts'
import { addCredential, changeCredential, removeCredential } from '../../domain/people/credentials.ts'
import { memberInFull } from '../../domain/people/members.ts'
import { actorOf, type HttpContext, type HttpServices } from '../context.ts'
import { presentMemberInFull } from '../present/people.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ memberId: MemberId })
const oneParams = z.object({ memberId: MemberId, credentialId: CredentialId })

/** The licences of a member, written down by the member or an admin. */
export function credentialRoutes(app: App, services: HttpServices): void {
  const inFull = async (c: HttpContext, id: MemberId) =>
    presentMemberInFull(await memberInFull(services, actorOf(c), id), services.clock())

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/members/{memberId}/credentials',
      summary: 'Add a credential (admin, or the member)',
      request: { params, ...takes(CredentialFields) },
      responses: { 201: answers(MemberInFull, 'The member.') },
    }),
    async (c) => {
      const { memberId } = c.req.valid('param')
      await addCredential(services, actorOf(c), memberId, c.req.valid('json'))
      return c.json(await inFull(c, memberId), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/members/{memberId}/credentials/{credentialId}',
      summary: 'Change a credential (admin, or the member)',
      request: { params: oneParams, ...takes(CredentialFields) },
      responses: { 200: answers(MemberInFull, 'The member.') },
    }),
    async (c) => {
      const { memberId, credentialId } = c.req.valid('param')
      await changeCredential(services, actorOf(c), memberId, credentialId, c.req.valid('json'))
      return c.json(await inFull(c, memberId), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/members/{memberId}/credentials/{credentialId}',
      summary: 'Remove a credential (admin, or the member)',
      request: { params: oneParams },
      responses: { 200: answers(MemberInFull, 'The member.') },
    }),
    async (c) => {
      const { memberId, credentialId } = c.req.valid('param')
      await removeCredential(services, actorOf(c), memberId, credentialId)
      return c.json(await inFull(c, memberId), 200)
    },
  )
}
