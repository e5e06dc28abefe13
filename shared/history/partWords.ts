import { statusNamesOf } from '../note/blocks/checklist/schema.ts'
import { consentKindNames } from '../note/blocks/consent/schema.ts'
import { matterWords } from '../note/blocks/decision/matters.ts'
import { describeKind } from '../note/blocks/dose/describe.ts'
import { rowKindNames } from '../note/blocks/dose/schema.ts'
import { showDay } from '../note/calendar.ts'
import { gad7 } from '../note/scales/gad7.ts'
import { pcl5, pcl5Weekly } from '../note/scales/pcl5.ts'
import { phq9 } from '../note/scales/phq9.ts'
import type { Scale } from '../note/scales/scale.ts'
import { blockTitles, cellWords } from './cellWords.ts'
import type { Cell, PartDifference } from './difference.ts'

type Values = Readonly<Record<string, unknown>>

/** The values that a part has now, or had where it is gone. */
export const valuesOf = ({ cells, op }: Pick<PartDifference, 'cells' | 'op'>): Values =>
  Object.fromEntries(cells.map(({ name, before, after }) => [name, op === 'removed' ? before : after]))

const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const oneOf = (names: Readonly<Record<string, string>>, value: unknown): string =>
  typeof value === 'string' && Object.hasOwn(names, value) ? (names[value] ?? '') : said(value)
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What a block is called: `Vitals`, `PHQ-9`, the title of a list. */
export function blockTitle(type: string, values: Values): string {
  if (type === 'scale') return scaleOf(values).name
  if (type === 'checklist') return said(values.title) || 'Checklist'
  if (type === 'measure') return said(values.name) || 'Measure'
  if (type === 'decision') {
    const { matter } = values
    return typeof matter === 'string' && isMatter(matter) ? matterWords[matter].title : 'Decision'
  }
  return blockTitles[type] ?? type
}

const isRowKind = (kind: unknown): kind is keyof typeof rowKindNames =>
  typeof kind === 'string' && Object.hasOwn(rowKindNames, kind)
const isMatter = (matter: string): matter is keyof typeof matterWords => Object.hasOwn(matterWords, matter)

/** What a row is called in its block: `14:32`, `Booster 14:40`, an item's wording; empty where nothing names it yet. */
export function rowName(type: string, values: Values): string {
  switch (type) {
    case 'vitalsRow':
    case 'moment':
      return said(values.at)
    case 'doseRow': {
      const kind = isRowKind(values.kind) ? values.kind : null
      return [describeKind(kind, said(values.medicine)), said(values.at)].filter((part) => part !== '').join(' ')
    }
    case 'checkItem':
    case 'progressRow':
    case 'openActionRow':
      return said(values.label)
    case 'consentRow':
      return capital(oneOf(consentKindNames, values.kind))
    case 'medicineRow':
    case 'subScore':
      return said(values.name)
    case 'goalRating':
      return typeof values.on === 'string' ? `Rating of ${showDay(values.on)}` : 'Rating'
    case 'effectRow':
      return typeof values.onsetAt === 'string' ? `Effect from ${values.onsetAt}` : 'Effect'
    default:
      return ''
  }
}

/** Cells that name their row already are not said twice where nothing changed in them. */
const naming: ReadonlySet<string> = new Set([
  'vitalsRow at',
  'moment at',
  'doseRow at',
  'doseRow kind',
  'doseRow medicine',
  'checkItem label',
  'consentRow kind',
  'medicineRow name',
  'subScore name',
  'goalRating on',
  'effectRow onsetAt',
  'checklist title',
  'measure name',
])
export const namesItsPart = (type: string, cell: string): boolean => naming.has(`${type} ${cell}`)

/** A cell with its values in words; null for what is never shown by itself. `around` are the values of the block it is in. */
export function cellInWords(
  type: string,
  cell: Cell,
  values: Values,
  around: Values,
): { label: string; before: string | null; after: string | null } | null {
  const words = cellWords[type]?.[cell.name]
  if (words === null || words === undefined) return null
  const { label, names, unit } =
    typeof words === 'string' ? { label: words } : { names: undefined, unit: undefined, ...words }
  const say = (value: unknown): string | null => {
    if (value === undefined || value === null || value === '') return null
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    const choice = choiceWords(type, cell.name, value, values, around)
    if (choice !== null) return choice
    if (names !== undefined) return oneOf(names, value)
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return showDay(value)
    return unit === undefined ? said(value) : `${said(value)} ${unit}`
  }
  return { label: labelOf(type, cell.name, label, values), before: say(cell.before), after: say(cell.after) }
}

function labelOf(type: string, name: string, label: string, values: Values): string {
  if (type !== 'scale') return label
  const scale = scaleOf(values)
  if (name === 'difficulty') return scale.difficulty === null ? label : 'Difficulty with all of it'
  const item = /^q(\d+)$/.exec(name)?.[1]
  const words = item === undefined ? undefined : scale.items[Number(item) - 1]
  return words === undefined ? label : `${label}, ${words.replace(/[?:]$/, '')}`
}

/** Values whose words hang on what stands beside them. */
function choiceWords(type: string, name: string, value: unknown, values: Values, around: Values): string | null {
  if (type === 'scale' && typeof value === 'number' && (name.startsWith('q') || name === 'difficulty')) {
    const scale = scaleOf(values)
    const anchors = name === 'difficulty' ? (scale.difficulty?.anchors ?? []) : scale.anchors
    return anchors[value] === undefined ? String(value) : `${value}, ${anchors[value]}`
  }
  if (type === 'checkItem' && name === 'status')
    return oneOf(statusNamesOf(around.answers === 'yes_no' ? 'yes_no' : null), value)
  if (type === 'decision' && name === 'answer') {
    const { matter } = values
    return typeof matter === 'string' && isMatter(matter) ? oneOf(matterWords[matter].answers, value) : said(value)
  }
  if (type === 'vitals' && name === 'dueAt') return `${said(value).replaceAll(',', ', ')} min`
  return null
}

function scaleOf({ instrument, recall }: Values): Scale {
  if (instrument === 'gad7') return gad7
  if (instrument === 'pcl5') return recall === 'past_week' ? pcl5Weekly : pcl5
  return phq9
}
