import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type AddHour, Ledger, type LedgerPeriod } from '../../shared/api/ledger.ts'
import type { HourId } from '../../shared/ids.ts'
import { ask, tell } from './request.ts'

const inQuery = ({ from, to }: LedgerPeriod): string => new URLSearchParams({ from, to }).toString()

/** The viewer's ledger as a supervisor. */
export const ledgerQuery = (period: LedgerPeriod) =>
  queryOptions({
    queryKey: ['ledger', period.from, period.to],
    queryFn: ({ signal }) => ask(Ledger, `/review/ledger?${inQuery(period)}`, { signal }),
    placeholderData: (before) => before,
  })

/** Where it is as a table. */
export const ledgerFile = (period: LedgerPeriod): string => `/api/review/ledger/export?${inQuery(period)}`

export function useAddHour() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AddHour) => tell('/hours', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ledger'] }),
  })
}

export function useRemoveHour() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: HourId) => tell(`/hours/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ledger'] }),
  })
}
