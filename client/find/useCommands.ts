import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { mayHoldSession } from '../../shared/access/sessionMode.ts'
import { CaseId } from '../../shared/ids.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { caseQuery } from '../api/cases.ts'
import { noteQuery, useCreateNote } from '../api/notes.ts'
import { practiceQuery } from '../api/practice.ts'
import { lock, useMe } from '../api/session.ts'
import { templatesQuery } from '../api/templates.ts'
import { offeredFirst } from '../templates/offered.ts'
import type { IconName } from '../ui/Icon.tsx'
import { chooseScheme } from '../ui/scheme.ts'
import { useShade } from '../ui/shade.ts'

/** Something that can be done from the box. `words`: what else it is found by. */
export interface Command {
  key: string
  label: string
  words: string
  icon: IconName
  /** Shown only when it is typed for. */
  onlyTyped?: boolean
  /** What it does. One that takes a while fulfils when it is done, and rejects with why it could not be. */
  run: () => void | Promise<void>
}

/** What can be done here: places, and what the note or case that is open allows. */
export function useCommands(): Command[] {
  const navigate = useNavigate()
  const client = useQueryClient()
  const shade = useShade()
  const me = useMe()
  const { pathname } = useLocation()
  const [, area, id = ''] = pathname.split('/')
  const note = useQuery({ ...noteQuery(id), enabled: area === 'notes' && id !== '' }).data
  const caseId = area === 'cases' && id !== '' ? id : (note?.caseId ?? '')
  const one = useQuery({ ...caseQuery(caseId), enabled: caseId !== '' }).data
  const begins = one?.abilities.createNote === true
  const templates = useQuery({ ...templatesQuery, enabled: begins }).data?.items ?? []
  const practice = useQuery({ ...practiceQuery, enabled: begins }).data?.settings ?? defaultSettings
  const create = useCreateNote(one?.id ?? CaseId.parse('00000000-0000-4000-8000-000000000000'))
  const go = (key: string, label: string, to: string, icon: IconName = 'page'): Command => ({
    key,
    label,
    words: 'go to open',
    icon,
    run: () => void navigate(to),
  })
  const scheme = (key: 'system' | 'light' | 'dark', label: string): Command => ({
    key,
    label,
    words: 'colours theme scheme',
    icon: 'review',
    onlyTyped: true,
    run: () => chooseScheme(key),
  })
  return [
    ...(note
      ? [
          ...(mayHoldSession(note, note.abilities)
            ? [go('session', 'Session mode for this note', `/notes/${note.id}/session`, 'session')]
            : []),
          ...(note.abilities.export
            ? [
                {
                  key: 'export',
                  label: 'Save this note as Markdown',
                  words: 'export download',
                  icon: 'page' as const,
                  run: () => save(`/api/notes/${note.id}/export?format=markdown`, `${note.caseCode}.md`),
                },
              ]
            : []),
        ]
      : []),
    ...(one?.abilities.createNote
      ? offeredFirst(
          templates.filter(({ abilities }) => abilities.use),
          practice.templates,
        ).map(
          (template): Command => ({
            key: `new-${template.id}`,
            label: `New note in ${one.code}: ${template.name}`,
            words: 'write begin',
            icon: template.phase ?? 'page',
            onlyTyped: true,
            run: async () => {
              const made = await create.mutateAsync({ templateId: template.id, carry: true })
              await navigate(`/notes/${made.id}`, { state: { fresh: true } })
            },
          }),
        )
      : []),
    go('today', 'Today', '/'),
    go('cases', 'Cases', '/cases'),
    go('templates', 'Templates', '/templates'),
    go('people', 'People', '/people'),
    ...(me.abilities.readAudit ? [go('audit', 'Audit', '/audit')] : []),
    go('settings', 'Settings', '/settings'),
    {
      key: 'shade',
      label: shade.down ? 'Show names again' : 'Show the code only',
      words: 'privacy shade hide names',
      icon: 'hidden',
      run: shade.toggle,
    },
    {
      key: 'lock',
      label: 'Lock',
      words: 'leave away',
      icon: 'lock',
      run: () => {
        // The page is covered at once; whether the server heard of it, the lock screen finds out.
        lock(client).catch(() => {})
      },
    },
    scheme('light', 'Appearance: light'),
    scheme('dark', 'Appearance: dark'),
    scheme('system', 'Appearance: as the system'),
  ]
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
