import { expect, it } from 'vitest'
import { readSources, type SourceTree } from './sourceTree.ts'

const longestFile = 300
/** Names that say nothing about what is in them, so that anything ends up in them. */
const emptyNames = ['util', 'utils', 'helper', 'helpers', 'misc', 'common', 'stuff']

function tooLong(tree: SourceTree): string[] {
  return [...tree].flatMap(([path, source]) => {
    const lines = source.trimEnd().split('\n').length
    return lines > longestFile ? [`${path}: ${lines} lines`] : []
  })
}

function emptilyNamed(tree: SourceTree): string[] {
  return [...tree.keys()].filter((path) =>
    path.split('/').some((part) => emptyNames.includes(part.replace(/\.[a-z.]+$/, '').toLowerCase())),
  )
}

it('no file of client, server or shared is longer than one sitting reads', () => {
  expect(tooLong(readSources(['client', 'server', 'shared']))).toEqual([])
  expect(tooLong(new Map([['server/sync/room.ts', 'x\n'.repeat(longestFile + 1)]]))).toEqual([
    'server/sync/room.ts: 301 lines',
  ])
})

it('no file or folder has a name that says nothing', () => {
  expect(emptilyNamed(readSources(['client', 'server', 'shared', 'tests']))).toEqual([])
  expect(
    emptilyNamed(
      new Map([
        ['shared/utils/a.ts', ''],
        ['client/Helpers.tsx', ''],
        ['shared/common.css', ''],
      ]),
    ),
  ).toHaveLength(3)
})
