import { z } from 'zod'
import { Compartment } from '../../access/vocabulary.ts'
import { Phase } from '../../api/notes.ts'
import { DescribeTemplate, TemplateTechnique } from '../../api/templates.ts'
import { type AttributeRules, MAX_ATTRIBUTE_LENGTH } from '../../note/attributes.ts'
import { attributesOf, isNode, noteSchema } from '../../note/structure.ts'
import { TemplateSection } from '../template.ts'
import { bounds, FORMAT, FORMAT_VERSION, leftOut } from './format.ts'
import { answerers, fileFields, sectionFields, sectionNeeds, templateFields, templateNeeds } from './read.ts'
import { childrenAllowed } from './readContent.ts'

type JsonSchema = Readonly<Record<string, unknown>>

/** Signs that may stand in words of one line, and of several. Spelled so that a pattern means the same with and without `u`. */
export const oneLine = '^[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$'
export const severalLines = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$'

/**
 * The format of files of templates as a JSON Schema (draft 2020-12), made from the rules by which they are read. Every file
 * that is read fits it. What it cannot say, a reader still asks for: that keys differ, that a day is in the calendar, how much
 * there may be in all.
 */
export function templateFileSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:throughline:templates:${FORMAT_VERSION}`,
    title: 'Templates of Throughline',
    description: 'One or several templates for notes. See TEMPLATES.md.',
    ...object(fileFields, fileFields, {
      format: { const: FORMAT },
      formatVersion: { const: FORMAT_VERSION },
      templates: { type: 'array', minItems: 1, maxItems: bounds.templates, items: refTo('template') },
    }),
    $defs: {
      template: templateSchema(),
      section: sectionSchema(),
      ...Object.fromEntries(filedNodes().map((type) => [type, nodeSchema(type)])),
      formatting: { anyOf: Object.keys(noteSchema.marks).map(markSchema) },
    },
  }
}

const templateSchema = () =>
  object(templateFields, templateNeeds, {
    name: { ...line(1, DescribeTemplate.shape.name.maxLength ?? 0), description: 'What it is called on the shelf.' },
    description: {
      ...line(0, DescribeTemplate.shape.description.maxLength ?? 0),
      description: 'What it is for, in a sentence.',
    },
    phase: { enum: [...Phase.options, null], description: 'Where in a course its notes belong; null for any.' },
    technique: {
      enum: [...TemplateTechnique.options, null],
      description: 'What a dosing session works with; null for none.',
    },
    compartment: {
      enum: [...Compartment.options],
      description: 'Where its notes stand: in the chart, or in their author’s private compartment.',
    },
    sections: { type: 'array', maxItems: bounds.sections, items: refTo('section') },
  })

const sectionSchema = () =>
  object(sectionFields, sectionNeeds, {
    key: {
      type: 'string',
      pattern: z.toJSONSchema(TemplateSection.shape.key).pattern,
      description: 'Its name for programs: unlike every other of the template, and the same in every version.',
    },
    title: line(1, MAX_ATTRIBUTE_LENGTH),
    guidance: {
      type: ['string', 'null'],
      ...words(MAX_ATTRIBUTE_LENGTH),
      description: 'Advice for whoever writes. No part of the note’s text.',
    },
    required: { type: 'boolean', description: 'Whether a note is told to lack something while this is empty.' },
    answeredBy: { enum: [...answerers, null], description: 'Who attests to this section.' },
    content: { ...contentOf('section'), description: 'What a note begins with here.' },
  })

/** A part of the text: its cells, and what may stand in it. */
function nodeSchema(type: string): JsonSchema {
  if (type === 'text')
    return object(['type', 'text', 'marks'], ['type', 'text'], {
      type: { const: type },
      text: { type: 'string', minLength: 1, ...words(bounds.characters) },
      marks: { type: 'array', maxItems: Object.keys(noteSchema.marks).length, items: refTo('formatting') },
    })
  return object(['type', 'attrs', 'content'], ['type'], {
    type: { const: type },
    attrs: cells(attributesOf(type)),
    content: contentOf(type),
  })
}

const markSchema = (type: string) =>
  type === 'link'
    ? object(['type', 'attrs'], ['type', 'attrs'], {
        type: { const: type },
        attrs: object(['href'], ['href'], { href }),
      })
    : object(['type', 'attrs'], ['type'], { type: { const: type }, attrs: object([], [], {}) })

/** See `safeHref`. */
const href = {
  type: 'string',
  ...words(MAX_ATTRIBUTE_LENGTH),
  pattern: '^\\s*([hH][tT][tT][pP][sS]://[^/]|[mM][aA][iI][lL][tT][oO]:.)',
  description: 'An address that begins with https: or mailto:.',
}

/** The cells of a part. One that is null is not filled, and the same as left out. */
function cells(rules: AttributeRules): JsonSchema {
  const named = Object.entries(rules).filter(([name]) => name !== 'id')
  return object(
    named.map(([name]) => name),
    [],
    Object.fromEntries(named.map(([name, { schema }]) => [name, cell(schema)])),
  )
}

function cell({ type, enum: choices, ...rest }: AttributeRules[string]['schema']): JsonSchema {
  if (choices) return { ...rest, enum: [...choices, null] }
  const safe = type === 'string' && rest.pattern === undefined ? { pattern: severalLines } : {}
  return { type: [type, 'null'], ...rest, ...safe }
}

function contentOf(parent: string): JsonSchema {
  const [first, ...others] = childrenAllowed(parent).map((child) => refTo(child))
  if (first === undefined) return { type: 'array', maxItems: 0 }
  return {
    type: 'array',
    ...(parent === 'section' ? { maxItems: bounds.nodesOfSection } : {}),
    items: others.length === 0 ? first : { anyOf: [first, ...others] },
  }
}

const filedNodes = (): string[] =>
  Object.keys(noteSchema.nodes).filter((type) => (type === 'text' || isNode(type)) && !leftOut.has(type))

const refTo = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })

function words(most: number): JsonSchema {
  return { maxLength: most, pattern: severalLines }
}

const line = (least: number, most: number): JsonSchema => ({
  type: 'string',
  ...(least > 0 ? { minLength: least } : {}),
  maxLength: most,
  pattern: oneLine,
})

/** An object with these fields and no others, each of which has to be described. */
function object<Name extends string>(
  names: readonly Name[],
  needed: readonly string[],
  properties: Readonly<Record<Name, JsonSchema>>,
): JsonSchema {
  return {
    type: 'object',
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
  }
}
