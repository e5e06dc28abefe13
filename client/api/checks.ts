import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Checks, type GiveReason } from '../../shared/api/checks.ts'
import type { NoteId, ReasonId } from '../../shared/ids.ts'
import { ask, tell } from './request.ts'

/** How often the other notes of the case are looked at again while the panel is open. Milliseconds. */
const lookEvery = 30_000

/** What to see to before a note is signed, and what is needed to find it anew while somebody writes. */
export const checksQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'checks'],
    queryFn: ({ signal }) => ask(Checks, `/notes/${noteId}/checks`, { signal }),
    refetchInterval: lookEvery,
  })

/** Says why one would sign in spite of a finding. */
export function useGiveReason(noteId: NoteId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: GiveReason) => tell(`/notes/${noteId}/checks/reasons`, { method: 'PUT', body: reason }),
    onSuccess: () => client.invalidateQueries(checksQuery(noteId)),
  })
}

/** Takes a reason back: its finding stands without one again. */
export function useTakeReasonBack(noteId: NoteId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: ReasonId) => tell(`/notes/${noteId}/checks/reasons/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(checksQuery(noteId)),
  })
}
