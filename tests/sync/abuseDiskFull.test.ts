import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { caller, clinic, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect, type DocumentOf, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { openClinic } from './convergenceClinic.ts'
import { noteOf } from './pair.ts'

interface SmallDisk {
  writers: readonly [TestMember, TestMember]
  note: DocumentOf & { id: string }
  fill(): Promise<void>
  free(): Promise<void>
}

/** An embedded database that may not grow beyond what it has: what SQLite then says is what it says on a full disk. */
async function boundedDatabase(): Promise<SmallDisk> {
  const app = await startApp()
  const { lead, cotherapist, note } = await clinic(app)
  const bound = (pages: number) =>
    app.services.database.write(async (tx) => {
      await sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(tx)
    })
  // SQLite takes the number of pages that there are where the given one is lower.
  return { writers: [lead, cotherapist], note, fill: () => bound(1), free: () => bound(1_000_000) }
}

/** A real disk of a few megabytes. */
async function realDisk(): Promise<SmallDisk> {
  const disk = await mountSmallDisk()
  const running = await openClinic(2, { DATA_DIR: join(disk, 'data') })
  onTestFinished(() => running.close())
  const [lead, colleague] = running.writers
  if (!lead || !colleague) throw new Error('A clinic of two.')
  const ballast = join(disk, 'ballast')
  return {
    writers: [lead, colleague],
    note: await running.newNote(),
    async fill() {
      let size = 8 * 1024 * 1024
      // Down to the last page, as a log that fills a disk would.
      for (let number = 0; size >= 4096; number++) {
        await writeFile(`${ballast}-${number}`, new Uint8Array(size)).catch(() => {
          size /= 2
        })
      }
    },
    free: async () => void execFileSync('sh', ['-c', `rm -f '${ballast}'-*`]),
  }
}

async function mountSmallDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' })
  onTestFinished(async () => {
    execFileSync('umount', ['--lazy', folder])
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

/** Whether this process may mount: it is root, and not in a box that forbids it. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

const disks = [
  { name: 'a database that may not grow', open: boundedDatabase, possible: true },
  { name: 'a real small disk', open: realDisk, possible: mayMount() },
]

it.each(disks.filter(({ possible }) => possible))(
  '25 the disk is full while two people write, on $name: nothing is called saved, the server says so and recovers, nothing is lost',
  async ({ open }) => {
    const { writers, note, fill, free } = await open()
    const [author, reader] = writers
    const [writer, colleague] = [connect(author, note), connect(reader, note)]
    await Promise.all([writer.synced(), colleague.synced()])
    write(writer.doc, ' before.')
    await writer.allSaved()
    const ready = () => caller(author.origin)('GET', '/readyz')
    expect((await ready()).status).toBe(200)

    await fill()
    const called: string[] = []
    const words: string[] = []
    // What was reserved before may still take a few.
    while (writer.closes.length === 0) {
      const word = ` word${words.length}-${'x'.repeat(20_000)}.`
      words.push(word)
      write(writer.doc, word)
      await Promise.race([
        writer.allSaved().then(
          () => called.push(word),
          () => undefined,
        ),
        until('the socket is closed', () => writer.closes.length > 0),
      ])
    }
    expect(writer.closes[0]).toBe(4503)
    const [last] = words.slice(-1)
    expect(called).not.toContain(last)
    const answer = await ready()
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'storage_refuses', retry: true })
    expect((await caller(author.origin)('GET', '/healthz')).status).toBe(200)
    const metrics = await (await caller(author.origin)('GET', '/metrics')).text()
    expect(metrics).toContain('throughline_storage_takes_writes 0')
    expect(metrics).toMatch(/throughline_commit_failures_total [1-9]/)
    expect(colleague.xml()).not.toContain(last)
    const acknowledged = new Set(called)
    expect(words.filter((word) => acknowledged.has(word)).every((word) => colleague.xml().includes(word.trim()))).toBe(
      true,
    )
    // Nobody reads without a trace in the audit, and there is no room for one.
    const read = await reader.call('GET', `/api/notes/${note.id}/export?format=markdown`)
    if (read.status !== 200) expect(await read.json()).toMatchObject({ code: 'storage_refuses', status: 503 })

    await free()
    await until('the server is ready again', async () => (await ready()).status === 200)
    await writer.allSaved()
    await until('the colleague has everything', () => words.every((word) => colleague.xml().includes(word.trim())))
    const { markdown } = await noteOf(reader, note)
    for (const word of words) expect(markdown.includes(word.trim()), word.slice(0, 10)).toBe(true)
    expect(called.length).toBeLessThan(words.length)
  },
)

it('25 a server whose disk was full is ready again by itself, though nobody types any more', async () => {
  const { writers, note, fill, free } = await boundedDatabase()
  const [author] = writers
  const writer = connect(author, note)
  await writer.synced()
  await fill()
  while (writer.closes.length === 0) {
    write(writer.doc, 'x'.repeat(50_000))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  writer.close()
  const refused = await author.call('POST', '/api/cases', { code: 'y'.repeat(40), indication: 'z'.repeat(1_000) })
  await refused.arrayBuffer()
  const ready = async () => (await caller(author.origin)('GET', '/readyz')).status
  expect(await ready()).toBe(503)
  await free()
  await until('the server is ready again', async () => (await ready()) === 200)
})
