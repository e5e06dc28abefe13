import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot, readSources, type SourceTree } from './sourceTree.ts'

/** The rules that a text states: `- **SYNC-1** …`. */
const stated = (rules: string): string[] => [...rules.matchAll(/^- \*\*(SYNC-\d+)\*\*/gm)].map(([, id = '']) => id)

/** The rules that titles of tests name. A title is the first string after a test's `(`. */
function named(tests: SourceTree): Set<string> {
  const title = /\b(?:test|it)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[\s\S])*?)\1/g
  const ids = [...tests]
    .filter(([path]) => /\.test\.tsx?$/.test(path))
    .flatMap(([, source]) => [...source.matchAll(title)].flatMap(([, , words = '']) => words.match(/SYNC-\d+/g) ?? []))
  return new Set(ids)
}

function unmatched(rules: string, tests: SourceTree): { untested: string[]; unknown: string[] } {
  const [ids, titles] = [stated(rules), named(tests)]
  return {
    untested: ids.filter((id) => !titles.has(id)),
    unknown: [...titles].filter((id) => !ids.includes(id)),
  }
}

it('every rule of the sync engine is named by the title of a test, and no title names a rule that is not stated', () => {
  const rules = readFileSync(join(projectRoot, 'docs/SYNC.md'), 'utf8')
  expect(stated(rules).length).toBeGreaterThan(30)
  expect(new Set(stated(rules)).size).toBe(stated(rules).length)
  expect(unmatched(rules, readSources(['tests']))).toEqual({ untested: [], unknown: [] })
})

it('a rule without a test and a title with an unknown rule are found', () => {
  const tests = new Map([
    ['tests/sync/a.test.ts', "test('SYNC-1 a reader reads', act)\ntest.each([1, 2])(\n  'SYNC-9 twice', act)"],
    ['tests/sync/b.ts', "test('SYNC-2 is no test', act)"],
  ])
  expect(unmatched('- **SYNC-1** One.\n- **SYNC-2** Two, as SYNC-1.\n', tests)).toEqual({
    untested: ['SYNC-2'],
    unknown: ['SYNC-9'],
  })
})
