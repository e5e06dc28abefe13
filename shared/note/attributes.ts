import type { Attribute } from '@tiptap/core'

/**
 * What the attributes of nodes may hold. One rule says it for everybody: the Tiptap schema, the check of what comes in
 * over a socket, the cells of the editor and the derived values.
 *
 * Every attribute is `null` until somebody fills it. The binding writes all attributes of a node that differ from the
 * shared document, so that with any other default a first edit would write cells that its author never touched, over
 * those of a colleague.
 */
interface AttributeRule<T extends AttributeValue> {
  /** Whether the value may stand in the document. `null` (not filled) always may and needs no rule. */
  readonly allows: (value: unknown) => value is T
  /** The value that stands for this text in HTML, or null. The reverse of `String(value)`. */
  readonly parse: (text: string) => T | null
  /** What there is to choose from, where the value is one of a few words. */
  readonly words?: readonly T[]
  /** The same for whoever writes values in a file. It allows everything that the rule does; a pattern knows no calendar. */
  readonly schema: ValueSchema
}
/** What a value may be, in JSON Schema (draft 2020-12). The description goes on a sentence: ‘Please use’ a clock time. */
interface ValueSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean'
  readonly description: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
export type AttributeValue = string | number | boolean
export type AttributeRules = Readonly<Record<string, AttributeRule<AttributeValue>>>

/** The values of a node's attributes as the rules promise them: what does not fit reads as not filled. */
export type Values<Rules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends AttributeRule<infer T> ? T | null : never
}

/** The longest string in an attribute, in UTF-16 code units. Whatever can be a sentence is content, not an attribute. */
export const MAX_ATTRIBUTE_LENGTH = 2000

const rule = <T extends AttributeValue>(
  allows: (value: unknown) => boolean,
  parse: (text: string) => unknown,
  schema: ValueSchema,
): AttributeRule<T> => {
  const isAllowed = (value: unknown): value is T => allows(value)
  return {
    allows: isAllowed,
    parse: (text) => {
      const value = parse(text)
      return isAllowed(value) ? value : null
    },
    schema,
  }
}

const isShortString = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_ATTRIBUTE_LENGTH

/** A name, a number on a label, a title. */
export const text = () =>
  rule<string>(isShortString, (typed) => typed, {
    type: 'string',
    description: `text of at most ${MAX_ATTRIBUTE_LENGTH} characters`,
    maxLength: MAX_ATTRIBUTE_LENGTH,
  })

/** A finite number within bounds; the unit belongs to the attribute that has the rule. */
export const number = (least: number, most: number) =>
  rule<number>(
    (value) => typeof value === 'number' && value >= least && value <= most,
    (typed) => (typed.trim() === '' ? null : Number(typed)),
    { type: 'number', description: `a number from ${least} to ${most}`, minimum: least, maximum: most },
  )

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  rule<number>(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    (typed) => (typed.trim() === '' ? null : Number(typed)),
    most === Number.MAX_VALUE
      ? { type: 'integer', description: `a whole number from ${least} on`, minimum: least }
      : { type: 'integer', description: `a whole number from ${least} to ${most}`, minimum: least, maximum: most },
  )

/** Yes or no. */
export const flag = () =>
  rule<boolean>(
    (value) => typeof value === 'boolean',
    (typed) => typed === 'true',
    { type: 'boolean', description: 'true or false' },
  )

/** One of these words. */
export const choice = <const Word extends string>(words: readonly Word[]): AttributeRule<Word> => ({
  ...rule<Word>(
    (value) => words.some((word) => word === value),
    (typed) => typed,
    { type: 'string', description: words.length === 1 ? `‘${words[0]}’` : `one of: ${words.join(', ')}`, enum: words },
  ),
  words,
})

const clockForm = /^([01]\d|2[0-3]):[0-5]\d$/
const minutesForm = /^\d{1,4}(,\d{1,4}){0,47}$/
const dateForm = /^\d{4}-\d{2}-\d{2}$/
const stampForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/

/** A string of a certain form, of which not every one may mean something. */
const formed = (form: RegExp, description: string, means: (value: string) => boolean = () => true) =>
  rule<string>(
    (value) => typeof value === 'string' && form.test(value) && means(value),
    (typed) => typed,
    { type: 'string', description, pattern: form.source },
  )

const isInCalendar = (value: string) => !Number.isNaN(Date.parse(value))

/** A clock time, `HH:MM` of the day, as it was read in the room. See `clock.ts`. */
export const clock = () => formed(clockForm, 'a clock time, such as 14:32')

/** Minutes after a beginning, rising, at most 48 of them: `5,15,30`. One cell, as it is one agreement. */
export const minutes = () =>
  formed(minutesForm, 'minutes from 0 to 1440, rising and at most 48, such as 5,15,30', (value) => {
    const each = value.split(',').map(Number)
    return each.every((one, index) => one <= 1_440 && one > (each[index - 1] ?? -1))
  })

/** A calendar date, `YYYY-MM-DD`. */
export const date = () => formed(dateForm, 'a day, such as 2026-11-20', isInCalendar)

/** A minute with its offset from UTC (RFC 3339 without seconds): `2026-11-20T15:12+01:00`. */
export const stamp = () =>
  formed(stampForm, 'a minute with its offset from UTC, such as 2026-11-20T15:12+01:00', isInCalendar)

/** Reads a node's attributes by its rules. Never throws; what a rule does not allow reads as null. */
export function readAttributes<Rules extends AttributeRules>(
  rules: Rules,
  attributes: Readonly<Record<string, unknown>> | undefined,
): Values<Rules> {
  const read = Object.entries(rules).map(([name, rule]) => {
    const value = attributes?.[name]
    return [name, rule.allows(value) ? value : null]
  })
  return Object.fromEntries(read)
}

/** The Tiptap attributes of these rules: null by default, carried in HTML as `data-` attributes so that a copy keeps them. */
export function tiptapAttributes(rules: AttributeRules): Record<string, Attribute> {
  const attributes = Object.entries(rules).map(([name, rule]): [string, Attribute] => {
    const carrier = `data-${name.toLowerCase()}`
    return [
      name,
      {
        default: null,
        keepOnSplit: false,
        parseHTML: (element) => {
          const carried = element.getAttribute(carrier)
          return carried === null ? null : rule.parse(carried)
        },
        renderHTML: (values) => (rule.allows(values[name]) ? { [carrier]: String(values[name]) } : {}),
      },
    ]
  })
  return Object.fromEntries(attributes)
}
