import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { commentLimits } from '../../shared/api/comments.ts'
import { type Mentionable, namingAt } from './mentions.ts'

/**
 * Where a comment is typed. An `@` offers whoever can read the note: arrows go through the names, Enter and Tab take one, Esc
 * closes the list. Ctrl or ⌘ with Enter says it.
 */
export function WordsField<Person extends Mentionable & { role?: string }>({
  label,
  value,
  people,
  focused = false,
  onType,
  onSay,
  onEscape,
}: {
  label: string
  value: string
  people: readonly Person[]
  /** Whether somebody begins to type here as soon as it stands. */
  focused?: boolean
  onType: (words: string) => void
  onSay: () => void
  onEscape: () => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [closed, setClosed] = useState(false)
  const naming = closed ? null : namingAt(value, caret, people)
  const index = naming ? Math.min(chosen, naming.fits.length - 1) : 0

  useLayoutEffect(() => {
    const area = field.current
    if (!focused || !area) return
    // Where the page is: the field stands beside its passage already.
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
  }, [focused])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows with what is typed in it
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [value])

  const take = (person: Person) => {
    if (!naming) return
    const before = `${value.slice(0, naming.from)}@${person.name} `
    onType(before + value.slice(caret))
    setClosed(true)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const person = naming?.fits[index]
    const isList = naming !== null && person !== undefined
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSay()
    else if (event.key === 'Escape') {
      if (isList) setClosed(true)
      else onEscape()
    } else if (isList && (event.key === 'Enter' || event.key === 'Tab')) take(person)
    else if (isList && event.key === 'ArrowDown') setChosen((index + 1) % naming.fits.length)
    else if (isList && event.key === 'ArrowUp') setChosen((index - 1 + naming.fits.length) % naming.fits.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const optionId = (person: Person) => `${listId}-${person.id}`
  const current = naming?.fits[index]

  return (
    <div className="wordsField">
      <textarea
        ref={field}
        className="fieldInput"
        aria-label={label}
        rows={2}
        data-autofocus={focused || undefined}
        maxLength={commentLimits.body}
        value={value}
        aria-autocomplete="list"
        aria-controls={naming ? listId : undefined}
        aria-activedescendant={current ? optionId(current) : undefined}
        onChange={(event) => {
          onType(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
          setChosen(0)
          setClosed(false)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setClosed(true)}
        onKeyDown={onKeyDown}
      />
      {naming && (
        <div className="mentionList" id={listId} role="listbox" aria-label="Mention" tabIndex={-1}>
          {naming.fits.map((person) => (
            <button
              key={person.id}
              id={optionId(person)}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={person === current}
              className="mentionItem"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
              {person.role !== undefined && <small>{person.role}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
