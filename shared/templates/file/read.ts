import { Compartment } from '../../access/vocabulary.ts'
import { Phase } from '../../api/notes.ts'
import { DescribeTemplate, TemplateTechnique } from '../../api/templates.ts'
import type { FieldError } from '../../errors/catalogue.ts'
import { MAX_ATTRIBUTE_LENGTH } from '../../note/attributes.ts'
import { TemplateSection } from '../template.ts'
import { Faults, placeIn } from './faults.ts'
import { bounds, type FiledSection, type FiledTemplate, FORMAT, FORMAT_VERSION } from './format.ts'
import { type Room, readContent } from './readContent.ts'
import { own, Shapes } from './shapes.ts'
import { filed } from './write.ts'

/** The fields of a file, of a template and of a section, in the order in which they are written. */
export const fileFields = ['format', 'formatVersion', 'templates'] as const
export const templateFields = ['name', 'description', 'phase', 'technique', 'compartment', 'sections'] as const
export const sectionFields = ['key', 'title', 'guidance', 'required', 'answeredBy', 'content'] as const
export const templateNeeds = ['name', 'sections'] as const
export const sectionNeeds = ['key', 'title'] as const
export const answerers = ['therapist', 'prescriber'] as const

const most = {
  name: DescribeTemplate.shape.name.maxLength ?? 0,
  description: DescribeTemplate.shape.description.maxLength ?? 0,
}

/**
 * The templates of a file that was read as JSON, or everything that is wrong with it, each with its place and a sentence for
 * whoever wrote it. Never throws, and does no more work than the size of the file and the bounds of `format.ts` allow. What it
 * reads, `writeTemplateFile` writes and it reads again the same.
 */
export function readTemplateFile(json: unknown): { templates: FiledTemplate[] } | { errors: FieldError[] } {
  const faults = new Faults()
  const templates = new TemplateFileReader(faults).file(json)
  return faults.count > 0 ? { errors: faults.told() } : { templates: templates.map(filed) }
}

class TemplateFileReader {
  readonly #faults: Faults
  readonly #shapes: Shapes
  readonly #room: Room = { nodes: bounds.nodes, characters: 0 }

  constructor(faults: Faults) {
    this.#faults = faults
    this.#shapes = new Shapes(faults)
  }

  file(json: unknown): FiledTemplate[] {
    // What is no file of ours, or a later one, is told so and nothing more: the rest would be told by the wrong rules.
    const fields = this.#ours(json)
    if (fields === null) return []
    const list = this.#shapes.list(own(fields, 'templates'), 'templates') ?? []
    if (Array.isArray(own(fields, 'templates')) && list.length === 0)
      this.#faults.add('templates', 'There is no template in this file.')
    if (list.length > bounds.templates)
      this.#faults.add('templates', `A file holds at most ${bounds.templates} templates; this one has ${list.length}.`)
    return list.slice(0, bounds.templates).flatMap((each, index) => this.#template(each, `templates.${index}`) ?? [])
  }

  #ours(json: unknown): Readonly<Record<string, unknown>> | null {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      this.#faults.add('', 'This is no file of templates.')
      return null
    }
    const found = new Map(Object.entries(json))
    if (found.get('format') !== FORMAT) {
      this.#faults.add('format', `This is no file of templates: its “format” is not “${FORMAT}”.`)
      return null
    }
    const version = found.get('formatVersion')
    if (version !== FORMAT_VERSION) {
      const newer = typeof version === 'number' && version > FORMAT_VERSION
      const says = newer ? 'This file was written by a newer Throughline.' : `Please use ${FORMAT_VERSION}.`
      this.#faults.add('formatVersion', says)
      return null
    }
    return this.#shapes.fields(json, '', fileFields)
  }

  #template(value: unknown, place: string): FiledTemplate | null {
    const fields = this.#shapes.fields(value, place, templateFields, templateNeeds)
    if (fields === null) return null
    this.#room.characters = bounds.characters
    const read = this.#field(fields, place)
    const name = read('name', '', (given, at) => this.#line(given, at, 1, most.name))
    const description = read('description', '', (given, at) => this.#line(given, at, 0, most.description))
    const phase = read('phase', null, (given, at) => this.#shapes.word(given, at, Phase.options))
    const technique = read('technique', null, (given, at) => this.#shapes.word(given, at, TemplateTechnique.options))
    const compartment = read(
      'compartment',
      'chart',
      (given, at) => this.#shapes.word(given, at, Compartment.options) ?? 'chart',
    )
    const sections = read('sections', [], (given, at) => this.#sections(given, at))
    if (this.#room.characters < 0)
      this.#faults.add(place, `A template holds at most ${bounds.characters} characters of text.`)
    return { name, description, phase, technique, compartment, sections }
  }

  #sections(value: unknown, place: string): FiledSection[] {
    const list = this.#shapes.list(value, place) ?? []
    if (list.length > bounds.sections)
      this.#faults.add(place, `A template holds at most ${bounds.sections} sections; this one has ${list.length}.`)
    const seen = new Map<string, number>()
    return list.slice(0, bounds.sections).flatMap((each, index) => {
      const at = placeIn(place, index)
      const section = this.#section(each, at)
      if (section === null) return []
      const before = seen.get(section.key)
      if (before !== undefined)
        this.#faults.add(
          placeIn(at, 'key'),
          `Section ${before + 1} of this template has the same key. Please use another.`,
        )
      else if (section.key !== '') seen.set(section.key, index)
      return [section]
    })
  }

  #section(value: unknown, place: string): FiledSection | null {
    const fields = this.#shapes.fields(value, place, sectionFields, sectionNeeds)
    if (fields === null) return null
    const read = this.#field(fields, place)
    return {
      key: read('key', '', (given, at) => this.#key(given, at)),
      title: read('title', '', (given, at) => this.#line(given, at, 1, MAX_ATTRIBUTE_LENGTH)),
      guidance: read('guidance', null, (given, at) => this.#words(given, at, MAX_ATTRIBUTE_LENGTH)),
      required: read('required', false, (given, at) => this.#shapes.flag(given, at)),
      answeredBy: read('answeredBy', null, (given, at) => this.#shapes.word(given, at, answerers)),
      content: read('content', [], (given, at) => readContent(given, at, this.#faults, this.#room)),
    }
  }

  /** Reads a field that was given. One that was left out, or is null where null means that, reads as nothing. */
  #field(fields: Readonly<Record<string, unknown>>, place: string) {
    return <T>(name: string, nothing: T, read: (given: unknown, at: string) => T | null): T => {
      const given = own(fields, name)
      if (given === undefined || (given === null && nothing === null)) return nothing
      return read(given, placeIn(place, name)) ?? nothing
    }
  }

  #key(value: unknown, place: string): string | null {
    const read = TemplateSection.shape.key.safeParse(value)
    if (read.success) return read.data
    this.#faults.add(place, 'Please use small letters, figures and hyphens, a letter first and at most 64 of them.')
    return null
  }

  #line(value: unknown, place: string, least: 0 | 1, longest: number): string | null {
    if (typeof value === 'string') this.#room.characters -= value.length
    return this.#shapes.line(value, place, least, longest)
  }

  #words(value: unknown, place: string, longest: number): string | null {
    if (typeof value === 'string') this.#room.characters -= value.length
    return this.#shapes.words(value, place, longest)
  }
}
