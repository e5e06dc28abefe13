import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ChangesSinceSeen, Difference, Version, Versions } from '../../shared/api/history.ts'
import type { NoteId, VersionId } from '../../shared/ids.ts'
import { noteQuery } from './notes.ts'
import { ask } from './request.ts'

/** How often it is looked for new versions while the panel is open. Milliseconds. */
const lookEvery = 30_000

/** The versions of a note, newest first. */
export const versionsQuery = (noteId: NoteId) =>
  queryOptions({
    queryKey: ['notes', noteId, 'versions'],
    queryFn: ({ signal }) => ask(Versions, `/notes/${noteId}/versions`, { signal }),
    refetchInterval: lookEvery,
  })

/** How one version became another. Between two versions nothing changes any more; the text as it stands now does. */
export const compareQuery = (noteId: NoteId, from: VersionId, to: VersionId | 'now') =>
  queryOptions({
    queryKey: ['notes', noteId, 'compare', from, to],
    queryFn: ({ signal }) => ask(Difference, `/notes/${noteId}/versions/compare?from=${from}&to=${to}`, { signal }),
    staleTime: to === 'now' ? 0 : Number.POSITIVE_INFINITY,
    // The text is long, and somebody looks at one after the other.
    gcTime: 60_000,
  })

/** What changed since the viewer last looked, as of when the page asked first. */
export const sinceSeenQuery = (noteId: NoteId) =>
  queryOptions({
    queryKey: ['notes', noteId, 'sinceSeen'],
    queryFn: ({ signal }) => ask(ChangesSinceSeen, `/notes/${noteId}/changes-since-seen`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** Brings a version's text back. The words come over the note's own socket. */
export function useRestore(noteId: NoteId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: VersionId) => ask(Version, `/notes/${noteId}/versions/${id}/restore`, { method: 'POST' }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries(versionsQuery(noteId)),
        client.invalidateQueries({ ...noteQuery(noteId), exact: true }),
      ]),
  })
}
