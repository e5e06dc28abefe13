import { z } from '@hono/zod-openapi'
import {
  BringVersionBack,
  CompareTemplate,
  CreateTemplate,
  DescribeTemplate,
  HandOverTemplate,
  NewTemplate,
  OriginalChanges,
  PublishedVersion,
  PublishTemplate,
  ShareTemplate,
  TakeFromOriginal,
  Template,
  TemplateDifference,
  Templates,
  TemplateText,
  TemplateVersions,
  WhichText,
} from '../../../shared/api/templates.ts'
import { TemplateId } from '../../../shared/ids.ts'
import type { Actor } from '../../domain/services.ts'
import { createTemplate } from '../../domain/templates/createTemplate.ts'
import { describeTemplate } from '../../domain/templates/describeTemplate.ts'
import { goBack } from '../../domain/templates/goBack.ts'
import { changesOfOriginal, takeFromOriginal } from '../../domain/templates/original.ts'
import { publishTemplate } from '../../domain/templates/publishTemplate.ts'
import { handOverTemplate, putTemplateAway, shareTemplate } from '../../domain/templates/shareTemplate.ts'
import { onShelf, shelfOf } from '../../domain/templates/shelf.ts'
import { compareTexts, readTemplateText, versionsOfTemplate } from '../../domain/templates/versions.ts'
import { actorOf, type HttpServices } from '../context.ts'
import {
  presentNewTemplate,
  presentTemplate,
  presentTemplateText,
  presentTemplateVersion,
} from '../present/templates.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: TemplateId })
const template = { 200: answers(Template, 'The template.') }

/** A template as it stands on the actor's shelf at this moment. */
const shown = async (services: HttpServices, actor: Actor, id: TemplateId): Promise<Template> =>
  presentTemplate(await onShelf(services, actor, id))

/** Templates: the shelf, their texts, and who has them. */
export function templateRoutes(app: App, services: HttpServices): void {
  shelfRoutes(app, services)
  textRoutes(app, services)
  sharingRoutes(app, services)
}

function shelfRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates',
      summary: 'The templates that are there for me',
      responses: {
        200: answers(Templates, 'Those of the program in the order of a course, then the practice’s by name.'),
      },
    }),
    async (c) => {
      const found = await shelfOf(services, actorOf(c))
      return c.json({ items: found.map(presentTemplate) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates',
      summary: 'Begin a template, empty or as a copy',
      request: takes(CreateTemplate),
      responses: { 201: answers(NewTemplate, 'The new template, not published and shared with nobody.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const made = await createTemplate(services, actor, c.req.valid('json'))
      return c.json(presentNewTemplate(await onShelf(services, actor, made.template.id)), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}',
      summary: 'A template',
      request: { params },
      responses: template,
    }),
    async (c) => c.json(await shown(services, actorOf(c), c.req.valid('param').id), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/templates/{id}',
      summary: 'Say what a template is called and where it stands (its editors)',
      request: { params, ...takes(DescribeTemplate) },
      responses: template,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await describeTemplate(services, actorOf(c), id, c.req.valid('json'))
      return c.json(await shown(services, actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates/{id}/publish',
      summary: 'Publish what is written in a template now (its editors)',
      request: { params, ...takes(PublishTemplate) },
      responses: { 201: answers(PublishedVersion, 'Notes are begun from this version now.') },
    }),
    async (c) => {
      const version = await publishTemplate(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.json({ version }, 201)
    },
  )
}

function textRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/versions',
      summary: 'The versions of a template',
      request: { params },
      responses: { 200: answers(TemplateVersions, 'Newest first.') },
    }),
    async (c) => {
      const versions = await versionsOfTemplate(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: versions.map(presentTemplateVersion) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/text',
      summary: 'The text of a template, as a note that was just begun',
      request: { params, query: z.object({ version: WhichText.default('now') }) },
      responses: { 200: answers(TemplateText, 'Variables stand in it as they are written.') },
    }),
    async (c) => {
      const { version } = c.req.valid('query')
      const sections = await readTemplateText(services, actorOf(c), c.req.valid('param').id, version)
      return c.json(presentTemplateText(version, sections), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/difference',
      summary: 'How one text of a template became another, section by section',
      request: { params, query: CompareTemplate },
      responses: { 200: answers(TemplateDifference, 'The sections that differ.') },
    }),
    async (c) => {
      const query = c.req.valid('query')
      const sections = await compareTexts(services, actorOf(c), c.req.valid('param').id, query)
      return c.json({ ...query, sections }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates/{id}/go-back',
      summary: 'Bring the text of a version back as what is written now (its editors)',
      request: { params, ...takes(BringVersionBack) },
      responses: template,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await goBack(services, services.editText, actorOf(c), id, c.req.valid('json').version)
      return c.json(await shown(services, actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/original',
      summary: 'What changed in the original since a copy was made of it (its editors)',
      request: { params },
      responses: { 200: answers(OriginalChanges, 'The sections that the copy does not have as they are there.') },
    }),
    async (c) => c.json(await changesOfOriginal(services, actorOf(c), c.req.valid('param').id), 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates/{id}/original',
      summary: 'Take sections of the original over into a copy (its editors)',
      request: { params, ...takes(TakeFromOriginal) },
      responses: template,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await takeFromOriginal(services, services.editText, actorOf(c), id, c.req.valid('json'))
      return c.json(await shown(services, actorOf(c), id), 200)
    },
  )
}

function sharingRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/templates/{id}/sharing',
      summary: 'Say who else uses a template and who else edits it (its owner)',
      request: { params, ...takes(ShareTemplate) },
      responses: template,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await shareTemplate(services, actorOf(c), id, c.req.valid('json'))
      return c.json(await shown(services, actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates/{id}/hand-over',
      summary: 'Hand a template over to another member (its owner; an admin once the owner left)',
      request: { params, ...takes(HandOverTemplate) },
      responses: template,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await handOverTemplate(services, actorOf(c), id, c.req.valid('json').memberId)
      return c.json(await shown(services, actorOf(c), id), 200)
    },
  )

  for (const [path, away] of [
    ['put-away', true],
    ['bring-back', false],
  ] as const) {
    app.openapi(
      memberRoute({
        method: 'post',
        path: `/api/templates/{id}/${path}`,
        summary: away ? 'Take a template off every shelf (its owner)' : 'Put a template back on the shelf (its owner)',
        request: { params },
        responses: template,
      }),
      async (c) => {
        const { id } = c.req.valid('param')
        await putTemplateAway(services, actorOf(c), id, away)
        return c.json(await shown(services, actorOf(c), id), 200)
      },
    )
  }
}
