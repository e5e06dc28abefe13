import type { NoteNode } from '../noteJson.ts'

type NewId = () => string

/** A part of a new block, with an id of its own. */
export const part = (type: string, newId: NewId, attrs: Record<string, unknown> = {}): NoteNode => ({
  type,
  attrs: { id: newId(), ...attrs },
})

/** What a row is made with, by the name of its block. A line that is missing could be made twice, by two people at once. */
const rows: ReadonlyMap<string, (newId: NewId) => NoteNode> = new Map([
  ['dose', (newId) => part('doseRow', newId)],
  ['timeline', (newId) => part('moment', newId)],
  ['vitals', (newId) => part('vitalsRow', newId)],
  ['goal', (newId) => part('goalRating', newId)],
  ['checklist', (newId) => part('checkItem', newId)],
  ['consent', (newId) => part('consentRow', newId)],
  ['progress', (newId) => part('progressRow', newId)],
  ['openActions', (newId) => part('openActionRow', newId)],
  ['medicines', (newId) => part('medicineRow', newId)],
  ['measure', (newId) => part('subScore', newId)],
  [
    'adverseEffects',
    (newId) => ({
      ...part('effectRow', newId),
      content: [part('effectWords', newId), part('effectAction', newId)],
    }),
  ],
])

/** A new row for a block of this name, with everything that it holds; undefined for a block that gets no more rows. */
export const newRow = (block: string, newId: NewId): NoteNode | undefined => rows.get(block)?.(newId)
