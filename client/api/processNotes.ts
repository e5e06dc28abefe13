import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Notes } from '../../shared/api/notes.ts'
import { ProcessReaders } from '../../shared/api/processNotes.ts'
import type { MemberId } from '../../shared/ids.ts'
import { ask } from './request.ts'

/** The viewer's own process notes of a case, and those that somebody let the viewer read. */
export const processNotesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'processNotes'],
    queryFn: ({ signal }) => ask(Notes, `/cases/${caseId}/process-notes`, { signal }),
  })

/** Who besides the viewer may read the viewer's own process note. */
export const readersQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'readers'],
    queryFn: ({ signal }) => ask(ProcessReaders, `/notes/${noteId}/readers`, { signal }),
  })

/** Lets somebody read a process note, or takes it back. */
export function useSetReader(noteId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ memberId, reads }: { memberId: MemberId; reads: boolean }) =>
      ask(ProcessReaders, `/notes/${noteId}/readers/${memberId}`, { method: reads ? 'PUT' : 'DELETE' }),
    onSuccess: (readers) => client.setQueryData(readersQuery(noteId).queryKey, readers),
  })
}
