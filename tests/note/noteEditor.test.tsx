// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { countWrites, link, newNote, replica, standInForLayout, written } from '../support/editors.ts'

const people = [
  { id: 'a', name: 'First Member', color: 'p1' },
  { id: 'b', name: 'Second Member', color: 'p3' },
] as const

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

interface Page {
  ydoc: Y.Doc
  awareness: Awareness
  writes: { readonly count: number }
  find: (selector: string) => HTMLElement
  show: (editable: boolean) => Promise<void>
}

/** The real editor on a page of its own. */
async function openPage(ydoc: Y.Doc, { editable = true, person = 0 } = {}): Promise<Page> {
  const awareness = new Awareness(ydoc)
  const writes = countWrites(ydoc)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  const show = (mayWrite: boolean) =>
    act(async () =>
      root.render(
        <NoteEditor
          ydoc={ydoc}
          awareness={awareness}
          user={people[person] ?? people[0]}
          editable={mayWrite}
          nowClock={() => new Date(2026, 10, 20, 14, 36)}
        />,
      ),
    )
  await show(editable)
  const find = (selector: string) => {
    const found = place.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`There is no ${selector} on the page.`)
    return found
  }
  return { ydoc, awareness, writes, find, show }
}

const setterOf = (cell: HTMLElement) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(cell), 'value')?.set

async function type(cell: HTMLElement, words: string): Promise<void> {
  await act(async () => {
    cell.focus()
    setterOf(cell)?.call(cell, words)
    cell.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function pressIn(cell: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  })
}

const focusedStop = () => document.activeElement?.getAttribute('data-stop')
const value = (cell: HTMLElement) =>
  cell instanceof HTMLInputElement || cell instanceof HTMLTextAreaElement ? cell.value : undefined

describe('a block under the fingers', () => {
  it('takes 1432 for 14:32 and goes to the next cell with Tab, as one change of one attribute', async () => {
    const { find, ydoc, writes } = await openPage(replica(newNote()))
    await type(find('.doseRow [data-stop=at]'), '1432')
    expect(writes.count).toBe(0)
    await pressIn(find('.doseRow [data-stop=at]'), 'Tab')
    expect(writes.count).toBe(1)
    expect(written(ydoc)).toContain('at="14:32"')
    expect(focusedStop()).toBe('kind')
  })

  it('takes n for now, and a decimal comma for a point', async () => {
    const { find, ydoc } = await openPage(replica(newNote()))
    await type(find('.doseRow [data-stop=at]'), 'n')
    await pressIn(find('.doseRow [data-stop=at]'), 'Tab')
    await type(find('.doseBlock [data-stop=weight]'), '82,4 kg')
    await pressIn(find('.doseBlock [data-stop=weight]'), 'Tab')
    expect(written(ydoc)).toContain('at="14:36"')
    expect(written(ydoc)).toContain('weight="82.4"')
  })

  it('keeps what it cannot read in the cell, says what to type, and writes nothing', async () => {
    const { find, writes } = await openPage(replica(newNote()))
    const cell = find('.doseRow [data-stop=given]')
    await type(cell, 'a lot')
    await pressIn(cell, 'Enter')
    expect(writes.count).toBe(0)
    expect(value(cell)).toBe('a lot')
    expect(cell.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(cell.getAttribute('aria-describedby') ?? '')?.textContent).toContain('A number')
    await pressIn(cell, 'Escape')
    expect(value(cell)).toBe('')
    expect(cell.hasAttribute('aria-invalid')).toBe(false)
  })

  it('shows mg/kg and totals as soon as they follow', async () => {
    const { find } = await openPage(replica(newNote()))
    for (const [stop, words] of [
      ['weight', '82.4'],
      ['given', '70'],
    ] as const) {
      await type(find(`.doseBlock [data-stop=${stop}]`), words)
      await pressIn(find(`.doseBlock [data-stop=${stop}]`), 'Tab')
    }
    expect(find('.rowPerKilogram').textContent).toContain('0.85')
    expect(find('.doseTotal').textContent).toContain('70 mg')
  })

  it('goes down with Enter and makes a new row at the end', async () => {
    const { find, ydoc } = await openPage(replica(newNote()))
    await type(find('.doseRow [data-stop=given]'), '70')
    await pressIn(find('.doseRow [data-stop=given]'), 'Enter')
    expect(written(ydoc).split('<doserow')).toHaveLength(3)
    expect(focusedStop()).toBe('given')
    expect(document.activeElement).not.toBe(find('.doseRow [data-stop=given]'))
  })

  it('goes by Esc and Delete, and comes back by undo with what was typed a moment before', async () => {
    const { find, ydoc } = await openPage(replica(newNote()))
    await type(find('.doseRow [data-stop=given]'), '70')
    await pressIn(find('.doseRow [data-stop=given]'), 'Tab')
    await pressIn(find('.doseRow [data-stop=given]'), 'Escape')
    await pressIn(find('.noteText'), 'Delete')
    expect(written(ydoc)).not.toContain('<dose')
    await pressIn(find('.noteText'), 'z', { ctrlKey: true })
    expect(written(ydoc)).toContain('given="70"')
  })

  it('answers a scale with digits, item after item, and takes an answer back with Backspace', async () => {
    const { find, ydoc } = await openPage(replica(newNote()))
    await act(async () => find('[data-stop=q1] [role=radio]').focus())
    for (const digit of ['2', '0', '3']) {
      if (document.activeElement instanceof HTMLElement) await pressIn(document.activeElement, digit)
    }
    expect(written(ydoc)).toContain('q1="2" q2="0" q3="3"')
    expect(document.activeElement?.closest('[data-stop]')?.getAttribute('data-stop')).toBe('q4')
    expect(find('.scaleBlock .blockNote').textContent).toBe('3 of 9 answered')
    await act(async () => find('[data-stop=q3] [aria-checked=true]').focus())
    await pressIn(find('[data-stop=q3] [aria-checked=true]'), 'Backspace')
    expect(written(ydoc)).not.toContain('q3=')
  })

  it('says in plain words when item 9 is above 0', async () => {
    const { find } = await openPage(replica(newNote()))
    await act(async () => find('[data-stop=q9] [role=radio]:nth-child(2)').click())
    expect(find('.scaleLookFirst').textContent).toContain('Item 9')
  })

  it('shows moments by their time and leaves them where they were written', async () => {
    const { find, ydoc } = await openPage(replica(newNote()))
    const add = () => act(async () => find('.timelineBlock .blockAct').click())
    await add()
    await add()
    const [first, second] = [...document.querySelectorAll<HTMLElement>('.moment')]
    if (first === undefined || second === undefined) throw new Error('Two moments were added.')
    const time = second.querySelector<HTMLElement>('[data-stop=at]') ?? second
    await type(time, '1402')
    await pressIn(time, 'Tab')
    expect([first, second].map((row) => row.parentElement?.style.order)).toEqual(['1', '0'])
    expect(written(ydoc).indexOf('14:36')).toBeLessThan(written(ydoc).indexOf('14:02'))
  })
})

describe('a colleague in the same block', () => {
  it('is shown by a ring with initials in the cell where they are, which goes when they leave', async () => {
    const [mine, theirs] = [replica(newNote()), replica(newNote())]
    const page = await openPage(mine)
    const row = 'id-5'
    const tell = (cell: unknown) =>
      act(async () => {
        page.awareness.getStates().set(theirs.clientID, { user: { ...people[1], role: 'prescriber' }, cell })
        page.awareness.emit('change', [{ added: [], updated: [theirs.clientID], removed: [] }, 'test'])
      })
    const rowId = /<doserow id="([^"]+)"/.exec(written(mine))?.[1] ?? row
    await tell({ row: rowId, cell: 'given' })
    const ring = page.find('.doseRow .cell[data-person]')
    expect(ring.dataset.person).toBe('p3')
    expect(ring.textContent).toContain('SM')
    expect(ring.title).toBe('Second Member is here')
    await tell(null)
    expect(() => page.find('.cell[data-person]')).toThrow()
  })

  it('is told which cell this page is in', async () => {
    const { awareness, find } = await openPage(replica(newNote()))
    await act(async () => find('.doseRow [data-stop=site]').focus())
    expect(awareness.getLocalState()?.cell).toMatchObject({ cell: 'site' })
    await act(async () => find('.doseRow [data-stop=site]').blur())
    expect(awareness.getLocalState()?.cell).toBeNull()
  })

  it('does not disturb what is being typed into a cell when they fill another', async () => {
    const [mine, theirs] = [replica(newNote()), replica(newNote())]
    link(mine, theirs)
    const page = await openPage(mine)
    const other = await openPage(theirs, { person: 1 })
    await type(page.find('.doseRow [data-stop=site]'), 'left del')
    await type(other.find('.doseRow [data-stop=given]'), '70')
    await pressIn(other.find('.doseRow [data-stop=given]'), 'Tab')
    await act(async () => page.find('.doseRow [data-stop=site]').focus())
    expect(value(page.find('.doseRow [data-stop=site]'))).toBe('left del')
    expect(value(page.find('.doseRow [data-stop=given]'))).toBe('70')
    await pressIn(page.find('.doseRow [data-stop=site]'), 'Tab')
    expect(value(other.find('.doseRow [data-stop=site]'))).toBe('left del')
  })
})

