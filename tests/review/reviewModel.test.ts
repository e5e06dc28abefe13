import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NoteSignature } from '../../shared/api/review.ts'
import { CaseId } from '../../shared/ids.ts'
import { newMember, newNote, onCareTeam, type TestMember } from '../support/actors.ts'
import type { App } from '../support/app.ts'
import { openClient } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { heldOf, noteOf } from '../sync/pair.ts'
import { noteFor, reviewedPair, seal, signaturesOf } from './desk.ts'
import { type Act, acts, expectedOf, type Model, newModel, type Person, persons, takesWords } from './model.ts'
import { writeInSection } from './sections.ts'

type People = Record<Person, TestMember>
interface Step {
  by: Person
  act: Act
}

/** Most steps are those that lead on, so that every state is reached; the others are tried in each of them. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ by: fc.constantFrom(...persons), act: fc.constantFrom(...acts) }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { by: 'author', act: 'submit' },
      { by: 'author', act: 'submit' },
      { by: 'author', act: 'sign' },
      { by: 'supervisor', act: 'cosign' },
      { by: 'prescriber', act: 'attest' },
      { by: 'supervisor', act: 'return' },
      { by: 'prescriber', act: 'writeDose' },
      { by: 'colleague', act: 'write' },
      { by: 'author', act: 'withdraw' },
      { by: 'author', act: 'recover' },
    ),
  },
)

/** What must never happen is looked at against what was before. */
interface Seen {
  signatures: NoteSignature[]
  /** Version and text from the moment that nobody may change them. */
  sealed: { version: string; markdown: string } | null
  marks: { by: Person; mark: string }[]
}

it('whatever members try in whatever order, a note goes where its rules let it and nothing happens that must never', {
  timeout: 300_000,
}, async () => {
  const pairOf = await reviewedPair()
  const { app, practiceId, caseId } = pairOf
  const others = {
    prescriber: pairOf.prescriber,
    supervisor: pairOf.supervisor,
    observer: await observerOf(app, practiceId, caseId),
    outsider: pairOf.outsider,
    admin: await newMember(app, practiceId, ['admin'], 'Admin'),
  }
  const { lead, cotherapist } = pairOf
  const castOf = (supervised: boolean): People =>
    supervised
      ? { ...others, author: lead, colleague: cotherapist }
      : { ...others, author: cotherapist, colleague: lead }
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 14 }), async (supervised, steps) => {
      const people = castOf(supervised)
      const note = await newNote(people.author, CaseId.parse(caseId))
      let model = newModel(supervised)
      const seen: Seen = { signatures: [], sealed: null, marks: [] }
      for (const [index, one] of steps.entries()) {
        model = await take(people, note, model, one, { seen, mark: `mark${index}.` })
        reached.add(model.discarded ? 'discarded' : model.status)
        await neverHappened(people, note, model, seen)
      }
    }),
    {
      numRuns: 40,
      seed: 11,
      examples: [
        [true, wholeWay],
        [false, unsupervised],
      ],
    },
  )
  expect([...reached].toSorted()).toEqual(
    ['changes_requested', 'cosigned', 'discarded', 'draft', 'entered_in_error', 'in_review', 'signed'].toSorted(),
  )
})

const wholeWay: Step[] = [
  { by: 'author', act: 'discard' },
  { by: 'author', act: 'recover' },
  { by: 'prescriber', act: 'writeDose' },
  { by: 'author', act: 'submit' },
  { by: 'prescriber', act: 'return' },
  { by: 'colleague', act: 'write' },
  { by: 'author', act: 'submit' },
  { by: 'supervisor', act: 'cosign' },
  { by: 'prescriber', act: 'attest' },
  { by: 'colleague', act: 'addenda' },
  { by: 'author', act: 'write' },
  { by: 'author', act: 'entered-in-error' },
]

const unsupervised: Step[] = [
  { by: 'author', act: 'submit' },
  { by: 'prescriber', act: 'writeDose' },
  { by: 'author', act: 'sign' },
  { by: 'supervisor', act: 'cosign' },
  { by: 'supervisor', act: 'return' },
  { by: 'prescriber', act: 'attest' },
  { by: 'author', act: 'write' },
  { by: 'colleague', act: 'addenda' },
  { by: 'author', act: 'entered-in-error' },
]

async function observerOf(app: App, practiceId: TestMember['practiceId'], caseId: CaseId): Promise<TestMember> {
  const observer = await newMember(app, practiceId, ['clinician'], 'Observer')
  await onCareTeam(app, caseId, observer, 'observer')
  return observer
}

type NoteUnderTest = Awaited<ReturnType<typeof newNote>>

