import { reviewFactsOf } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { outcomeOf } from '../../../shared/review/machine.ts'
import { attestations, type Meaning } from '../../../shared/review/sentences.ts'
import { canonicalJson } from '../../../shared/seal/canonicalJson.ts'
import { canonicalNote } from '../../../shared/seal/sealedNote.ts'
import { findContent, keepContent } from '../../storage/repos/seals.ts'
import type { Grants } from '../auth/grants.ts'
import type { Door } from '../auth/signIn.ts'
import { type NoteForActor, requireNote } from '../notes/notes.ts'
import { notifyOfReview } from '../notifications/notify.ts'
import { moveNote, recordReview, takeNote, tellMoved } from '../review/moveNote.ts'
import { requireReview } from '../review/requireReview.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { addToChain, sha256 } from './chain.ts'
import { contentOf, readSealable, type Sealable } from './readSealable.ts'
import { signaturesThatStand } from './signatures.ts'

export type SigningAct = 'sign' | 'submit' | 'attest' | 'cosign'

/** What somebody gives to sign: who they are, and what they have before them. */
export interface GivenToSign {
  password?: string | undefined
  /** The version of the text on the signer's screen. */
  version: string
  /** The hash of that text, where the screen counted it. */
  textHash?: string | undefined
  /** Of a co-signature. */
  discussedOn?: string | null | undefined
  present?: boolean | undefined
  address: string
}

/** What signing needs beside the services. */
export interface Desk {
  services: Services
  door: Door
  grants: Grants
}

/** What a signature of each act means. */
export const meanings: Record<SigningAct, Meaning> = {
  sign: 'author',
  submit: 'author',
  attest: 'answers_for',
  cosign: 'co_signer',
}

/**
 * Signs a note: for its text as its author, for the prescriber's sections, or as co-signer. What is signed is the text on
 * disk at the version that the signer saw; from that moment on the document takes nothing more, and what arrives later is
 * held for its author. `wrong_state`, `invalid_credentials`, `too_many_attempts`; `note_changed` where the text moved on.
 */
export async function signNote(
  { services, door, grants }: Desk,
  actor: Actor,
  noteId: NoteId,
  act: SigningAct,
  given: GivenToSign,
): Promise<NoteForActor> {
  const { database } = services
  const before = await requireReview(database.read, actor, services.clock(), noteId, act)
  const { password, address } = given
  await grants.prove(services, door, actor, password === undefined ? { address } : { password, address })
  const sealable = await readSealable(services, actor, before.note, given.version)
  if (given.textHash !== undefined && given.textHash !== sealable.textHash) throw new DomainError('note_changed')
  const signed =
    act === 'attest' || act === 'cosign' ? await whatTheAuthorSigned(services, actor, before, sealable) : sealable
  const key = await services.practiceKeys.of(actor.practiceId)
  const { found: moved, told } = await writeAs(services, actor, async (tx, now) => {
    const at = services.clock()
    const taken = await takeNote(tx, database.dialect, actor, noteId)
    const found = await requireReview(tx, now, at, noteId, act)
    // The day that it is about is signed too, and may have been set anew meanwhile.
    const sealedNow = sha256(canonicalNote(contentOf(actor.practiceId, found.note, sealable.text)))
    if (taken?.head !== sealable.head || sealedNow !== sealable.hash) throw new DomainError('note_changed')
    const sections = sectionsOf(act, found, sealable)
    const outcome = outcomeOf(
      act,
      reviewFactsOf(found.facts),
      act === 'cosign' ? [] : sections.asked.map(({ id }) => id),
    )
    await keepContent(tx, actor.practiceId, noteId, signed)
    await addToChain(
      tx,
      { dialect: database.dialect, key, actor: now, note: found.note, at },
      {
        kind: 'signature',
        content: signed.hash,
        version: given.version,
        meaning: meanings[act],
        attestation: attestations[meanings[act]],
        sections: sections.answered,
        contributors: sealable.contributors,
        review: act === 'cosign' ? { discussedOn: given.discussedOn ?? null, present: given.present ?? false } : null,
      },
    )
    await recordReview(tx, now, found, { act, reason: null, at })
    await moveNote(tx, now, found, outcome, at)
    return { found, told: await notifyOfReview(tx, now, found.note, { act, outcome, at }) }
  })
  tellMoved(services, actor, moved, { act, told })
  return requireNote(database.read, actor, services.clock(), noteId, 'read')
}

interface Sections {
  /** Those that the prescriber is asked to answer for, or answers for now. */
  asked: Sealable['prescribersSections']
  /** Those that this signer answers for. */
  answered: Sealable['prescribersSections']
}

/** A prescriber who is the author answers for those sections with the author's own signature. */
export function sectionsOf(
  act: SigningAct,
  { note, facts }: Pick<NoteForActor, 'note' | 'facts'>,
  { prescribersSections }: Pick<Sealable, 'prescribersSections'>,
): Sections {
  switch (act) {
    case 'sign':
    case 'submit':
      return note.careRole === 'prescriber'
        ? { asked: [], answered: prescribersSections }
        : { asked: prescribersSections, answered: [] }
    case 'attest': {
      const awaited = prescribersSections.filter(({ id }) => facts.awaits.sections.includes(id))
      return { asked: awaited, answered: awaited }
    }
    case 'cosign':
      return { asked: [], answered: [] }
  }
}

/**
 * The content that the author signed, which whoever signs after that signs as well. The text on disk has to be the same: it
 * could not have changed since. Where it did, somebody was at the database, and nobody signs: `seal_broken`.
 */
async function whatTheAuthorSigned(
  services: Services,
  actor: Actor,
  { note }: NoteForActor,
  { text }: Sealable,
): Promise<{ hash: string; content: string }> {
  const { read } = services.database
  const standing = await signaturesThatStand(read, actor.practiceId, note.id)
  const hash = standing.find(({ meaning }) => meaning === 'author')?.content
  const content = hash === undefined ? undefined : await findContent(read, actor.practiceId, note.id, hash)
  if (hash === undefined || content === undefined || sha256(content) !== hash || !isTextOf(content, text)) {
    services.log.error({ note: note.id }, 'the text of a note does not fit what its author signed')
    throw new DomainError('seal_broken')
  }
  return { hash, content }
}

const isTextOf = (content: string, text: unknown): boolean => {
  const read: unknown = JSON.parse(content)
  const signed = typeof read === 'object' && read !== null && 'text' in read ? read.text : undefined
  return signed !== undefined && canonicalJson(signed) === canonicalJson(text)
}
