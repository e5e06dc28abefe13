import { createContext, useContext } from 'react'
import type { Writer } from '../../shared/api/history.ts'
import type { MemberId } from '../../shared/ids.ts'

const People = createContext<ReadonlyMap<MemberId, Writer>>(new Map())

/** Gives what shows a difference the people in it. */
export const PeopleOfChanges = People.Provider

/** Who somebody is; undefined for what the template brought. */
export function useWriter(id: MemberId | undefined): Writer | undefined {
  const people = useContext(People)
  return id === undefined ? undefined : people.get(id)
}
