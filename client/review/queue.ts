import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { todayQuery } from '../api/today.ts'

/** Where a note stands among those that wait for the reviewer. */
export interface QueuePlace {
  /** From 1; null for a note that is in no queue. */
  number: number | null
  of: number
  toNext: (() => void) | null
  toPrevious: (() => void) | null
  /** The note is dealt with: the next one opens by itself, or the day where none is left. */
  onDone: () => void
}

/**
 * The reviewer's queue as it was when the review began, so that ‘4 of 11’ counts on while notes leave it. One that came since
 * is found on the day's page again.
 */
export function useQueue(noteId: string): QueuePlace {
  const client = useQueryClient()
  const navigate = useNavigate()
  const today = useQuery({ ...todayQuery, refetchOnMount: 'always' })
  const [begun, setBegun] = useState<readonly string[] | null>(null)
  const waiting = today.data?.toReview.map(({ id }) => String(id))
  if (begun === null && waiting !== undefined && !today.isPlaceholderData) setBegun(waiting)
  const ids = begun ?? waiting ?? []
  const index = ids.indexOf(noteId)
  const go = (id: string | undefined) => (id === undefined ? null : () => navigate(`/review/${id}`))
  const stillWaits = (id: string) => id !== noteId && (waiting?.includes(id) ?? true)
  return {
    number: index < 0 ? null : index + 1,
    of: ids.length,
    toNext: go(index < 0 ? ids[0] : ids[index + 1]),
    toPrevious: go(index < 0 ? undefined : ids[index - 1]),
    onDone: () => {
      void client.invalidateQueries(todayQuery)
      const next = ids.slice(index + 1).find(stillWaits) ?? ids.find(stillWaits)
      void navigate(next === undefined ? '/' : `/review/${next}`)
    },
  }
}
