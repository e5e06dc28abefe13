import { Phase } from '../../shared/api/notes.ts'
import { TemplateTechnique } from '../../shared/api/templates.ts'
import { counted } from '../ui/numbers.ts'
import { phaseWord } from '../ui/PhaseName.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { isNarrowed, type Narrowing } from './shelf.ts'
import { techniqueWord } from './words.ts'

const phases = [
  { value: '', label: 'All phases' },
  ...Phase.options.map((phase) => ({ value: phase, label: phaseWord(phase) })),
  { value: 'beside', label: phaseWord(null) },
]
const techniques = [
  { value: '', label: 'All techniques' },
  ...TemplateTechnique.options.map((technique) => ({ value: technique, label: techniqueWord(technique) })),
]

const phaseOf = (value: string): Narrowing['phase'] =>
  value === 'beside' ? 'beside' : (Phase.options.find((phase) => phase === value) ?? null)
const techniqueOf = (value: string): Narrowing['technique'] =>
  TemplateTechnique.options.find((technique) => technique === value) ?? null

/** Narrows the shelf by words, phase and technique. */
export function NarrowShelf({
  narrowing,
  found,
  hasPutAway,
  onChange,
}: {
  narrowing: Narrowing
  /** How many fit. */
  found: number
  hasPutAway: boolean
  onChange: (narrowing: Narrowing) => void
}) {
  return (
    <search className="shelfNarrow">
      <TextField
        label="Find a template"
        type="search"
        autoComplete="off"
        value={narrowing.typed}
        onChange={({ currentTarget: { value } }) => onChange({ ...narrowing, typed: value })}
      />
      <SelectField
        label="Phase"
        options={phases}
        value={narrowing.phase ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...narrowing, phase: phaseOf(value) })}
      />
      <SelectField
        label="Technique"
        options={techniques}
        value={narrowing.technique ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...narrowing, technique: techniqueOf(value) })}
      />
      {hasPutAway && (
        <Tick
          label="Show what was put away"
          checked={narrowing.putAway}
          onChange={({ currentTarget: { checked } }) => onChange({ ...narrowing, putAway: checked })}
        />
      )}
      <p className="visuallyHidden" role="status">
        {isNarrowed(narrowing) ? `${counted(found, 'template')} found` : ''}
      </p>
    </search>
  )
}
