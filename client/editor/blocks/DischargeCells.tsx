import type { Values } from '../../../shared/note/attributes.ts'
import type { DischargeCell } from '../../../shared/note/blocks/discharge/derive.ts'
import {
  type dischargeRules,
  gaitNames,
  instructionsNames,
  lastVitalsNames,
  nauseaNames,
  orientationNames,
} from '../../../shared/note/blocks/discharge/schema.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell, type CellOf } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, time, words } from './cellKinds.ts'
import { YesNoCell } from './YesNoCell.tsx'

const choices = {
  orientation: ['Orientation', orientationNames],
  gait: ['Gait', gaitNames],
  nausea: ['Nausea', nauseaNames],
  lastVitals: ['Vitals', lastVitalsNames],
  instructions: ['Instructions given', instructionsNames],
} as const
const questions = {
  backToBaseline: 'Back to baseline',
  riskAsked: 'Risk asked about',
  noDriving: 'No driving until after sleep',
} as const

/** The cells of one line of the discharge. */
export function DischargeCells({
  cell: name,
  discharge,
  ...cell
}: Pick<CellOf, 'editor' | 'getPos' | 'row'> & { cell: DischargeCell; discharge: Values<typeof dischargeRules> }) {
  const { now } = useNoteSurroundings()
  switch (name) {
    case 'at':
      return <Cell {...cell} name="at" label="Left at" placeholder="--:--" kind={time(now)} value={discharge.at} />
    case 'escortAt':
      return (
        <>
          <Cell
            {...cell}
            name="escortAt"
            label="Escort took over at"
            placeholder="--:--"
            kind={time(now)}
            value={discharge.escortAt}
          />
          <Cell {...cell} name="escort" label="Who" kind={words} value={discharge.escort} />
        </>
      )
    case 'checkInOn':
      return (
        <>
          <Cell {...cell} name="checkInOn" label="Date" kind={day(now)} value={discharge.checkInOn} />
          <Cell {...cell} name="checkInAt" lead="at" label="Time" kind={time(now)} value={discharge.checkInAt} />
        </>
      )
    case 'responsibleClinician':
      return (
        <Cell {...cell} name="responsibleClinician" label="Name" kind={words} value={discharge.responsibleClinician} />
      )
    case 'backToBaseline':
    case 'riskAsked':
    case 'noDriving':
      return <YesNoCell {...cell} name={name} label={questions[name]} value={discharge[name]} />
    case 'orientation':
    case 'gait':
    case 'nausea':
    case 'lastVitals':
    case 'instructions': {
      const [label, names] = choices[name]
      return <ChoiceCell {...cell} name={name} label={label} none="–" value={discharge[name]} words={names} />
    }
  }
}
