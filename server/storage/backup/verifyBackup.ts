import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DocumentId } from '../../../shared/ids.ts'
import { FRAGMENT } from '../../../shared/note/schema.ts'
import { documentOf, piecesOf } from '../../../shared/note/stored.ts'
import { steps } from '../migrate.ts'
import { unpackText } from '../packedText.ts'
import { columnsOf, countRows, keptTablesIn, leftOut, quoted, stepsTable, tablesIn } from './tables.ts'

/** What is in a backup, in numbers: nothing of it says what anybody wrote. */
export interface BackupSummary {
  /** Rows of every table. */
  rows: ReadonlyMap<string, number>
  /** The newest step of the tables' history that the file has. */
  step: string
  /** When a note last changed, in milliseconds since 1970; null where there is none. */
  newestChange: number | null
}

/**
 * Reads a backup from end to end: the file itself, its keys, every note's log up to its head and every document as Yjs. Throws
 * an error with a sentence for the operator at the first thing that is not as it should be. Changes nothing.
 */
export function verifyBackup(path: string): BackupSummary {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    const step = readable(path, () => stepOf(file))
    checkFile(file)
    checkPractices(file)
    checkDocuments(file)
    checkVersions(file)
    const rows = new Map(keptTablesIn(file).map((table) => [table, countRows(file, table)]))
    const newest = file.prepare('select max(updated_at) as at from document').get()?.at
    return { rows, step, newestChange: typeof newest === 'number' ? newest : null }
  } finally {
    file.close()
  }
}

/** Whatever SQLite finds wrong at the first look, to an operator the file is no backup. */
function readable(path: string, look: () => string | undefined): string {
  let step: string | undefined
  try {
    step = look()
  } catch (cause) {
    throw new Error(`${path} is no backup of Throughline, or its beginning is damaged.`, { cause })
  }
  if (step === undefined) throw new Error(`${path} is no backup of Throughline.`)
  if (!steps.some(({ name }) => name === step))
    throw new Error('This backup was made by a newer version of Throughline. Use that version.')
  return step
}

function stepOf(file: DatabaseSync): string | undefined {
  const newest = file.prepare(`select max(name) as name from ${quoted(stepsTable)}`).get()?.name
  return typeof newest === 'string' ? newest : undefined
}

function checkFile(file: DatabaseSync): void {
  const answers = file.prepare('pragma integrity_check(1)').all()
  if (answers[0]?.integrity_check !== 'ok') throw new Error('The file is damaged: SQLite cannot read all of it.')
  const [astray] = file.prepare('pragma foreign_key_check').all()
  if (astray) throw new Error(`The file is damaged: a row of ${astray.table} points at nothing.`)
  for (const table of tablesIn(file)) {
    if (leftOut.has(table) && countRows(file, table) > 0)
      throw new Error(`This is the database of a server and no backup: ${table} has rows.`)
  }
}

/** What points at something of a practice belongs to that practice itself. */
function checkPractices(file: DatabaseSync): void {
  const ofPractices = new Set(tablesIn(file).filter((table) => columnsOf(file, table).includes('practice_id')))
  for (const table of ofPractices) {
    for (const key of file
      .prepare('select "table" as parent, "from" as from_, "to" as to_ from pragma_foreign_key_list(?)')
      .all(table)) {
      const parent = String(key.parent)
      if (!ofPractices.has(parent)) continue
      const astray = file
        .prepare(
          `select 1 from ${quoted(table)} as child join ${quoted(parent)} as parent
           on child.${quoted(String(key.from_))} = parent.${quoted(String(key.to_ ?? 'id'))}
           where child.practice_id <> parent.practice_id limit 1`,
        )
        .get()
      if (astray) throw new Error(`A row of ${table} points at ${parent} in another practice.`)
    }
  }
}

/** A backup from before there were versions has none. */
function checkVersions(file: DatabaseSync): void {
  if (!tablesIn(file).includes('note_version')) return
  for (const { id, bytes } of file.prepare('select id, bytes from note_version').iterate()) {
    try {
      if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
      unpackText(bytes)
    } catch (cause) {
      throw new Error(`The version ${id} cannot be read.`, { cause })
    }
  }
}

function checkDocuments(file: DatabaseSync): void {
  const alone = file
    .prepare(
      `select id from document where kind in ('note', 'process') and id not in (select document_id from note) limit 1`,
    )
    .get()
  if (alone) throw new Error(`The document ${alone.id} belongs to no note.`)
  const snapshots = file.prepare('select seq, bytes from document_snapshot where document_id = ?')
  const updates = file.prepare('select seq, bytes from document_update where document_id = ? order by seq')
  for (const { id, head } of file.prepare('select id, head from document').iterate()) {
    const snapshot = snapshots.get(String(id))
    const log = updates.all(String(id)).filter((row) => Number(row.seq) > Number(snapshot?.seq ?? 0))
    const documentId = DocumentId.parse(id)
    let seq = Number(snapshot?.seq ?? 0)
    for (const row of log) {
      seq++
      if (row.seq !== seq) throw new Error(`The log of the document ${documentId} has a gap before ${row.seq}.`)
    }
    if (seq !== head) throw new Error(`The log of the document ${documentId} ends at ${seq} and not at ${head}.`)
    checkText(documentId, {
      snapshot: snapshot ? bytesOf(snapshot.bytes) : null,
      log: log.map((row) => bytesOf(row.bytes)),
    })
  }
}

const bytesOf = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

function checkText(id: DocumentId, stored: Parameters<typeof piecesOf>[0]): void {
  let isWhole: boolean
  try {
    const document = documentOf(piecesOf(stored))
    document.getXmlFragment(FRAGMENT).toString()
    isWhole = document.store.pendingStructs === null && document.store.pendingDs === null
    document.destroy()
  } catch (cause) {
    throw new Error(`The document ${id} cannot be read.`, { cause })
  }
  if (!isWhole) throw new Error(`The document ${id} misses a part of its text.`)
}
