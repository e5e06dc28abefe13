import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { SearchResult } from '../../shared/api/search.ts'
import { ask } from './request.ts'

/** What is found of what was typed. It is text of notes, so it is forgotten as soon as nothing shows it. */
export const searchQuery = (typed: string) =>
  queryOptions({
    queryKey: ['search', typed],
    queryFn: ({ signal }) => ask(SearchResult, `/search?q=${encodeURIComponent(typed.toWellFormed())}`, { signal }),
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
