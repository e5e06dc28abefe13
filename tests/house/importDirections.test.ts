import { describe, expect, it } from 'vitest'
import { wrongImports } from './importDirections.ts'
import { readSources } from './sourceTree.ts'

describe('import directions', () => {
  it('no file of the project imports against them', () => {
    const tree = readSources(['client', 'server', 'shared', 'tests'])
    expect(tree.size).toBeGreaterThan(10)
    expect(wrongImports(tree)).toEqual([])
  })

  it.each([
    ['client/notes/NotePage.tsx', `import { openRoom } from '../../server/sync/room.ts'`],
    ['client/notes/NotePage.tsx', `import type { NoteRow } from '../../server/storage/tables.ts'`],
    ['client/main.tsx', `import { readFile } from 'node:fs'`],
    ['shared/note/schema.ts', `import { Room } from '../../server/sync/room.ts'`],
    ['shared/note/schema.ts', `export { NotePage } from '../../client/notes/NotePage.tsx'`],
    ['shared/note/schema.ts', `import { createHash } from 'node:crypto'`],
    ['shared/note/schema.ts', `import { useState } from 'react'`],
    ['server/http/app.ts', `import { rooms } from '../sync/rooms.ts'`],
    ['server/sync/room.ts', `import { app } from '../http/app.ts'`],
    ['server/domain/notes/createNote.ts', `import { reply } from '../../http/reply.ts'`],
    ['server/domain/notes/createNote.ts', `const { reply } = await import('../../http/reply.ts')`],
    ['server/domain/notes/createNote.ts', `export type Reply = import('../../http/reply.ts').Reply`],
    ['server/storage/database.ts', `import { signNote } from '../domain/signing/signNote.ts'`],
    ['server/config.ts', `import { openDatabase } from './storage/database.ts'`],
    ['server/http/app.ts', `import { main } from '../main.ts'`],
    ['server/http/app.ts', `import { actors } from '../../tests/support/actors.ts'`],
    ['server/http/app.ts', `import { expect } from 'vitest'`],
  ])('a wrong one is found: %s with %s', (path, source) => {
    expect(wrongImports(new Map([[path, source]]))).toHaveLength(1)
  })

  it.each([
    [
      'client/notes/NotePage.tsx',
      `import { findTemplate } from '../../shared/templates/index.ts'\nimport { useState } from 'react'`,
    ],
    [
      'server/sync/room.ts',
      `import { authorise } from '../domain/access/authorise.ts'\nimport { createHash } from 'node:crypto'`,
    ],
    ['server/main.ts', `import { app } from './http/app.ts'\nimport { rooms } from './sync/rooms.ts'`],
    ['shared/note/schema.ts', `import { Node } from '@tiptap/core'\nimport { z } from 'zod'`],
  ])('a right one passes: %s with %s', (path, source) => {
    expect(wrongImports(new Map([[path, source]]))).toEqual([])
  })
})
