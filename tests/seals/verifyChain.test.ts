import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../operating/commands.ts'
import { reviewedPair, seal } from '../review/desk.ts'
import { newNote } from '../support/actors.ts'
import { type App, everydayDialects } from '../support/app.ts'
import { write } from '../support/sockets.ts'

interface Fault {
  what: string
  /** SQL of whoever holds the database itself, once the triggers are gone; `note` is the signed note. */
  act: (note: string) => string
  says: RegExp
}

const documentOf = (note: string) => `(select document_id from note where id = '${note}')`

const faults: readonly Fault[] = [
  {
    what: 'a statement was changed',
    act: () => `update seal set statement = replace(statement, 'Supervisor', 'Somebody') where number = 2`,
    says: /seal number 2 does not fit: its seal does not hold/,
  },
  {
    what: 'a seal is gone',
    act: () => 'delete from seal where number = 2',
    says: /seal number 3 does not fit: number 2 is missing before it/,
  },
  {
    what: 'what was signed was changed',
    act: (note) => `update sealed_content set content = '{}' where note_id = '${note}'`,
    says: /seal number 1 does not fit: what it signs is not stored unchanged/,
  },
  {
    what: 'the text of a signed note was changed',
    act: (note) => `delete from document_update where document_id = ${documentOf(note)}`,
    says: /seal number \d does not fit: the text of note .* is not the one signed/,
  },
]

/** Takes away what keeps rows as they are. */
async function withoutTriggers({ services: { database } }: App): Promise<void> {
  await database.write(async (tx) => {
    for (const table of ['seal', 'sealed_content', 'document_update']) {
      if (database.dialect === 'postgres') await sql`alter table ${sql.table(table)} disable trigger all`.execute(tx)
      else {
        const found = await sql<{ name: string }>`select name from sqlite_master
          where type = 'trigger' and tbl_name = ${table}`.execute(tx)
        for (const { name } of found.rows) await sql`drop trigger ${sql.id(name)}`.execute(tx)
      }
    }
  })
}

describe.each(everydayDialects)('npm run seals:verify on %s', (dialect) => {
  it.each(faults)('names the first that does not fit where $what', async ({ act, says }) => {
    const { app, cotherapist, supervisor, lead, caseId, note, a } = await reviewedPair({ dialect })
    write(a.doc, ' a word more')
    await a.allSaved()
    await seal(lead, 'submit', note)
    await seal(supervisor, 'cosign', note)
    await seal(cotherapist, 'sign', await newNote(cotherapist, caseId))
    const good = await runCommand('verifySeals', [], app.storage.environment)
    expect(good).toMatchObject({ code: 0, complained: '' })
    expect(good.said).toMatch(/: 3 seals fit\.\n/)
    await withoutTriggers(app)
    await app.services.database.write((tx) => sql.raw(act(note.id)).execute(tx))
    const bad = await runCommand('verifySeals', [], app.storage.environment)
    expect(bad.code).toBe(1)
    expect(bad.complained).toMatch(says)
  })
})
