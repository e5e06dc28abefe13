import type { Editor } from '@tiptap/core'
import type { KeyboardEvent } from 'react'
import type { AnswerName } from '../../../shared/note/blocks/scale/schema.ts'
import { CellFrame } from './CellFrame.tsx'
import { chooseBlock, stepStop } from './cellFocus.ts'
import { useOwnCell } from './presence.ts'
import { setCell, standAt } from './setCell.ts'

interface Item {
  editor: Editor
  getPos: () => number | undefined
  row: string | null
  name: AnswerName
  number: string
  question: string
  anchors: readonly [string, string, string, string]
  answer: number | null
  isEditable: boolean
  /** Whether the words stand with the figures, because the head has others. */
  showsAnchors?: boolean
}

/**
 * One item. The four answers are a group of radio buttons with one place in the order of Tab; a digit answers and goes on
 * to the next item, Backspace takes the answer back.
 */
export function ScaleItem({
  editor,
  getPos,
  row,
  name,
  number,
  question,
  anchors,
  answer,
  isEditable,
  showsAnchors = false,
}: Item) {
  const own = useOwnCell(row, name)
  const put = (value: number | null) => setCell(editor, getPos(), name, value)
  const questionId = `${row ?? 'scale'}-${name}`
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return
    const group = event.currentTarget.closest<HTMLElement>('[data-stop]')
    if (group === null) return
    const choose = (value: number) => {
      put(value)
      focusAnswer(group, value)
    }
    const held = answer ?? 0
    if (/^[0-3]$/.test(event.key)) {
      put(Number(event.key))
      if (!stepItem(editor, group, 1)) focusAnswer(group, Number(event.key))
    } else if (event.key === 'ArrowRight') choose(answer === null ? 0 : Math.min(3, held + 1))
    else if (event.key === 'ArrowLeft') choose(answer === null ? 0 : Math.max(0, held - 1))
    else if (event.key === 'ArrowDown' || event.key === 'Enter') stepItem(editor, group, 1)
    else if (event.key === 'ArrowUp') stepItem(editor, group, -1)
    else if (event.key === 'Backspace' || event.key === 'Delete') put(null)
    else if (event.key === 'Escape') chooseBlock(editor, getPos() ?? 0)
    else return
    event.preventDefault()
  }
  return (
    <div className="scaleItem" data-anchors={showsAnchors || undefined}>
      <span className="scaleNumber" aria-hidden="true">
        {number}
      </span>
      <span className="scaleQuestion" id={questionId}>
        {question}
      </span>
      <CellFrame row={row} cell={name} className="scaleAnswers">
        <span
          role="radiogroup"
          aria-labelledby={questionId}
          data-stop={name}
          className="scaleGroup"
          tabIndex={-1}
          onFocus={passFocusOn}
        >
          {anchors.map((anchor, value) => (
            // A native radio would answer while somebody only passes through it with an arrow in some browsers.
            // biome-ignore lint/a11y/useSemanticElements: see above.
            <button
              key={anchor}
              type="button"
              role="radio"
              className="scaleAnswer"
              aria-checked={answer === value}
              aria-label={`${value}, ${anchor}`}
              title={anchor}
              disabled={!isEditable}
              tabIndex={answer === value || (answer === null && value === 0) ? 0 : -1}
              onClick={() => put(answer === value ? null : value)}
              onFocus={() => {
                own.enter()
                standAt(editor, getPos())
              }}
              onBlur={own.leave}
              onKeyDown={onKeyDown}
            >
              {value}
              {showsAnchors && <span className="scaleAnchor">{anchor}</span>}
            </button>
          ))}
        </span>
      </CellFrame>
    </div>
  )
}

const radios = (group: HTMLElement) => [...group.querySelectorAll<HTMLElement>('[role=radio]')]

const focusAnswer = (group: HTMLElement, value: number) => radios(group)[value]?.focus()

/** The group itself is only a way in: the focus goes to the answer that stands, or to the first. */
function passFocusOn(event: { target: EventTarget; currentTarget: HTMLElement }): void {
  if (event.target !== event.currentTarget) return
  radios(event.currentTarget)
    .find((radio) => radio.tabIndex === 0)
    ?.focus()
}

const stepItem = (editor: Editor, group: HTMLElement, by: 1 | -1) => stepStop(editor, group, by)
