import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { AuditChain, type AuditFilters, AuditPage } from '../../shared/api/audit.ts'
import { ask } from './request.ts'

const perPage = 100

const written = (filters: AuditFilters): string =>
  new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString()

/** The audit, newest first, earlier ones on demand. Each look is an entry in it, so nothing is asked for again by itself. */
export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'entries', filters],
    queryFn: ({ pageParam, signal }) =>
      ask(AuditPage, `/audit?${written(filters)}&limit=${perPage}${pageParam ? `&before=${pageParam}` : ''}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** Whether the audit holds, as far as the server looks for whoever asks. */
export const chainQuery = queryOptions({
  queryKey: ['audit', 'chain'],
  queryFn: ({ signal }) => ask(AuditChain, '/audit/chain', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})

/** Where the same entries are had as a table. */
export const auditTable = (filters: AuditFilters): string => `/api/audit/export?${written(filters)}`
