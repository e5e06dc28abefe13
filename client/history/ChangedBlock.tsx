import type { ShownBlock, ShownCell, ShownRow } from '../../shared/history/shown.ts'
import { ChangedLines } from './ChangedLines.tsx'
import { useWriter } from './people.ts'

/** A block in words: what it has once, then its rows, each cell with what stood there before. */
export function ChangedBlock({ block, onlyChanges }: { block: ShownBlock; onlyChanges: boolean }) {
  const rows = onlyChanges && block.op === 'same' ? block.rows.filter(({ changed }) => changed) : block.rows
  return (
    <div className="changedBlock" data-op={block.op}>
      <h3>
        {block.title} <Became op={block.op} moved={block.moved} by={block.by} />
      </h3>
      {rows.length === 0 && <p className="muted">Nothing is recorded in it.</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} data-op={row.op}>
            <Row row={row} onlyChanges={onlyChanges && block.op === 'same' && row.op === 'same'} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Became({ op, moved, by }: Pick<ShownBlock, 'op' | 'moved' | 'by'>) {
  const writer = useWriter(by)
  if (op === 'added')
    return (
      <span className="changedWord">
        added
        {writer && (
          <>
            {' by '}
            <span className="changedWho" data-person={writer.color}>
              {writer.name}
            </span>
          </>
        )}
      </span>
    )
  if (op === 'removed') return <span className="changedWord">removed</span>
  return moved ? <span className="changedWord">moved</span> : null
}

function Row({ row, onlyChanges }: { row: ShownRow; onlyChanges: boolean }) {
  const cells = onlyChanges ? row.cells.filter(({ changed }) => changed) : row.cells
  return (
    <>
      {row.name !== '' && <b className="changedRowName">{row.name}</b>}
      {row.op !== 'same' || row.moved ? (
        <>
          {' '}
          <Became {...row} />{' '}
        </>
      ) : null}
      {cells.length > 0 && (
        <dl className="changedCells">
          {cells.map((cell) => (
            <div key={cell.label}>
              <dt>{cell.label}</dt>
              <dd>
                <Cell cell={cell} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ChangedLines lines={row.lines} />
    </>
  )
}

/** `72 → 76`, with who set it. */
function Cell({ cell: { before, after, changed, by } }: { cell: ShownCell }) {
  const writer = useWriter(by)
  if (!changed) return after ?? before ?? ''
  return (
    <>
      {before !== null && (
        <del>
          <span className="visuallyHidden">was </span>
          {before}
        </del>
      )}
      {before !== null && after !== null && <span aria-hidden="true"> → </span>}
      {after !== null && (
        <ins data-person={writer?.color} title={writer ? `Set by ${writer.name}` : undefined}>
          <span className="visuallyHidden"> now </span>
          {after}
        </ins>
      )}
    </>
  )
}
