import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { HeldItems, Note, Notes } from '../../shared/api/notes.ts'
import type { CaseId, HeldId, NoteId, TemplateId } from '../../shared/ids.ts'
import { dayInput } from '../ui/dates.ts'
import { caseQuery, casesQuery } from './cases.ts'
import { isRefused } from './problems.ts'
import { processNotesQuery } from './processNotes.ts'
import { ask, tell } from './request.ts'
import { todayQuery } from './today.ts'

export const notesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'notes'],
    queryFn: ({ signal }) => ask(Notes, `/cases/${caseId}/notes`, { signal }),
  })

export const noteQuery = (id: string) =>
  queryOptions({ queryKey: ['notes', id], queryFn: ({ signal }) => ask(Note, `/notes/${id}`, { signal }) })

/** A note as some list has it already, so that opening it need not wait for another answer. */
export function listedNote(client: QueryClient, id: string): Note | undefined {
  for (const [, notes] of client.getQueriesData<{ items: Note[] }>({
    predicate: ({ queryKey }) => queryKey[0] === 'cases' && (queryKey[2] === 'notes' || queryKey[2] === 'processNotes'),
  })) {
    const found = notes?.items.find((note) => note.id === id)
    if (found) return found
  }
  return undefined
}

interface Beginning {
  templateId: TemplateId
  carry: boolean
}

/**
 * Makes a note from a template, on the server. It is about today, where its author is. Asked again before an answer came, by a
 * double click or after the connection failed, it is the same question, and makes one note.
 */
export function useCreateNote(caseId: CaseId) {
  const client = useQueryClient()
  const asked = useRef<{ requestId: string; beginning: Beginning } | null>(null)
  const requestOf = (beginning: Beginning): string => {
    const before = asked.current
    const isSame = before?.beginning.templateId === beginning.templateId && before.beginning.carry === beginning.carry
    const request = before && isSame ? before : { requestId: crypto.randomUUID(), beginning }
    asked.current = request
    return request.requestId
  }
  return useMutation({
    mutationFn: (beginning: Beginning) =>
      ask(Note, `/cases/${caseId}/notes`, {
        method: 'POST',
        body: {
          ...beginning,
          occurredOn: dayInput(new Date().toISOString()),
          requestId: requestOf(beginning),
          ...newestSeen(client, caseId),
        },
      }),
    onSettled: (_note, error) => {
      if (error === null || isRefused(error)) asked.current = null
    },
    onSuccess: (note) => {
      client.setQueryData(noteQuery(note.id).queryKey, note)
      void client.invalidateQueries(note.kind === 'process' ? processNotesQuery(caseId) : notesQuery(caseId))
      void client.invalidateQueries({ ...caseQuery(caseId), exact: true })
      void client.invalidateQueries({ ...casesQuery, exact: true })
      void client.invalidateQueries(todayQuery)
    },
  })
}

/** The newest note of the case that this page knows of; nothing where it has not seen them. */
function newestSeen(client: QueryClient, caseId: CaseId): { newestSeen?: NoteId | null } {
  const seen = client.getQueryData(notesQuery(caseId).queryKey)?.items
  if (seen === undefined) return {}
  const newest = seen.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0]
  return { newestSeen: newest?.id ?? null }
}

/** Says which day a note is about. */
export function useDateNote({ id, caseId }: Pick<Note, 'id' | 'caseId'>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (occurredOn: string) => ask(Note, `/notes/${id}/occurred-on`, { method: 'PUT', body: { occurredOn } }),
    onSuccess: (note) => {
      client.setQueryData(noteQuery(id).queryKey, note)
      return client.invalidateQueries(note.kind === 'process' ? processNotesQuery(caseId) : notesQuery(caseId))
    },
  })
}

/** The viewer's own words that were not merged into the note. */
export const heldQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'held'],
    queryFn: ({ signal }) => ask(HeldItems, `/notes/${noteId}/held`, { signal }),
  })

/** The author has dealt with held words. They stay stored, and are no longer offered. */
export function useSettleHeld(noteId: NoteId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (heldId: HeldId) => tell(`/notes/${noteId}/held/${heldId}/settle`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries(heldQuery(noteId)),
  })
}
