import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { medicineRowRules } from '../../../shared/note/blocks/medicines/schema.ts'
import { CarriedCell } from './CarriedCell.tsx'
import { Cell } from './Cell.tsx'
import { words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

const cells = [
  ['name', 'Medicine', 'Name'],
  ['dose', 'Dose', '–'],
  ['since', 'Since', '–'],
  ['stopped', 'Stopped', '–'],
] as const

/** One medicine. Its words are the comment. */
export function MedicineRowView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const row = readAttributes(medicineRowRules, node.attrs)
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="medicineRow"
      thing="medicine"
      spoken={row.name ?? 'A medicine without a name'}
    >
      {cells.map(([name, label, placeholder]) => (
        <div key={name} className={`medicine-${name}`} data-column={label} contentEditable={false}>
          {isEditable ? (
            <Cell
              editor={editor}
              getPos={getPos}
              row={row.id}
              name={name}
              label={label}
              placeholder={placeholder}
              kind={words}
              value={row[name]}
            />
          ) : (
            row[name]
          )}
          {name === 'name' && (
            <CarriedCell
              editor={editor}
              getPos={getPos}
              row={row.id}
              name="carriedFrom"
              from={row.carriedFrom}
              thing={row.name ?? 'this medicine'}
            />
          )}
        </div>
      ))}
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
    </RowFrame>
  )
}