describe('a reader', () => {
  it('sees the blocks in words, without a field to type in, and writes nothing', async () => {
    const { find, writes, show } = await openPage(replica(newNote()), { editable: false })
    expect(() => find('input, select')).toThrow()
    expect(find('.noteText').getAttribute('contenteditable')).toBe('false')
    await act(async () => find('[data-stop=q1] [role=radio]').click())
    await show(true)
    expect(find('.doseBlock input').getAttribute('data-stop')).not.toBeNull()
    await show(false)
    expect(() => find('.doseBlock input')).toThrow()
    expect(writes.count).toBe(0)
  })
})

describe('a note that this version of the page cannot show', () => {
  const spoil = (ydoc: Y.Doc) => {
    const section = ydoc.getXmlFragment(FRAGMENT).get(0)
    if (!(section instanceof Y.XmlElement)) throw new Error('no section')
    const unknown = new Y.XmlElement('hologram')
    unknown.insert(0, [new Y.XmlText('words of tomorrow')])
    ydoc.transact(() => section.insert(0, [unknown]), 'from afar')
  }

  it.each([true, false])('shows its words and deletes nothing (may write: %s)', async (editable) => {
    const ydoc = replica(newNote())
    spoil(ydoc)
    const before = written(ydoc)
    const { find, writes } = await openPage(ydoc, { editable })
    expect(find('.unreadable').textContent).toContain('words of tomorrow')
    expect(written(ydoc)).toBe(before)
    expect(writes.count).toBe(0)
  })

  it.each([true, false])('is taken off the binding in the moment it becomes so (may write: %s)', async (editable) => {
    const ydoc = replica(newNote())
    const { find, writes } = await openPage(ydoc, { editable })
    await act(async () => spoil(ydoc))
    expect(find('.unreadable').textContent).toContain('words of tomorrow')
    expect(written(ydoc)).toContain('words of tomorrow')
    expect(writes.count).toBe(0)
  })
})
