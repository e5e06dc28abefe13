import { createHash } from 'node:crypto'
import { Note } from '../../shared/api/notes.ts'
import { NoteSignatures } from '../../shared/api/review.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { canonicalJson } from '../../shared/seal/canonicalJson.ts'
import { password, type TestMember } from '../support/actors.ts'
import { openClient, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import type { ConvergenceClinic } from '../sync/convergenceClinic.ts'
import { heldOf } from '../sync/pair.ts'

export interface Race {
  /** Marks that were typed, and how many of them were held. */
  typed: number
  held: number
  /** How often the author was told that the note had changed before the signature was made. */
  tries: number
  faults: string[]
}

/**
 * The first writer of a clinic signs a note while everybody types in it, in bursts and until after the signature. Then every
 * mark is in the signed text or held for who typed it, and in one of them alone, and the signature is over exactly that text.
 */
export async function race(clinic: ConvergenceClinic, run: number): Promise<Race> {
  const [author] = clinic.writers
  if (!author) throw new Error('Somebody has to sign.')
  const note = await clinic.newNote()
  const clients = clinic.writers.map((member) => openClient(member, note))
  try {
    await Promise.all(clients.map((client) => client.allSaved()))
    const typing = { over: false }
    const marks: string[][] = clients.map(() => [])
    const typed = clients.map((client, writer) =>
      typeInBursts(client, `r${run}w${writer}`, marks[writer] ?? [], typing),
    )
    const tries = await signWhile(author, note, run)
    const atSigning = marks.map(({ length }) => length)
    const hasGoneOn = (client: TestClient, writer: number) =>
      client.closes.length > 0 || (marks[writer]?.length ?? 0) > (atSigning[writer] ?? 0)
    await until('everybody has typed after the signature', () => clients.every(hasGoneOn))
    typing.over = true
    await Promise.all(typed)
    return { tries, ...(await judge(clinic.writers, note, marks)) }
  } finally {
    for (const client of clients) client.close()
  }
}

/** Types until it is over; every mark is a word of its own. */
async function typeInBursts(
  client: TestClient,
  name: string,
  marks: string[],
  typing: { over: boolean },
): Promise<void> {
  for (let burst = 0; !typing.over && client.closes.length === 0; burst++) {
    for (let count = 0; count < 1 + (burst % 4); count++) {
      const mark = `${name}m${marks.length};`
      write(client.doc, ` ${mark}`)
      marks.push(mark)
    }
    await new Promise((resolve) => setTimeout(resolve, burst % 3))
  }
}

/** Tries at once again whenever the note has changed, as the screen does after the author has looked. */
async function signWhile(author: TestMember, note: { id: string }, run: number): Promise<number> {
  // The races differ in when the signature comes.
  await new Promise((resolve) => setTimeout(resolve, run % 11))
  for (let tries = 1; tries <= 200; tries++) {
    const { version } = Note.parse(await (await author.call('GET', `/api/notes/${note.id}`)).json())
    const signed = await author.call('POST', `/api/notes/${note.id}/sign`, { password, attest: true, version })
    const body = await signed.json()
    if (signed.status === 200) return tries
    if (body.code !== 'note_changed') throw new Error(`The signature was refused: ${body.code} ${body.reason ?? ''}`)
  }
  throw new Error('Whoever types kept the author from signing.')
}

async function judge(
  writers: readonly TestMember[],
  note: { id: string },
  marks: readonly string[][],
): Promise<Omit<Race, 'tries'>> {
  const [author] = writers
  if (!author) throw new Error('Somebody has signed.')
  const textNow = async (): Promise<NoteNode> =>
    (await author.call('GET', `/api/notes/${note.id}/export?format=json`)).json()
  const signedText = canonicalJson(await textNow())
  const ofWriters = writers.map((member, index) => ({ member, marks: marks[index] ?? [] }))
  const heldBy = async (member: TestMember) => (await heldOf(member, note)).map(({ text }) => text).join(' ')
  for (const { member, marks: own } of ofWriters) {
    const isSomewhere = async () => {
      const held = await heldBy(member)
      return own.every((mark) => signedText.includes(mark) || held.includes(mark))
    }
    await until(`every mark of ${member.name} is in the note or held`, isSomewhere)
  }
  const faults: string[] = []
  let heldCount = 0
  for (const { member, marks: own } of ofWriters) {
    const held = await heldBy(member)
    heldCount += own.filter((mark) => held.includes(mark)).length
    for (const mark of own)
      if (signedText.includes(mark) && held.includes(mark)) faults.push(`${mark} is in the note and held as well`)
  }
  if (canonicalJson(await textNow()) !== signedText) faults.push('the text changed after the signature')
  const answered = await (await author.call('GET', `/api/notes/${note.id}/signatures`)).json()
  const [signature] = NoteSignatures.parse(answered).items
  if (!signature?.intact) faults.push('the signature does not hold')
  if (signature && signature.content !== (await hashOf(author, note))) faults.push('the signature is over another text')
  return { typed: marks.flat().length, held: heldCount, faults }
}

/** The hash of the note as it can be read now, counted here from what the API tells. */
async function hashOf(author: TestMember, { id }: { id: string }): Promise<string> {
  const note = Note.parse(await (await author.call('GET', `/api/notes/${id}`)).json())
  const me = await (await author.call('GET', '/api/me')).json()
  const text = await (await author.call('GET', `/api/notes/${id}/export?format=json`)).json()
  const content = {
    format: 'throughline-note/1',
    practiceId: me.practice.id,
    caseId: note.caseId,
    caseCode: note.caseCode,
    noteId: id,
    title: note.title,
    phase: note.phase,
    template: { id: note.templateId, version: note.templateVersion },
    schemaVersion: note.schemaVersion,
    occurredOn: note.occurredOn,
    createdAt: note.createdAt,
    author: { id: note.author.id, name: note.author.name },
    amends: null,
    text,
  }
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')
}
