import type { ShownLine, ShownRun } from '../../shared/history/shownLines.ts'
import { Icon } from '../ui/Icon.tsx'
import { useSaidBy, useWriter } from './people.ts'

const shapeWords = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  bullet: 'in a list',
  number: 'in a numbered list',
  task: 'a task',
  quote: 'a quote',
  cell: 'in a table',
} as const

/** Lines of words, each as it stands, with what was added and what went. */
export function ChangedLines({ lines }: { lines: readonly ShownLine[] }) {
  return lines.map((line, index) => (
    // Lines have no ids, and the list is made anew with every difference.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={index} className="changedLine" data-shape={line.shape} data-op={line.op} data-depth={line.depth}>
      {line.name !== '' && <span className="changedName">{line.name}: </span>}
      {line.shape === 'task' && <Icon name={line.done ? 'actionDone' : 'action'} />}
      {line.runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Run key={at} run={run} />
      ))}
      {line.wasShape !== null && <span className="changedWord"> was {shapeWords[line.wasShape]}</span>}
    </p>
  ))
}

/** Words that came, went or stayed. Whoever hears the page is told what others see. */
export function Run({ run: { op, text, by, marks, reformatted, isLink } }: { run: ShownRun }) {
  const writer = useWriter(by)
  const saidBy = useSaidBy(by)
  const names = marks.map(({ type }) => type).join(' ')
  const words = (
    <span data-marks={names === '' ? undefined : names} className={isLink ? 'changedLink' : undefined}>
      {text}
    </span>
  )
  if (op === 'same') {
    if (!reformatted) return words
    return (
      <span className="reformatted" title="Formatted otherwise than before">
        {words}
      </span>
    )
  }
  if (op === 'removed')
    return (
      <del title={saidBy === '' ? 'Removed' : `Removed; written${saidBy}`}>
        <span className="visuallyHidden"> [removed: </span>
        {words}
        <span className="visuallyHidden">] </span>
      </del>
    )
  return (
    <ins data-person={writer?.color} title={`Added${saidBy}`}>
      <span className="visuallyHidden"> [added{saidBy}: </span>
      {words}
      <span className="visuallyHidden">] </span>
    </ins>
  )
}
