import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from './sourceTree.ts'

const documents = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

/** Where a document points: links to files beside it, and paths in its words such as `server/main.ts`. */
function pathsIn(document: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\)/g)].map(([, path = '']) =>
    join(dirname(document), path),
  )
  const named = [...text.matchAll(/`((?:client|server|shared|tests|docs)\/[\w./-]*)`/g)].map(([, path = '']) => path)
  return [...links, ...named]
}

it.each(documents)('a reader of %s finds every file it points to', (document) => {
  const text = readFileSync(join(projectRoot, document), 'utf8')
  const missing = pathsIn(document, text).filter((path) => !existsSync(join(projectRoot, path)))
  expect(missing).toEqual([])
})

it('a pointer that leads nowhere would be found', () => {
  expect(pathsIn('docs/a.md', 'see [b](b.md#c), [out](https://example.org) and `server/gone.ts`')).toEqual([
    'docs/b.md',
    'server/gone.ts',
  ])
})

it('each decision has a number of its own, in its name and its heading, and stands in the list of decisions', () => {
  const folder = join(projectRoot, 'docs', 'decisions')
  const records = readdirSync(folder).filter((name) => /^\d{4}-/.test(name))
  const numbers = records.map((name) => name.slice(0, 4))
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
  const list = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const [at, name] of records.entries()) {
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(new RegExp(`^# ${numbers[at]}: `))
    expect(list).toContain(`| [${numbers[at]}](${name}) |`)
  }
})
