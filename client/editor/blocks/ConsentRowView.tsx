import type { NodeViewProps } from '@tiptap/react'
import { type DerivedConsent, deriveConsent } from '../../../shared/note/blocks/consent/derive.ts'
import {
  describeConsentKind,
  describeConsentStatus,
  describeForm,
  describeGiver,
} from '../../../shared/note/blocks/consent/describe.ts'
import { consentKindNames, consentStatusNames } from '../../../shared/note/blocks/consent/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { ConsentCells } from './ConsentCells.tsx'
import { day } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable, useZero } from './useNote.ts'

const kindNames = Object.fromEntries(
  Object.entries(consentKindNames).map(([kind, name]) => [kind, `${name.charAt(0).toUpperCase()}${name.slice(1)}`]),
)

/** One kind of consent. What matters only once it is decided is asked then. */
export function ConsentRowView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const zero = useZero(editor)
  const [consent] = deriveConsent({ type: 'consent', content: [node.toJSON()] })
  if (consent === undefined) return null
  const { row } = consent
  const cell = { editor, getPos, row: row.id }
  const withdrawnOn = row.withdrawnOn === null ? null : showDay(row.withdrawnOn)
  const status = describeConsentStatus({ ...consent, row: { ...row, withdrawnOn } }, zero)
  const spoken = [describeConsentKind(consent), status].filter((part) => part !== '')
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="consentRow"
      thing="consent"
      spoken={spoken.join(', ')}
      state={row.status ?? undefined}
    >
      <div className="consentKind" contentEditable={false}>
        {isEditable ? (
          <ChoiceCell {...cell} name="kind" label="Kind of consent" value={row.kind} words={kindNames} />
        ) : (
          describeConsentKind(consent)
        )}
      </div>
      <div className="consentStatus" contentEditable={false}>
        {isEditable ? (
          <ChoiceCell
            {...cell}
            name="status"
            label="Decision"
            none="not asked yet"
            value={row.status}
            words={consentStatusNames}
          />
        ) : (
          status || <span className="quiet">not recorded</span>
        )}
      </div>
      <div className="consentOn" contentEditable={false}>
        {isEditable ? (
          <Cell {...cell} name="on" label="Date" kind={day(now)} value={row.on} />
        ) : (
          row.on !== null && showDay(row.on)
        )}
      </div>
      <div className="rowBody" data-idle={consent.isOpen || undefined}>
        {isEditable ? (
          row.status !== null && <ConsentCells {...cell} consent={consent} now={now} />
        ) : (
          <span className="quiet" contentEditable={false}>
            {said(consent)}
          </span>
        )}
        <Words prompt="What exactly was agreed" isIdle={consent.isOpen} />
      </div>
    </RowFrame>
  )
}

const said = (consent: DerivedConsent): string =>
  [
    consent.row.obtainedBy === null ? '' : `obtained by ${consent.row.obtainedBy}`,
    describeGiver(consent),
    describeForm(consent),
    consent.holdsUntil === null ? '' : `until ${showDay(consent.holdsUntil)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
