import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { CaseId } from '../../shared/ids.ts'
import { templatesQuery, useCreateNote } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Problem } from '../ui/Problem.tsx'

/** The case's one button: a new note from one of the templates, ready to type in after two clicks. */
export function NewNote({ caseId, label = 'New note' }: { caseId: CaseId; label?: string }) {
  const navigate = useNavigate()
  const templates = useQuery(templatesQuery)
  const create = useCreateNote(caseId)
  const problem = create.error ?? templates.error
  return (
    <div className="newNote">
      <Menu>
        <Menu.Target>
          <Button variant="main" icon="plus" disabled={create.isPending}>
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {templates.data?.items.map((template) => (
            <Menu.Item
              key={template.id}
              leftSection={<Icon name={template.phase ?? 'page'} />}
              title={template.description}
              onMouseEnter={loadNotePage}
              onClick={() => {
                loadNotePage()
                create.mutate(template.id, {
                  onSuccess: ({ id }) => void navigate(`/notes/${id}`, { state: { fresh: true } }),
                })
              }}
            >
              {template.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {problem && <Problem>{sentenceOf(problem)}</Problem>}
    </div>
  )
}

/** Fetches the note's code while the pointer is still on its way; a failure shows when the note is opened. */
export const loadNotePage = (): void => {
  import('../note/NotePage.tsx').catch(() => {})
}
