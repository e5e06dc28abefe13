import { sql } from 'kysely'
import * as Y from 'yjs'
import { listCarried } from '../../server/storage/repos/carried.ts'
import { searchNotes } from '../../server/storage/repos/search.ts'
import { listThreadRows } from '../../server/storage/repos/threads.ts'
import { compare } from '../../shared/compare.ts'
import type { CaseId, PracticeId } from '../../shared/ids.ts'
import { elementOf } from '../../shared/note/create.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { documentHand } from '../note/blockHands.ts'
import type { App } from '../support/app.ts'
import type { TestClient } from '../support/sockets.ts'

/** Another thing that somebody does: a medicine, a weight, or words of prose, which other notes take over and searches find. */
export function fill({ doc }: TestClient, random: () => number, newId: () => string): void {
  const elements = [...doc.getXmlFragment(FRAGMENT).createTreeWalker((one) => one instanceof Y.XmlElement)].filter(
    (one) => one instanceof Y.XmlElement,
  )
  const named = (name: string) => elements.filter(({ nodeName }) => nodeName === name)
  const [medicines, rows] = [named('medicines')[0], named('medicineRow')]
  if (medicines && random() < 0.7) {
    const row = rows[Math.floor(random() * rows.length)]
    if (row && random() < 0.5) row.setAttribute('stopped', `in ${2000 + Math.floor(random() * 26)}`)
    else
      medicines.insert(medicines.length, [
        elementOf({ type: 'medicineRow', attrs: { id: newId(), name: 'a medicine' } }),
      ])
    return
  }
  const [dose] = named('dose')
  if (dose && random() < 0.7) {
    documentHand(doc).fill(dose.getAttribute('id') ?? '', 'weight', 50 + Math.floor(random() * 50))
    return
  }
  const paragraphs = named('paragraph')
  const paragraph = paragraphs[Math.floor(random() * paragraphs.length)]
  paragraph?.insert(0, [new Y.XmlText(`${looked} ${Math.floor(random() * 9_999)} `)])
}

/** Stands in much of the prose that is written at random. */
const looked = 'hummingbird'

/** All that is kept of notes to look things up: by note, and in no order of its own. */
export async function indexOf(app: App, practiceId: PracticeId, caseId: CaseId) {
  const { read, dialect } = app.services.database
  const { id: memberId } = await read
    .selectFrom('care_team')
    .select('member_id as id')
    .where('case_id', '=', caseId)
    .where('role', '=', 'lead')
    .executeTakeFirstOrThrow()
  const term = { words: [looked], open: false } as const
  const asked = {
    practiceId,
    memberId,
    within: null,
    wanted: [{ term, cases: [] }],
    place: 'anywhere',
    most: 50,
  } as const
  return {
    rows: await listThreadRows(read, practiceId, caseId),
    carried: (await listCarried(read, practiceId, caseId)).toSorted((one, other) => compare(one.noteId, other.noteId)),
    facts: await read
      .selectFrom('note_facts')
      .select(['note_id', 'head', 'version', 'facts'])
      .where('practice_id', '=', practiceId)
      .orderBy('note_id')
      .execute(),
    searched: await read
      .selectFrom('search_row')
      .select(['note_id', 'head', 'sections'])
      .where('practice_id', '=', practiceId)
      .orderBy('note_id')
      .execute(),
    found: (await searchNotes(read, dialect, asked)).length,
  }
}

/** Takes away all that is kept of notes to look things up. */
export async function wipe(app: App, practiceId: PracticeId): Promise<void> {
  const { database } = app.services
  await database.write(async (tx) => {
    for (const table of ['thread_row', 'note_carried', 'note_facts', 'search_row'] as const)
      await tx.deleteFrom(table).where('practice_id', '=', practiceId).execute()
    if (database.dialect === 'sqlite')
      await sql`insert into search_words (search_words) values ('delete-all')`.execute(tx)
  })
}
