import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { Phase } from '../../shared/api/notes.ts'
import type { Template } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { useCreateNote } from '../api/notes.ts'
import { practiceQuery } from '../api/practice.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { templatesQuery } from '../api/templates.ts'
import { type OfferedHere, offeredIn, placeOf } from '../templates/offered.ts'
import { whoseInWords } from '../templates/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { phaseWord } from '../ui/PhaseName.tsx'
import { Problem } from '../ui/Problem.tsx'
import { CarryOver } from './CarryOver.tsx'
import { stepInWords } from './words.ts'

/** The case's one button: a new note from one of the templates, ready to type in after two clicks. */
export function NewNote({ one, label = 'New note' }: { one: Case; label?: string }) {
  const me = useMe()
  const navigate = useNavigate()
  const templates = useQuery(templatesQuery)
  const practice = useQuery(practiceQuery)
  const create = useCreateNote(one.id)
  const [carry, setCarry] = useState(true)
  const [whole, setWhole] = useState(false)
  const usable = (templates.data?.items ?? []).filter(({ abilities }) => abilities.use)
  const rules = (practice.data?.settings ?? defaultSettings).templates
  const groups = groupsOf(one).map((group) => ({ ...group, ...offeredIn(placeOf(group.phase), usable, rules) }))
  const problem = create.error ?? templates.error ?? practice.error
  const make = (template: Template) => {
    loadNotePage()
    create.mutate(
      { templateId: template.id, carry },
      {
        // A colleague may have begun the same note a moment ago: then it is that one.
        onSuccess: ({ id, author }) => void navigate(`/notes/${id}`, { state: { fresh: author.id === me.id } }),
      },
    )
  }
  return (
    <div className="newNote">
      <Menu onOpen={() => setWhole(false)}>
        <Menu.Target>
          <Button variant="main" icon="plus" disabled={create.isPending}>
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="menu templateMenu">
          {groups.map(({ title, items, usual }) => (
            <TemplateGroup key={title} title={title} items={items} usual={usual} onChoose={make} />
          ))}
          <MoreTemplates groups={groups} isOpen={whole} onToggle={() => setWhole(!whole)} onChoose={make} />
          <CarryOver one={one} carry={carry} onChange={setCarry} />
          <PrivateTemplates templates={usable} onChoose={make} />
        </Menu.Dropdown>
      </Menu>
      {problem && <Problem>{sentenceOf(problem)}</Problem>}
    </div>
  )
}

function TemplateGroup({
  title,
  items,
  usual = null,
  onChoose,
}: {
  title: string
  items: readonly Template[]
  usual?: TemplateId | null
  onChoose: (template: Template) => void
}) {
  const me = useMe()
  if (items.length === 0) return null
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {items.map((template) => (
        <Menu.Item
          key={template.id}
          leftSection={<Icon name={template.phase ?? 'page'} />}
          onMouseEnter={loadNotePage}
          onClick={() => onChoose(template)}
        >
          {template.name}
          {template.id === usual && <span className="usualHere"> · Usual here</span>}
          {template.origin !== 'built_in' && <span className="muted"> · {whoseInWords(template, me.id)}</span>}
          <span className="templateWords muted">{template.description}</span>
        </Menu.Item>
      ))}
    </>
  )
}

/** What the practice does not offer at once, an entry further. */
function MoreTemplates({
  groups,
  isOpen,
  onToggle,
  onChoose,
}: {
  groups: readonly (OfferedHere & { phase: Phase | null })[]
  isOpen: boolean
  onToggle: () => void
  onChoose: (template: Template) => void
}) {
  if (groups.every(({ more }) => more.length === 0)) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        closeMenuOnClick={false}
        aria-expanded={isOpen}
        leftSection={<Icon name={isOpen ? 'down' : 'plus'} />}
        onClick={onToggle}
      >
        More templates
      </Menu.Item>
      {isOpen &&
        groups.map(({ phase, more }) => (
          <TemplateGroup key={placeOf(phase)} title={phaseWord(phase)} items={more} onChoose={onChoose} />
        ))}
      <Menu.Divider />
    </>
  )
}

/** Process notes stand apart from everything that goes into the chart. */
function PrivateTemplates({
  templates,
  onChoose,
}: {
  templates: readonly Template[]
  onChoose: (template: Template) => void
}) {
  const own = templates.filter(({ compartment }) => compartment === 'process')
  if (own.length === 0) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Not in the chart: only you can read it</Menu.Label>
      {own.map((template) => (
        <Menu.Item
          key={template.id}
          className="menuItem privateItem"
          leftSection={<Icon name="lock" />}
          onMouseEnter={loadNotePage}
          onClick={() => onChoose(template)}
        >
          {template.name}
          <span className="templateWords muted">{template.description}</span>
        </Menu.Item>
      ))}
    </>
  )
}

/** The phases, that of the step that comes next first. */
function groupsOf({ standing: { next } }: Case): { title: string; phase: Phase | null }[] {
  const order = [...Phase.options.filter((phase) => phase !== next?.phase), null]
  return [
    ...(next === null ? [] : [{ title: `Next in the course: ${stepInWords(next)}`, phase: next.phase }]),
    ...order.map((phase) => ({ title: phaseWord(phase), phase })),
  ]
}

/** Fetches the note's code while the pointer is still on its way; a failure shows when the note is opened. */
export const loadNotePage = (): void => {
  import('../note/NotePage.tsx').catch(() => {})
}
