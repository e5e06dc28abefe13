import { describe, expect, it } from 'vitest'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { attributeAllowed, formatAllowed, isMark, isNode, mayContain, noteSchema } from '../../shared/note/structure.ts'

const containers = Object.values(noteSchema.nodes).filter((type) => !type.isLeaf)

describe('the schema that server and editor share', () => {
  it('takes any number of fitting children in any order, so that no concurrent edit can make a node not fit', () => {
    for (const type of containers) {
      const match = type.contentMatch
      expect(match.validEnd, `${type.name} may be empty`).toBe(true)
      for (const child of Object.values(noteSchema.nodes)) {
        const next = match.matchType(child)
        if (next === null) continue
        expect(next.validEnd, `${type.name} may end after ${child.name}`).toBe(true)
        for (const other of Object.values(noteSchema.nodes)) {
          expect(next.matchType(other) === null, `${other.name} after ${child.name} in ${type.name}`).toBe(
            match.matchType(other) === null,
          )
        }
      }
    }
  })

  it('gives every attribute of every node and mark the default null, so that a first edit writes no cell of a colleague', () => {
    for (const type of [...Object.values(noteSchema.nodes), ...Object.values(noteSchema.marks)]) {
      for (const [name, spec] of Object.entries(type.spec.attrs ?? {})) {
        expect(spec.default, `${type.name}.${name}`).toBeNull()
      }
    }
  })

  it('holds no code, no rule and no heading of the first level', () => {
    expect(isNode('codeBlock')).toBe(false)
    expect(isNode('horizontalRule')).toBe(false)
    expect(isMark('code')).toBe(false)
    expect(attributeAllowed('heading', 'level', 1)).toBe(false)
    expect(attributeAllowed('heading', 'level', 2)).toBe(true)
  })
})

describe('what may come in over a socket', () => {
  it('lets sections stand at the root and only there', () => {
    expect(mayContain('default', 'section')).toBe(true)
    expect(mayContain('default', 'paragraph')).toBe(false)
    expect(mayContain('default', 'text')).toBe(false)
    expect(mayContain('section', 'section')).toBe(false)
    expect(mayContain('blockquote', 'section')).toBe(false)
  })

  it('lets blocks stand in a section and nowhere else', () => {
    for (const block of blockNames) {
      expect(mayContain('section', block)).toBe(true)
      for (const parent of ['default', 'listItem', 'taskItem', 'blockquote', 'tableCell', 'tableHeader', 'dose']) {
        expect(mayContain(parent, block), `${block} in ${parent}`).toBe(false)
      }
    }
  })

  it('lets words stand where a line is, rows in their block, and an event in a scale', () => {
    for (const line of ['paragraph', 'heading', 'doseRow', 'moment']) {
      expect(mayContain(line, 'text')).toBe(true)
      expect(mayContain(line, 'hardBreak')).toBe(true)
      expect(mayContain(line, 'paragraph')).toBe(false)
    }
    expect(mayContain('section', 'text')).toBe(false)
    expect(mayContain('dose', 'doseRow')).toBe(true)
    expect(mayContain('dose', 'moment')).toBe(false)
    expect(mayContain('timeline', 'moment')).toBe(true)
    expect(mayContain('scale', 'text')).toBe(false)
    expect(mayContain('scale', 'scaleEvent')).toBe(true)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'doc', 'text', 'script'])(
    'knows no node, mark, attribute or place called %j',
    (name) => {
      expect(isNode(name)).toBe(false)
      expect(isMark(name)).toBe(false)
      expect(mayContain('section', name)).toBe(false)
      expect(mayContain(name, 'text')).toBe(false)
      expect(attributeAllowed(name, 'id', 'x')).toBe(false)
      expect(attributeAllowed('dose', name, 'x')).toBe(false)
    },
  )

  it('takes a cell for what its rule says and refuses the rest', () => {
    expect(attributeAllowed('doseRow', 'at', '23:59')).toBe(true)
    expect(attributeAllowed('doseRow', 'at', '24:00')).toBe(false)
    expect(attributeAllowed('doseRow', 'given', 70)).toBe(true)
    expect(attributeAllowed('doseRow', 'given', '70')).toBe(false)
    expect(attributeAllowed('doseRow', 'given', Number.NaN)).toBe(false)
    expect(attributeAllowed('doseRow', 'given', Number.POSITIVE_INFINITY)).toBe(false)
    expect(attributeAllowed('doseRow', 'given', -1)).toBe(false)
    expect(attributeAllowed('doseRow', 'given', null)).toBe(true)
    expect(attributeAllowed('doseRow', 'unknown', 1)).toBe(false)
    expect(attributeAllowed('dose', 'weightMeasuredOn', '2026-11-19')).toBe(true)
    expect(attributeAllowed('dose', 'weightMeasuredOn', '2026-13-19')).toBe(false)
    expect(attributeAllowed('dose', 'lot', 'x'.repeat(2000))).toBe(true)
    expect(attributeAllowed('dose', 'lot', 'x'.repeat(2001))).toBe(false)
    expect(attributeAllowed('dose', 'lot', { toString: () => 'x' })).toBe(false)
    expect(attributeAllowed('scale', 'q1', 3)).toBe(true)
    expect(attributeAllowed('scale', 'q1', 5)).toBe(false)
    expect(attributeAllowed('scale', 'cutPoint', 81)).toBe(false)
    expect(attributeAllowed('scale', 'q1', 1.5)).toBe(false)
    expect(attributeAllowed('moment', 'recordedAt', '2026-11-20T15:12+01:00')).toBe(true)
    expect(attributeAllowed('moment', 'recordedAt', 'yesterday')).toBe(false)
    expect(attributeAllowed('vitals', 'dueAt', '0,5,15,1440')).toBe(true)
    for (const value of [
      '',
      '5,',
      '15,5',
      '5,5',
      '1441',
      '-5',
      '5, 15',
      5,
      Array(49)
        .fill(1)
        .map((one, at) => one + at)
        .join(),
    ])
      expect(attributeAllowed('vitals', 'dueAt', value), String(value)).toBe(false)
    expect(attributeAllowed('vitalsRow', 'spo2', 101)).toBe(false)
    expect(attributeAllowed('goalRating', 'value', 11)).toBe(false)
    expect(attributeAllowed('checkItem', 'status', 'maybe')).toBe(false)
    expect(attributeAllowed('taskItem', 'checked', true)).toBe(true)
    expect(attributeAllowed('taskItem', 'checked', 'yes')).toBe(false)
    expect(attributeAllowed('orderedList', 'start', 3)).toBe(true)
    expect(attributeAllowed('paragraph', 'style', 'color:red')).toBe(false)
  })

  it('knows marks by their name, with the hash of an overlapping mark too', () => {
    expect(isMark('bold')).toBe(true)
    // What the binding would write for a mark that may overlap itself: there is none, and a text may not fill up with them.
    expect(isMark('link--abcDEF12')).toBe(false)
    expect(isMark('link--short')).toBe(false)
    expect(formatAllowed('bold', {})).toBe(true)
    expect(formatAllowed('bold', null)).toBe(true)
    expect(formatAllowed('bold', { onclick: 'x' })).toBe(false)
    expect(formatAllowed('link', { href: 'https://example.org' })).toBe(true)
    expect(formatAllowed('link', { href: { length: 3 } })).toBe(false)
    expect(formatAllowed('link', { href: 'https://example.org', target: '_top' })).toBe(false)
    expect(formatAllowed('code', {})).toBe(false)
  })
})
