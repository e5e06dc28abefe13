import { createContext, useContext } from 'react'
import type { Writer } from '../../shared/api/history.ts'
import type { MemberId } from '../../shared/ids.ts'

const People = createContext<ReadonlyMap<MemberId, Writer> | null>(new Map())

/** Gives what shows a difference the people in it; null for a text whose words are nobody's in particular. */
export const PeopleOfChanges = People.Provider

/** Who somebody is; undefined for what the template brought. */
export function useWriter(id: MemberId | undefined): Writer | undefined {
  const people = useContext(People)
  return id === undefined ? undefined : people?.get(id)
}

/** Whose words they are, to be said after what became of them: `by Ada Lind`. Empty where nobody's words are told apart. */
export function useSaidBy(id: MemberId | undefined): string {
  const isTold = useContext(People) !== null
  const writer = useWriter(id)
  return isTold ? ` by ${writer?.name ?? 'the template'}` : ''
}
