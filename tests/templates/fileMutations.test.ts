import { expect, it } from 'vitest'
import { readTemplateFile } from '../../shared/templates/file/read.ts'
import { writeTemplateFile } from '../../shared/templates/file/write.ts'
import { seeded } from '../support/seeded.ts'
import { pick, templateAtRandom } from './filedSamples.ts'
import { garbled, mutated, spotsOf } from './fileMutations.ts'

/** Reads a text as JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The same values, counting how often something in them is looked at. */
function counted(json: unknown, work: { looks: number }): unknown {
  if (typeof json !== 'object' || json === null) return json
  return new Proxy(json, {
    get: (target, name, self) => {
      work.looks += 1
      return counted(Reflect.get(target, name, self), work)
    },
    getOwnPropertyDescriptor: (target, name) => {
      work.looks += 1
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
  })
}

/** What a reader of the file is told, after it was seen to be one of both: templates that last, or faults with their place. */
function outcomeOf(json: unknown, told: string): 'read' | 'refused' {
  const work = { looks: 0 }
  const result = readTemplateFile(counted(json, work))
  expect(work.looks, `${told}: looks at what it was given`).toBeLessThan(200 + 20 * spotsOf(json).length)
  if ('errors' in result) {
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    expect(result.errors.length, told).toBeGreaterThan(0)
    expect(result.errors.length, told).toBeLessThanOrEqual(201)
    for (const { path, message } of result.errors) {
      if (path === '' ? isObject : path.length > 1_000) expect.fail(`${told}: a place that is none, ${path}`)
      if (!/^[^\p{Cc}]{5,600}$/u.test(message)) expect.fail(`${told}: no sentence, ${message}`)
    }
    return 'refused'
  }
  const file = writeTemplateFile(result.templates)
  const again = readTemplateFile(JSON.parse(file))
  expect(again, told).toEqual(result)
  expect('templates' in again && writeTemplateFile(again.templates), told).toBe(file)
  return 'read'
}

it('whoever opens one of 10,000 spoiled files gets what is in it or what is wrong with it, and nothing throws', () => {
  const files = Array.from({ length: 400 }, (_, seed) => writeTemplateFile([templateAtRandom(seeded(seed), 5)]))
  const count = { read: 0, refused: 0, noJson: 0 }
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const random = seeded(seed)
    const text = pick(random, files)
    const json = random() < 0.4 ? parsed(garbled(random, text)) : mutated(random, JSON.parse(text))
    if (json === undefined) count.noJson += 1
    else count[outcomeOf(json, `seed ${seed}`)] += 1
  }
  expect(count.read).toBeGreaterThan(500)
  expect(count.refused).toBeGreaterThan(3_000)
  expect(count.noJson).toBeGreaterThan(1_000)
})

it.each([[undefined], [null], [true], [1], ['x'], [[]], [[{}]], [Number.NaN]])(
  'whoever opens %j is told that it is no file of templates',
  (json) => {
    expect(readTemplateFile(json)).toEqual({ errors: [{ path: '', message: 'This is no file of templates.' }] })
  },
)
