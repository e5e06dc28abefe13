import { hash } from 'node:crypto'
import type { PracticeId } from '../../shared/ids.ts'
import type { Millis } from './tables/millis.ts'

/*
 * Every audit entry carries the SHA-256 of what it says together with the hash of the entry before it, and a number that
 * has no gaps. Whoever changes, drops, adds or moves an entry has to make every later hash anew, and then the newest one is
 * another than the one that was written outside the database.
 */

/**
 * The chains: one for each practice, by its id, so that a practice's numbers say nothing of another's and its audit can be
 * checked by itself; one for what happened before a practice was known; and one for all private compartments together.
 */
export type ChainName = PracticeId | typeof beforeAnyPractice | typeof compartments

/** What happened before a practice was known, a sign-in with an unknown address for example. */
export const beforeAnyPractice = 'before-any-practice'
/** All private compartments. Chains of their own would tell whoever holds the anchor how much happens in which. */
export const compartments = 'private-compartments'

export const chainOf = (practiceId: PracticeId | null): ChainName => practiceId ?? beforeAnyPractice

/** The hash before the first entry of a chain. */
export const nothingBefore = '0'.repeat(64)

/** What an entry's hash covers, in the order in which it does. */
export interface ChainedEntry {
  chain: ChainName
  number: number
  at: Millis
  practiceId: string | null
  /** Of an entry in a private compartment. */
  noteId: string | null
  memberId: string | null
  action: string
  subjectKind: string | null
  subjectId: string | null
  /** As it is stored, byte for byte. */
  detail: string | null
}

/** Names this form. Another one gets another name, and entries of both can stand in one chain. */
const form = 'throughline audit 1'

/**
 * The hash of an entry behind the one with the hash `previous`, in hex: SHA-256 over the UTF-8 of a JSON array without
 * white space. JSON of text, whole numbers and null has one form only (ECMA-262, JSON.stringify).
 */
export function hashOf(previous: string, entry: ChainedEntry): string {
  const { chain, number, at, practiceId, noteId, memberId, action, subjectKind, subjectId, detail } = entry
  const said = [form, previous, chain, number, at, practiceId, noteId, memberId, action, subjectKind, subjectId, detail]
  return hash('sha256', JSON.stringify(said), 'hex')
}

/** Where a chain ends: the number and hash of its newest entry. Number 0 for a chain without entries. */
export interface ChainHead {
  number: number
  hash: string
}
