import type { Editor } from '@tiptap/core'
import type { KeyboardEvent, ReactNode } from 'react'
import type { AttributeValue } from '../../../shared/note/attributes.ts'
import { CellFrame } from './CellFrame.tsx'
import { chooseBlock, stepStop } from './cellFocus.ts'
import { useOwnCell } from './presence.ts'
import { standAt } from './setCell.ts'

/** One of the answers that stand side by side. */
export interface Answer {
  readonly value: AttributeValue
  /** The key that gives this answer and goes on. */
  readonly key: string
  /** Read out, and shown when the pointer rests on it. */
  readonly label: string
  readonly shown: ReactNode
}

/**
 * Answers of which one may stand: a group of radio buttons with one place in the order of Tab. A key answers and goes on
 * to the next stop, arrows choose and stay, Backspace takes the answer back.
 */
export function Answers({
  editor,
  getPos,
  row,
  name,
  labelledBy,
  answers,
  answer,
  isEditable,
  onAnswer,
}: {
  editor: Editor
  getPos: () => number | undefined
  row: string | null
  name: string
  /** The id of the element that says what is asked. */
  labelledBy: string
  answers: readonly Answer[]
  answer: AttributeValue | null
  isEditable: boolean
  onAnswer: (value: AttributeValue | null) => void
}) {
  const own = useOwnCell(row, name)
  const held = answers.findIndex(({ value }) => value === answer)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return
    const group = event.currentTarget.closest<HTMLElement>('[data-stop]')
    if (group === null) return
    const choose = (place: number) => {
      const chosen = answers[Math.min(answers.length - 1, Math.max(0, place))]
      if (chosen === undefined) return
      onAnswer(chosen.value)
      radios(group)[answers.indexOf(chosen)]?.focus()
    }
    const typed = answers.findIndex(({ key }) => key === event.key.toLowerCase())
    if (typed >= 0) {
      onAnswer(answers[typed]?.value ?? null)
      if (!stepAnswers(editor, group, 1)) radios(group)[typed]?.focus()
    } else if (event.key === 'ArrowRight') choose(held + 1)
    else if (event.key === 'ArrowLeft') choose(held < 0 ? 0 : held - 1)
    else if (event.key === 'ArrowDown' || event.key === 'Enter') stepAnswers(editor, group, 1)
    else if (event.key === 'ArrowUp') stepAnswers(editor, group, -1)
    else if (event.key === 'Backspace' || event.key === 'Delete') onAnswer(null)
    else if (event.key === 'Escape') chooseBlock(editor, getPos() ?? 0)
    else if (event.key === 'Tab') {
      if (!stepStop(editor, group, event.shiftKey ? -1 : 1)) return
    } else return
    event.preventDefault()
  }
  return (
    <CellFrame row={row} cell={name} className="answers">
      <span
        role="radiogroup"
        aria-labelledby={labelledBy}
        data-stop={name}
        className="answerGroup"
        tabIndex={-1}
        onFocus={passFocusOn}
      >
        {answers.map(({ value, label, shown }, place) => (
          // A native radio would answer while somebody only passes through it with an arrow in some browsers.
          // biome-ignore lint/a11y/useSemanticElements: see above.
          <button
            key={label}
            type="button"
            role="radio"
            className="answer"
            aria-checked={answer === value}
            aria-label={label}
            title={label}
            disabled={!isEditable}
            tabIndex={held === place || (held < 0 && place === 0) ? 0 : -1}
            onClick={() => onAnswer(answer === value ? null : value)}
            onFocus={() => {
              own.enter()
              standAt(editor, getPos())
            }}
            onBlur={own.leave}
            onKeyDown={onKeyDown}
          >
            {shown}
          </button>
        ))}
      </span>
    </CellFrame>
  )
}

const radios = (group: HTMLElement) => [...group.querySelectorAll<HTMLElement>('[role=radio]')]

/** The group itself is only a way in: the focus goes to the answer that stands, or to the first. */
function passFocusOn(event: { target: EventTarget; currentTarget: HTMLElement }): void {
  if (event.target !== event.currentTarget) return
  radios(event.currentTarget)
    .find((radio) => radio.tabIndex === 0)
    ?.focus()
}

/** Goes to the next group of answers of the block; lines and cells between them are passed over. */
function stepAnswers(editor: Editor, group: HTMLElement, by: 1 | -1): boolean {
  const groups = [...(group.closest('[data-block]')?.querySelectorAll<HTMLElement>('[role=radiogroup]') ?? [])]
  const next = groups[groups.indexOf(group) + by]
  if (next === undefined) return false
  next.focus()
  return editor.isEditable
}
