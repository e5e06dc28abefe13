import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { line, prose } from '../../shared/api/text.ts'
import { readTemplateFile } from '../../shared/templates/file/read.ts'
import { oneLine, severalLines, templateFileSchema } from '../../shared/templates/file/schema.ts'
import { writeTemplateFile } from '../../shared/templates/file/write.ts'
import { projectRoot } from '../house/sourceTree.ts'
import { seeded } from '../support/seeded.ts'
import { builtIns, templateAtRandom } from './filedSamples.ts'
import { mutated } from './fileMutations.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

/** What anybody has who reads the published schema with a tool that knows nothing of this project. */
const published = z.fromJSONSchema(JSON.parse(read('docs/template-file.schema.json')))
const fits = (json: unknown) => published.safeParse(json).success

it('whoever reads the published schema has the one that the rules give; if not, run node tests/scripts/templateSchema.ts', () => {
  expect(JSON.parse(read('docs/template-file.schema.json'))).toEqual(templateFileSchema())
  expect(read('docs/template-file.schema.json')).toBe(`${JSON.stringify(templateFileSchema(), null, 2)}\n`)
})

it('whoever checks the file of a template that comes with the program, or of one at random, finds that it fits the schema', () => {
  for (const template of builtIns) expect(fits(JSON.parse(writeTemplateFile([template]))), template.name).toBe(true)
  for (let seed = 1; seed <= 100; seed += 1)
    expect(fits(JSON.parse(writeTemplateFile([templateAtRandom(seeded(seed), 4)]))), `seed ${seed}`).toBe(true)
})

it('whoever spoils a file so that the schema refuses it finds that it is not read either', () => {
  const count = { refused: 0, read: 0 }
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const random = seeded(seed)
    const json = mutated(random, JSON.parse(writeTemplateFile([templateAtRandom(random, 3)])))
    const isRead = 'templates' in readTemplateFile(json)
    // Few levels: the tool tries each kind of part for each part, and so again for all that is in it.
    if (isRead) expect(fits(json), `seed ${seed}`).toBe(true)
    count[isRead ? 'read' : 'refused'] += 1
  }
  expect(count.read).toBeGreaterThan(50)
  expect(count.refused).toBeGreaterThan(500)
})

it.each<[string, (file: ReturnType<typeof example>) => unknown]>([
  ['a later version', (file) => ({ ...file, formatVersion: 2 })],
  ['a field that is not known', (file) => ({ ...file, more: 1 })],
  ['an id', (file) => withPart(file, { type: 'dose', attrs: { id: 'x' } })],
  ['a cell that is not allowed', (file) => withPart(file, { type: 'vitals', attrs: { dueAt: '15 minutes' } })],
  ['a part where it may not stand', (file) => withPart(file, { type: 'blockquote', content: [{ type: 'dose' }] })],
  ['a link to an item', (file) => withPart(file, { type: 'paragraph', content: [{ type: 'itemLink' }] })],
  ['a link that leads elsewhere', (file) => withPart(file, { type: 'paragraph', content: [linked('javascript:x')] })],
])('whoever writes %s is told so by the schema', (_, change) => {
  expect(fits(example())).toBe(true)
  expect(fits(withPart(example(), { type: 'paragraph', content: [linked('https://example.org')] }))).toBe(true)
  expect(fits(change(example()))).toBe(false)
})

const example = () => ({
  format: 'throughline-templates',
  formatVersion: 1,
  templates: [{ name: 'Invented', sections: [{ key: 'one', title: 'One', content: [] }] }],
})
const withPart = (file: ReturnType<typeof example>, part: unknown) => ({
  ...file,
  templates: [{ name: 'Invented', sections: [{ key: 'one', title: 'One', content: [part] }] }],
})
const linked = (href: string) => ({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href } }] })

it('the patterns of the schema let through exactly the signs that the rules for text let through', () => {
  const [asLine, asProse] = [line(), prose(3)]
  const lines = ['', 'u'].map((flags) => new RegExp(oneLine, flags))
  const several = ['', 'u'].map((flags) => new RegExp(severalLines, flags))
  for (let code = 0; code <= 0xffff; code += 1) {
    const words = `a${String.fromCharCode(code)}a`
    const wrong =
      lines.some((pattern) => pattern.test(words) !== asLine.safeParse(words).success) ||
      several.some((pattern) => pattern.test(words) !== asProse.safeParse(words).success)
    if (wrong) expect.fail(`U+${code.toString(16)}`)
  }
})

it('whoever follows the example in the documentation gets a file that fits and is read', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/TEMPLATES.md')) ?? []
  const file: unknown = JSON.parse(json)
  expect(fits(file)).toBe(true)
  const result = readTemplateFile(file)
  expect('templates' in result && JSON.parse(writeTemplateFile(result.templates))).toEqual(file)
})
