import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useState } from 'react'
import { sentenceOf, Unreachable } from '../api/problems.ts'
import { searchQuery } from '../api/search.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Command } from './useCommands.ts'
import { type FoundGroup, useFound } from './useFound.tsx'

type Chosen = Command['run']

const pause = 150

/** One box for notes, cases and commands: what is typed is looked for, the arrow keys choose, Enter goes there. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, pause)
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const result = useQuery(searchQuery(asked))
  const groups = useFound(typed, typed.trim() === '' ? undefined : result.data)
  const options = groups.flatMap(({ options }) => options)
  const current = options[Math.min(chosen, options.length - 1)]
  const currentId = current && `${listId}-${current.key}`
  useLayoutEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  const [problem, setProblem] = useState<Error | null>(null)
  const choose = (run: Chosen) => {
    setProblem(null)
    const done = run()
    if (done) done.then(onClose, setProblem)
    else onClose()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      setChosen((at) => (Math.min(at, options.length - 1) + step + options.length) % options.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && current) {
      event.preventDefault()
      choose(current.run)
    }
  }
  const waits = typed.trim() !== '' && (result.isFetching || asked !== typed)
  return (
    <Modal.Root
      opened
      onClose={onClose}
      transitionProps={{ duration: 0 }}
      lockScroll={false}
      classNames={{ inner: 'findInner', content: 'findContent' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        <div className="findField">
          <Icon name="find" />
          <input
            data-autofocus
            role="combobox"
            aria-label="Find notes, cases and commands"
            aria-expanded={options.length > 0}
            aria-controls={listId}
            aria-activedescendant={currentId}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Find anything"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setChosen(0)
            }}
            onKeyDown={press}
          />
          <button type="button" className="findClose" onClick={onClose}>
            Close
          </button>
        </div>
        <div className="findList" id={listId} role="listbox" aria-label="Found">
          {groups.map((group) => (
            <Group key={group.title} group={group} listId={listId} current={current?.key} onChoose={choose} />
          ))}
        </div>
        <p className="findStatus" role="status">
          {statusOf({ typed, waits, found: options.length, error: problem ?? result.error })}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}

function Group({
  group,
  listId,
  current,
  onChoose,
}: {
  group: FoundGroup
  listId: string
  current: string | undefined
  onChoose: (run: Chosen) => void
}): ReactNode {
  return (
    <fieldset className="findGroup" aria-label={group.title}>
      <div className="menuLabel" aria-hidden="true">
        {group.title}
      </div>
      {group.options.map((option) => (
        <button
          key={option.key}
          type="button"
          id={`${listId}-${option.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={option.key === current}
          className="findOption"
          // The focus stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option.run)}
        >
          {option.shown}
        </button>
      ))}
    </fieldset>
  )
}

function statusOf({
  typed,
  waits,
  found,
  error,
}: {
  typed: string
  waits: boolean
  found: number
  error: Error | null
}): string {
  if (typed.trim() === '') return ''
  if (error && !waits)
    return error instanceof Unreachable
      ? 'Throughline cannot be reached at the moment. Commands still work.'
      : sentenceOf(error)
  if (waits) return found > 0 ? '' : 'Looking …'
  return found > 0 ? '' : `Nothing found for ‘${typed.trim()}’.`
}
