import type { Values } from '../../../shared/note/attributes.ts'
import type { vitalsRules } from '../../../shared/note/blocks/vitals/schema.ts'
import { presetsFor } from '../../../shared/practice/vitals.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell, type CellOf } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { minuteList, wholeFrom } from './cellKinds.ts'
import { setCells } from './setCell.ts'
import { useRoute } from './useNote.ts'

/**
 * When readings are meant to be: by one of the practice's plans, for the route of the note's dose, or minute by minute. A
 * template that says nothing leaves it to what the practice decides by the day of the note.
 */
export function VitalsPlan({
  cell,
  vitals: { dueAt, dueEvery },
}: {
  cell: Pick<CellOf, 'editor' | 'getPos' | 'row'>
  vitals: Values<typeof vitalsRules>
}) {
  const { practice, origin } = useNoteSurroundings()
  const vitalsPresets = practice?.vitalsPresets ?? []
  const isTemplate = origin === null
  const forRoute = presetsFor(vitalsPresets, useRoute(cell.editor))
  const offered = isTemplate ? vitalsPresets : forRoute
  const isHere = (preset: (typeof vitalsPresets)[number]) => preset.dueAt === dueAt && preset.dueEvery === dueEvery
  const chosen = offered.find(isHere) ?? vitalsPresets.find(isHere)
  const listed = chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen]
  const choose = (name: string | null) => {
    const preset = vitalsPresets.find((one) => one.name === name)
    setCells(cell.editor, cell.getPos(), { dueAt: preset?.dueAt ?? null, dueEvery: preset?.dueEvery ?? null })
  }
  const isOwn = chosen === undefined && (dueAt !== null || dueEvery !== null)
  return (
    <div className="footCells">
      {listed.length > 0 && (
        <ChoiceCell
          {...cell}
          name="plan"
          label="Plan for readings"
          none={isOwn ? 'Readings as planned here' : isTemplate ? 'As the practice has it' : 'Choose a plan'}
          value={chosen?.name ?? null}
          words={Object.fromEntries(listed.map(({ name }) => [name, name]))}
          onChoose={choose}
        />
      )}
      <Cell
        {...cell}
        name="dueAt"
        lead="Planned at T+"
        label="Planned at, minutes after the dose"
        placeholder="Planned at, such as 5, 15, 30"
        kind={minuteList}
        value={dueAt}
      />
      <Cell
        {...cell}
        name="dueEvery"
        lead={dueAt === null ? 'Every' : 'then every'}
        label="Then every"
        unit="min"
        kind={wholeFrom(1, 1_440)}
        value={dueEvery}
      />
    </div>
  )
}
