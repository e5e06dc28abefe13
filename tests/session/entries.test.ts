import { expect, it } from 'vitest'
import { sessionHand } from '../../client/session/hand.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import type { TestMember } from '../support/actors.ts'
import type { TestClient } from '../support/sockets.ts'
import { alike, apart, back, heldOf, noteOf, pair } from '../sync/pair.ts'

/* What session mode writes, through the real server. */

const handOf = ({ doc }: TestClient, { id, name }: TestMember) =>
  sessionHand(doc, doc.getXmlFragment(FRAGMENT), {
    user: { id, name },
    now: () => new Date(),
    practice: () => defaultSettings,
  })

it('two people in session mode write every kind of entry through the server, one of them away for a while: all of it is taken in', async () => {
  const { a, b, note, lead, cotherapist } = await pair()
  const [one, other] = [handOf(a, lead), handOf(b, cotherapist)]
  const shared = one.add('timeline', { at: '14:06', kind: 'seen' })
  await a.allSaved()
  await alike(a, b)
  apart(b)
  one.type(shared, 'Eyeshades on')
  other.type(shared, 'breath slows')
  other.type(other.add('timeline', { at: '14:24', kind: 'said', technique: 'touch' }), 'It isn’t sinking.')
  const dose = one.add('dose', { kind: 'dose', at: '14:02', given: 70 })
  other.add('vitals', { at: '14:32', systolic: 142, diastolic: 88, pulse: 84, spo2: 97 })
  other.type(other.add('adverseEffects', { onsetAt: '14:40', severity: 'mild' }), 'nausea', 'effectWords')
  one.add('timeline', { at: '14:41' })
  one.undo()
  one.correctTime(dose, '14:04')
  await back(b)
  await a.allSaved()
  await alike(a, b)
  const { markdown } = await noteOf(lead, note)
  for (const words of ['Eyeshades on', 'breath slows', 'It isn’t sinking.', '142/88', 'nausea', 'corrected from 14:02'])
    expect(markdown).toContain(words)
  expect(markdown).not.toContain('14:41')
  expect([await heldOf(lead, note), await heldOf(cotherapist, note)]).toEqual([[], []])
  expect([...a.closes, ...b.closes].filter((code) => code > 4_000)).toEqual([])
})
