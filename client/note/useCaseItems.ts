import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { threadsQuery } from '../api/threads.ts'
import type { CaseItemsHeard } from '../editor/items/caseItems.ts'

/**
 * What the links of an open note lead to, kept up while the note is in sight. A process note asks for nothing and goes by
 * what this page has heard already: the audit of the practice would tell when somebody has one open.
 */
export function useCaseItems({ id, caseId, kind }: Pick<Note, 'id' | 'caseId' | 'kind'>): CaseItemsHeard {
  const navigate = useNavigate()
  const found = useQuery({ ...threadsQuery(caseId), enabled: kind === 'chart' })
  const open = useCallback(
    (noteId: string, itemId: string) => void navigate(`/notes/${noteId}#item-${itemId}`),
    [navigate],
  )
  const items = found.data?.items ?? null
  return useMemo(() => ({ noteId: id, items, open }), [id, items, open])
}
