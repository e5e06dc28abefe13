import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type BeginSupervision,
  type ChangeSupervision,
  Supervision,
  Supervisions,
} from '../../shared/api/supervision.ts'
import type { SupervisionId } from '../../shared/ids.ts'
import { ask } from './request.ts'

/** Those in which the viewer has a part; for an admin all of the practice. */
export const supervisionQuery = queryOptions({
  queryKey: ['supervision'],
  queryFn: ({ signal }) => ask(Supervisions, '/supervision', { signal }),
})

function useSupervisionAct<Given>(act: (given: Given) => Promise<Supervision>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['members', 'one'] })
      return client.invalidateQueries(supervisionQuery)
    },
  })
}

export const useBeginSupervision = () =>
  useSupervisionAct((body: BeginSupervision) => ask(Supervision, '/supervision', { method: 'POST', body }))

export const useChangeSupervision = (id: SupervisionId) =>
  useSupervisionAct((body: ChangeSupervision) => ask(Supervision, `/supervision/${id}`, { method: 'PUT', body }))
