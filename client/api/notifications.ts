import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { MailChoiceNow, Notifications } from '../../shared/api/notifications.ts'
import type { NoteId } from '../../shared/ids.ts'
import { ask, tell } from './request.ts'

/** How often is looked, where nothing rings. Milliseconds. */
const lookEvery = 60_000

/** What the viewer was told, the newest first. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => ask(Notifications, '/notifications', { signal }),
  refetchInterval: lookEvery,
})

/** The viewer has read what they were told: of one note, or all of it. */
export function useRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (noteId: NoteId | undefined) =>
      tell('/notifications/read', { method: 'POST', body: noteId === undefined ? {} : { noteId } }),
    onSuccess: () => client.invalidateQueries(notificationsQuery),
  })
}

/** Whoever has a note open has read what they were told of it. */
export function useReadNotifications(noteId: NoteId): void {
  const waits = useQuery(notificationsQuery).data?.items.some(({ note, read }) => !read && note.id === noteId) === true
  const { mutate } = useRead()
  useEffect(() => {
    if (waits) mutate(noteId)
  }, [waits, mutate, noteId])
}

export const mailChoiceQuery = queryOptions({
  queryKey: ['me', 'mail'],
  queryFn: ({ signal }) => ask(MailChoiceNow, '/me/mail', { signal }),
})

export function useChooseMail() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: boolean) => ask(MailChoiceNow, '/me/mail', { method: 'PUT', body: { wanted } }),
    onSuccess: (now) => client.setQueryData(mailChoiceQuery.queryKey, now),
  })
}
