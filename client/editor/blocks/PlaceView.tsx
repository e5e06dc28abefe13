import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { derivePlace, describeMissing } from '../../../shared/note/blocks/place/derive.ts'
import { placeSettingNames } from '../../../shared/note/blocks/place/schema.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { words } from './cellKinds.ts'
import { FormRow } from './FormRow.tsx'
import { useEditable } from './useNote.ts'

/** Where the client is and whom to call. Sitter and address are asked for where they are needed. */
export function PlaceView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const derived = derivePlace(node.toJSON())
  const { place } = derived
  const cell = { editor, getPos, row: place.id }
  const rows = [
    { name: 'Sitter', cells: [['sitter', 'Name'] as const, ['sitterPhone', 'Phone'] as const] },
    {
      name: 'Emergency contact',
      cells: [['emergencyContact', 'Name'] as const, ['emergencyPhone', 'Phone'] as const],
    },
    { name: 'Local emergency number', cells: [['emergencyNumber', 'Number'] as const] },
  ]
  const isFilled = (row: (typeof rows)[number]) => row.cells.some(([name]) => (place[name] ?? '') !== '')
  const missing = describeMissing(derived)
  return (
    <NodeViewWrapper className="block placeBlock" data-block="place" role="group" aria-label="Place and emergency">
      <div className="blockHead" contentEditable={false}>
        <div className="blockTitle">
          {isEditable ? (
            <ChoiceCell
              {...cell}
              name="setting"
              label="Setting"
              none="in person, remote or at home?"
              value={place.setting}
              words={placeSettingNames}
              className="strong"
            />
          ) : (
            <b>{place.setting === null ? 'Place' : placeSettingNames[place.setting]}</b>
          )}
        </div>
      </div>
      <NodeViewContent className="blockRows" />
      <div className="formRows" contentEditable={false}>
        {rows
          .filter((row) => isEditable || isFilled(row))
          .map((row) => (
            <FormRow name={row.name} key={row.name}>
              {isEditable
                ? row.cells.map(([name, label]) => (
                    <Cell
                      {...cell}
                      key={name}
                      name={name}
                      label={row.cells.length === 1 ? row.name : `${row.name}, ${label.toLowerCase()}`}
                      placeholder={label}
                      kind={words}
                      value={place[name]}
                    />
                  ))
                : row.cells.flatMap(([name]) => place[name] ?? []).join(', ')}
            </FormRow>
          ))}
      </div>
      {missing !== '' && (
        <p className="blockWords" contentEditable={false}>
          {missing}.
        </p>
      )}
    </NodeViewWrapper>
  )
}
