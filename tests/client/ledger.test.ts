import { describe, expect, it } from 'vitest'
import {
  answered,
  ask,
  changed,
  hasUnsaved,
  inStep,
  type Ledger,
  lostConnection,
  newLedger,
  resumed,
  savedState,
  stopped,
} from '../../client/sync/ledger.ts'
import { savedInWords, sentInWords } from '../../client/sync/sentences.ts'

/** In step, and told that everything is on disk. */
const saved = (ledger: Ledger = newLedger): Ledger => {
  const { ledger: asking, number } = ask(inStep(ledger))
  return answered(asking, number ?? -1)
}

const words = (ledger: Ledger): string => savedInWords(savedState(ledger), true)

describe('the ledger of where an author’s words are', () => {
  it('says nothing before the server has answered, not even when the document is in step', () => {
    expect(words(newLedger)).toBe('')
    expect(words(inStep(newLedger))).toBe('')
    expect(words(saved())).toBe('Saved')
  })

  it('an author who types sees ‘Saving…’ until the server says that it is on disk', () => {
    const typed = changed(saved(), 0)
    expect(words(typed)).toBe('Saving…')
    expect(hasUnsaved(savedState(typed))).toBe(true)
    const asking = ask(typed)
    expect(asking.number).toBe(2)
    expect(words(answered(asking.ledger, 2))).toBe('Saved')
  })

  it('an answer does not cover what was typed after its question', () => {
    const { ledger, number } = ask(changed(saved(), 0))
    const typedOn = changed(ledger, 5_000)
    const after = answered(typedOn, number ?? -1)
    expect(savedState(after)).toEqual({ kind: 'saving', changes: 1 })
    expect(words(answered(ask(after).ledger, 3))).toBe('Saved')
  })

  it('an answer to a question that was never asked, or asked over an earlier connection, changes nothing', () => {
    const typed = changed(saved(), 0)
    expect(answered(typed, 7)).toEqual(typed)
    const asked = ask(typed).ledger
    const reconnected = inStep(lostConnection(asked))
    expect(savedState(answered(reconnected, 2))).toEqual({ kind: 'saving', changes: 1 })
  })

  it('an author offline sees how many changes are kept, typing without a pause being one', () => {
    let offline = lostConnection(saved())
    expect(words(offline)).toBe('Offline')
    for (const at of [0, 200, 900]) offline = changed(offline, at)
    expect(words(offline)).toBe('Offline: 1 change kept here')
    offline = changed(changed(offline, 3_000), 6_000)
    expect(words(offline)).toBe('Offline: 3 changes kept here')
    expect(ask(offline).number).toBeNull()
    expect(savedInWords(savedState(offline), false)).toBe('Offline: 3 changes in this window only')
  })

  it('coming back says what was kept and sent, once it is on disk, until the next change', () => {
    const offline = changed(changed(lostConnection(saved()), 0), 5_000)
    const back = ask(inStep(offline))
    expect(words(back.ledger)).toBe('Saving…')
    const arrived = answered(back.ledger, back.number ?? -1)
    expect(savedState(arrived)).toEqual({ kind: 'saved', sent: 2 })
    expect(sentInWords(2)).toBe('2 changes made offline were sent.')
    expect(savedState(saved(changed(arrived, 9_000)))).toMatchObject({ kind: 'saved' })
    expect(changed(arrived, 9_000).sent).toBe(0)
  })

  it('what stopped the note stays said when the connection goes, until somebody resumes it', () => {
    const over = lostConnection(stopped(changed(saved(), 0), 'sessionOver'))
    expect(words(over)).toBe('Not saved: your session ended. Sign in again to go on.')
    expect(words(resumed(over))).toBe('Offline: 1 change kept here')
    expect(words(stopped(saved(), 'locked'))).toBe('The note was locked meanwhile.')
  })
})
