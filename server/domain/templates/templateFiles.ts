import { randomUUID } from 'node:crypto'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { withFreshIds } from '../../../shared/templates/begin.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import type { FiledTemplate } from '../../../shared/templates/file/format.ts'
import { readTemplateFile } from '../../../shared/templates/file/read.ts'
import { writeTemplateFile } from '../../../shared/templates/file/write.ts'
import { templateMarkdown } from '../../../shared/templates/markdown.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { writeTemplate } from './createTemplate.ts'
import { writeVersion } from './publishTemplate.ts'
import { requireTemplate, type TemplateForActor } from './templates.ts'
import { newestText, textToCopy } from './templateText.ts'

export const templateFormats = ['json', 'markdown'] as const
export type TemplateFormat = (typeof templateFormats)[number]

/**
 * Templates as a file: what was published of them last, or what is written where nothing was published yet. Two files of the same
 * texts are the same bytes. What comes with the program goes without what every practice decides for itself.
 */
export async function exportTemplates(
  services: Services,
  actor: Actor,
  ids: readonly TemplateId[],
  format: TemplateFormat,
): Promise<string> {
  const { read } = services.database
  const found: TemplateForActor[] = []
  for (const id of ids) found.push(await requireTemplate(read, actor, id, 'export'))
  const texts = await Promise.all(found.map((one) => textToFile(services, actor, one)))
  await services.database.write(async (tx) => {
    const entries = ids.map((id) => ({ action: 'template.exported', subject: { kind: 'template', id } }) as const)
    await recordAudit(tx, services.clock(), ...entries.map((entry) => ({ ...entry, by: actor, detail: { format } })))
  })
  if (format === 'json') return writeTemplateFile(found.map((one, index) => filedOf(one, texts[index] ?? [])))
  return found
    .map(({ template }, index) => templateMarkdown(template.name, template.description, texts[index] ?? []))
    .join('\n')
}

const textToFile = (services: Services, actor: Actor, found: TemplateForActor): Promise<WrittenSection[]> =>
  found.is === 'built_in'
    ? textToCopy(services.database.read, actor, found)
    : newestText(services.database.read, actor, found)

const filedOf = ({ template }: TemplateForActor, sections: readonly WrittenSection[]): FiledTemplate => {
  const { name, description, phase, technique, compartment } = template
  return { name, description, phase, technique, compartment, sections }
}

/** The templates in a file's text. `file_refused` with everything that is wrong and where, and nothing is made. */
export function readFile(text: string): FiledTemplate[] {
  const read = readTemplateFile(parsed(text))
  if ('errors' in read) throw new DomainError('file_refused', { errors: read.errors })
  return read.templates
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('file_refused', { errors: [{ path: '', message: 'This file cannot be read as JSON.' }] })
  }
}

/** The sections of a template in a file as templates have them; they came from no library. */
export const sectionsOfFile = ({ sections }: FiledTemplate): WrittenSection[] =>
  sections.map((section) => ({ ...section, source: null }))

/**
 * Makes every template of a file, all or none: each the actor's own, published as its first version, and shared with nobody. None
 * that is there is touched, whatever it is called.
 */
export async function bringIn(
  services: Services,
  actor: Actor,
  templates: readonly FiledTemplate[],
): Promise<TemplateId[]> {
  return writeInPractice(services, actor, async (tx, now) => {
    const made: TemplateId[] = []
    for (const one of templates) {
      const { name, description, phase, technique, compartment } = one
      const sections = sectionsOfFile(one)
      const described = { name, description, phase, technique }
      const { template } = await writeTemplate(services, tx, now, described, { compartment, sections, basedOn: null })
      const stored = sections.map((section) => ({ ...section, content: withFreshIds(section.content, randomUUID) }))
      const version = { number: 1, summary: 'Brought in from a file.', sections: stored, head: template.head }
      await writeVersion(services, tx, now, { id: template.id, ...version })
      made.push(template.id)
    }
    const entry = { action: 'templates.brought_in', by: actor, detail: { count: made.length } } as const
    await recordAudit(tx, services.clock(), entry)
    return made
  })
}
