import type { Values } from '../../attributes.ts'
import { type ClockTime, elapsed } from '../../clock.ts'
import { type DischargeCell, type deriveDischarge, dischargeCells } from './derive.ts'
import {
  type dischargeRules,
  gaitNames,
  instructionsNames,
  lastVitalsNames,
  nauseaNames,
  orientationNames,
} from './schema.ts'

type Discharge = Values<typeof dischargeRules>

const yesOrNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')

/** A cell of the discharge in words, empty while it is not filled. `timeZero` is T+0 of the note. */
export function describeCell(discharge: Discharge, cell: DischargeCell, timeZero: ClockTime | null): string {
  switch (cell) {
    case 'at':
      return clockAndElapsed(discharge.at, timeZero)
    case 'escortAt':
      return [clockAndElapsed(discharge.escortAt, timeZero), discharge.escort ?? '']
        .filter((part) => part !== '')
        .join(', ')
    case 'backToBaseline':
    case 'riskAsked':
    case 'noDriving':
      return yesOrNo(discharge[cell])
    case 'orientation':
      return discharge.orientation === null ? '' : orientationNames[discharge.orientation]
    case 'gait':
      return discharge.gait === null ? '' : gaitNames[discharge.gait]
    case 'nausea':
      return discharge.nausea === null ? '' : nauseaNames[discharge.nausea]
    case 'lastVitals':
      return discharge.lastVitals === null ? '' : lastVitalsNames[discharge.lastVitals]
    case 'instructions':
      return discharge.instructions === null ? '' : instructionsNames[discharge.instructions]
    case 'checkInOn':
      return [discharge.checkInOn, discharge.checkInAt].filter((part) => part !== null).join(' ')
    case 'responsibleClinician':
      return discharge.responsibleClinician ?? ''
  }
}

function clockAndElapsed(at: string | null, timeZero: ClockTime | null): string {
  const after = elapsed(timeZero, at)
  return at === null ? '' : `${at}${after === '' ? '' : ` (${after})`}`
}

/** `Everything is recorded`, or what is still missing by name. */
export function describeMissing({ missing }: Pick<ReturnType<typeof deriveDischarge>, 'missing'>): string {
  if (missing.length === 0) return 'Everything is recorded'
  const names = dischargeCells.filter(([cell]) => missing.includes(cell)).map(([, name]) => name.toLowerCase())
  return `Not recorded: ${names.join(', ')}`
}
