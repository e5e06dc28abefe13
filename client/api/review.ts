import { type QueryClient, type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Note, Notes } from '../../shared/api/notes.ts'
import {
  type AmendNote,
  type CosignNote,
  type EnterInError,
  type GiveReviewReason,
  NoteReview,
  NoteSignatures,
} from '../../shared/api/review.ts'
import { dayInput } from '../ui/dates.ts'
import { caseQuery } from './cases.ts'
import { noteQuery, notesQuery } from './notes.ts'
import { ask, tell } from './request.ts'
import { todayQuery } from './today.ts'

/** The signatures under a note, those that count no more among them. */
export const signaturesQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'signatures'],
    queryFn: ({ signal }) => ask(NoteSignatures, `/notes/${noteId}/signatures`, { signal }),
  })

/** What happened to a note, and what stands beside it. */
export const reviewQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'review'],
    queryFn: ({ signal }) => ask(NoteReview, `/notes/${noteId}/review`, { signal }),
  })

/** The drafts of a case that the viewer may bring back. */
export const discardedQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'discarded'],
    queryFn: ({ signal }) => ask(Notes, `/cases/${caseId}/discarded`, { signal }),
  })

/** Everything that shows where a note is: it moved. */
function hearOfMove(client: QueryClient, { id, caseId }: Pick<Note, 'id' | 'caseId'>): void {
  const keys: QueryKey[] = [
    signaturesQuery(id).queryKey,
    reviewQuery(id).queryKey,
    notesQuery(caseId).queryKey,
    discardedQuery(caseId).queryKey,
    caseQuery(caseId).queryKey,
    todayQuery.queryKey,
  ]
  for (const queryKey of keys) void client.invalidateQueries({ queryKey })
}

type NoteToMove = Pick<Note, 'id' | 'caseId'>

/** An act that answers with the note as it is then. `complete` makes what is sent of what is given. */
function useMove<Given>(note: NoteToMove, act: string, complete: (given: Given) => unknown = (given) => given) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (given: Given) =>
      ask(Note, `/notes/${note.id}/${act}`, { method: 'POST', ...bodyOf(await complete(given)) }),
    onSuccess: (moved) => {
      client.setQueryData(noteQuery(note.id).queryKey, moved)
      hearOfMove(client, note)
    },
  })
}

const bodyOf = (body: unknown) => (body === undefined ? {} : { body })

export type SigningAct = 'sign' | 'submit' | 'attest' | 'cosign'

/** What a signer gives; the version and the text's hash are looked at when it is sent. */
export type GivenToSign = Omit<CosignNote, 'version' | 'textHash'>

/**
 * Signs in one of the ways that there are. The version is the one that the server has by then, `textHash` counts the text that
 * this screen shows: they fit, or nothing is signed.
 */
export const useSign = (note: NoteToMove, act: SigningAct, textHash: () => string) =>
  useMove<GivenToSign>(note, act, async (given): Promise<CosignNote> => {
    const seen = textHash()
    return { ...given, textHash: seen, version: await newestVersion(note.id) }
  })
export const useWithdraw = (note: NoteToMove) => useMove<void>(note, 'withdraw')
export const useReturn = (note: NoteToMove) => useMove<GiveReviewReason>(note, 'return')
export const useEnterInError = (note: NoteToMove) => useMove<EnterInError>(note, 'entered-in-error')
export const useRecover = (note: NoteToMove) => useMove<void>(note, 'recover')

/** Discards a draft, with a reason. */
export function useDiscard(note: NoteToMove) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: GiveReviewReason) => tell(`/notes/${note.id}/discard`, { method: 'POST', body }),
    onSuccess: () => hearOfMove(client, note),
  })
}

/** Begins a note beside a signed one, about today where its author is; answers with the new one. */
export function useAmend(note: NoteToMove) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Omit<AmendNote, 'occurredOn'>) => {
      const body: AmendNote = { ...given, occurredOn: dayInput(new Date().toISOString()) }
      return ask(Note, `/notes/${note.id}/addenda`, { method: 'POST', body })
    },
    onSuccess: (created) => {
      client.setQueryData(noteQuery(created.id).queryKey, created)
      void client.invalidateQueries({ queryKey: ['notes', note.id, 'held'] })
      hearOfMove(client, note)
    },
  })
}

/** The version of a note as the server has it at this moment. */
const newestVersion = async (noteId: string): Promise<string> => (await ask(Note, `/notes/${noteId}`)).version
