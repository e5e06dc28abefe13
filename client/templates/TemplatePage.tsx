import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useParams } from 'react-router'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { heldOfTemplateQuery, templateQuery, templatesQuery } from '../api/templates.ts'
import { useStops } from '../note/useStops.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TemplateGone } from './TemplateGone.tsx'
import { TemplateScreen } from './TemplateScreen.tsx'
import { useOpenTemplate } from './useOpenTemplate.ts'
import '../note/note.css'
import '../note/narrowBar.css'
import '../note/writing.css'
import './templatePage.css'

/** One template: to write in for its editors, to read for everybody else who has it on their shelf. */
export function TemplatePage() {
  const { templateId = '' } = useParams()
  return <OpenedTemplate key={templateId} templateId={templateId} />
}

function OpenedTemplate({ templateId }: { templateId: string }) {
  const client = useQueryClient()
  const found = useQuery({
    ...templateQuery(templateId),
    placeholderData: () => client.getQueryData(templatesQuery.queryKey)?.items.find(({ id }) => id === templateId),
    // A colleague may publish it, change who edits it or put it away.
    refetchInterval: 15_000,
  })
  const [opening, setOpening] = useState(0)
  const reopen = useCallback(() => setOpening((before) => before + 1), [])
  const askAgain = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: templateQuery(templateId).queryKey, exact: true }),
        client.invalidateQueries({ queryKey: heldOfTemplateQuery(templateId).queryKey }),
      ]),
    [client, templateId],
  )
  const gone = isRefused(found.error, 'not_found')
  const { open, sync } = useOpenTemplate(gone ? undefined : found.data, opening)
  useStops(askAgain, open, sync, reopen)

  if (gone) return <TemplateGone wasOpen={found.data !== undefined} lateWords={open?.unsavedWords() ?? ''} />
  if (found.data) return <TemplateScreen template={found.data} open={open} sync={sync} />
  if (found.error && !isRefused(found.error, 'not_signed_in', 'session_locked')) {
    return (
      <main className="alone">
        <Problem>{sentenceOf(found.error)}</Problem>
      </main>
    )
  }
  return <Loading />
}