/** Tries a step at the server and holds its answer against the model. */
async function take(
  people: People,
  note: NoteUnderTest,
  model: Model,
  { by, act }: Step,
  { seen, mark }: { seen: Seen; mark: string },
): Promise<Model> {
  if (act === 'write' || act === 'writeDose') return type(people, note, model, { by, act }, { seen, mark })
  const expected = expectedOf(model, by, act)
  const response = await ask(people, note, by, act)
  expect(`${by} ${act}: ${response.status}`).toBe(`${by} ${act}: ${expected.status}`)
  return expected.after ?? model
}

async function ask(people: People, note: NoteUnderTest, by: Person, act: Exclude<Act, 'write' | 'writeDose'>) {
  const member = people[by]
  switch (act) {
    case 'sign':
    case 'submit':
    case 'cosign':
    case 'attest':
      return seal(member, act, note, await versionOf(people, note))
    case 'submitOld':
      return seal(member, 'submit', note, { version: '0' })
    case 'addenda':
      return member.call('POST', `/api/notes/${note.id}/addenda`, { kind: 'correction' })
    case 'withdraw':
    case 'recover':
      return member.call('POST', `/api/notes/${note.id}/${act}`)
    case 'return':
    case 'entered-in-error':
    case 'discard':
      return member.call('POST', `/api/notes/${note.id}/${act}`, { reason: 'A reason.' })
  }
}

/** The version as the care team knows it: a stranger guesses right. */
async function versionOf(people: People, note: { id: string }): Promise<{ version?: string }> {
  const response = await people.observer.call('GET', `/api/notes/${note.id}`)
  return response.status === 200 ? { version: (await response.json()).version } : { version: '1' }
}

/** Somebody types with a stock client. What is not taken is held for who may write, and refused to everybody else. */
async function type(
  people: People,
  note: NoteUnderTest,
  model: Model,
  { by, act }: Step,
  { seen, mark }: { seen: Seen; mark: string },
): Promise<Model> {
  if (by === 'outsider' || by === 'admin' || model.discarded) {
    expect((await people[by].call('GET', `/api/notes/${note.id}`)).status).toBe(404)
    return model
  }
  const client = openClient(people[by], note)
  try {
    await client.synced()
    const before = client.held.length
    writeInSection(client.doc, act === 'writeDose' ? 'dose' : 'before', ` ${mark}`)
    if (takesWords(model, by)) {
      await client.allSaved()
      seen.marks.push({ by, mark })
      return { ...model, hasDose: model.hasDose || act === 'writeDose' }
    }
    const isTold = () => client.held.length > before || client.closes.length > 0
    await until('whoever typed is told that it was not taken', isTold)
    if (['author', 'colleague', 'prescriber'].includes(by)) seen.marks.push({ by, mark })
    return model
  } finally {
    client.close()
  }
}

/** What must never happen, after every step. */
async function neverHappened(people: People, note: NoteUnderTest, model: Model, seen: Seen): Promise<void> {
  if (model.discarded) return
  const now = await noteOf(people.observer, note)
  const { status } = await noteFor(people.observer, note)
  expect(status).toBe(model.status)
  const isSealed = model.status !== 'draft' && model.status !== 'changes_requested'
  if (isSealed && seen.sealed) expect(now).toEqual(seen.sealed)
  seen.sealed = isSealed ? now : null

  const signatures = await signaturesOf(people.observer, note)
  expect(signatures).toHaveLength(model.signatures)
  // None is removed, changed or dated anew; it may only come to count no more.
  const unvoided = (some: readonly NoteSignature[]) => some.map((one) => ({ ...one, voided: null }))
  expect(unvoided(signatures.slice(0, seen.signatures.length))).toEqual(unvoided(seen.signatures))
  for (const [index, { voided }] of seen.signatures.entries())
    if (voided) expect(signatures[index]?.voided).toEqual(voided)
  const standing = signatures.filter(({ voided }) => voided === null)
  expect(standing).toHaveLength(model.standing)
  expect(signatures.every(({ intact }) => intact)).toBe(true)
  // What was reviewed is what was signed, and nobody co-signed or answered for their own.
  expect(new Set(standing.map(({ content }) => content)).size).toBeLessThanOrEqual(1)
  for (const { meaning, signer } of signatures) {
    const who = { author: people.author, co_signer: people.supervisor, answers_for: people.prescriber }[meaning]
    expect(signer.id).toBe(who.id)
  }
  seen.signatures = signatures

  // Nothing that an author wrote is silently dropped.
  for (const by of ['author', 'colleague', 'prescriber'] as const) {
    const held = (await heldOf(people[by], note)).map(({ text }) => text).join(' ')
    for (const { mark } of seen.marks.filter((one) => one.by === by))
      expect([now.markdown.includes(mark), held.includes(mark)], `${mark} of the ${by}`).toContain(true)
  }
}
