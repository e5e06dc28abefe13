import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Note } from '../../shared/api/notes.ts'
import { caller, signIn } from '../support/actors.ts'
import { everydayDialects } from '../support/app.ts'
import { freshDatabase } from '../support/postgres.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { connect, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { openClinic } from '../sync/convergenceClinic.ts'
import { runCommand } from './commands.ts'

/** Somebody who types word after word, and knows which of them the server has called saved. */
interface Typist {
  note: Note
  saved: Set<string>
  stop(): Promise<void>
}

function type(client: TestClient, note: Note, name: string): Typist {
  const saved = new Set<string>()
  let typing = true
  const done = (async () => {
    for (let number = 1; typing; number++) {
      const word = `${name}-${number}.`
      write(client.doc, ` ${word}`)
      await client.allSaved()
      saved.add(word)
    }
  })()
  return {
    note,
    saved,
    async stop() {
      typing = false
      await done
    },
  }
}

const settingsFor = async (dialect: (typeof everydayDialects)[number]): Promise<Record<string, string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-restored-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (dialect === 'sqlite') return { DATA_DIR: folder }
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  return { DATA_DIR: folder, DATABASE_URL: url }
}

it.each(everydayDialects)(
  'an operator on %s backs up while twenty people type: whatever was called saved before is in it, wherever it is restored',
  async (dialect) => {
    const place = await mkdtemp(join(tmpdir(), 'throughline-backups-'))
    onTestFinished(() => rm(place, { recursive: true, force: true }))
    const clinic = await openClinic(20, dialect === 'postgres' ? await settingsFor(dialect) : {})
    onTestFinished(() => clinic.close())
    const notes = await Promise.all([clinic.newNote(), clinic.newNote(), clinic.newNote(), clinic.newNote()])
    const typists = await Promise.all(
      clinic.writers.map(async (writer, index) => {
        const note = notes[index % notes.length]
        if (!note) throw new Error('There are four notes.')
        const client = connect(writer, note)
        await client.synced()
        return type(client, note, `w${index}`)
      }),
    )
    await until('everybody has words on disk', () => typists.every(({ saved }) => saved.size >= 3))

    const before = typists.map(({ note, saved }) => ({ note, words: [...saved] }))
    const file = join(place, 'practice.backup')
    const made = await runCommand('backup', [file], clinic.settings)
    const meanwhile = typists.filter(({ saved }, index) => saved.size > (before[index]?.words.length ?? 0))
    await Promise.all(typists.map((typist) => typist.stop()))
    expect(made).toMatchObject({ code: 0, complained: '' })
    expect(meanwhile.length).toBe(typists.length)

    for (const target of everydayDialects) {
      const settings = await settingsFor(target)
      expect(await runCommand('restore', [file], settings)).toMatchObject({ code: 0, complained: '' })
      const server = await startServerProcess('main', settings)
      const [lead] = clinic.writers
      const call = caller(server.url, await signIn(server, lead?.email ?? ''))
      const exported = (id: string) => call('GET', `/api/notes/${id}/export?format=markdown`)
      const texts = new Map(
        await Promise.all(notes.map(async ({ id }) => [id, await (await exported(id)).text()] as const)),
      )
      for (const { note, words } of before) {
        const text = texts.get(note.id) ?? ''
        expect(words.filter((word) => !text.includes(word))).toEqual([])
      }
      expect(await server.stop()).toBe(0)
    }
  },
)
