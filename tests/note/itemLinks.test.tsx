// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CaseItemsHeard } from '../../client/editor/items/caseItems.ts'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import type { ThreadItem } from '../../shared/api/threads.ts'
import { NoteId } from '../../shared/ids.ts'
import {
  insertAt,
  link,
  newNote,
  placeOf,
  press,
  replica,
  standInForLayout,
  typeAt,
  written,
} from '../support/editors.ts'

const user = { id: 'a', name: 'First Member', color: 'p1' } as const
const thisNote = NoteId.parse('00000000-0000-4000-8000-000000000001')
const otherNote = NoteId.parse('00000000-0000-4000-8000-000000000002')

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

/** An item of another note of the case, as the server tells of it. */
const itemOf = (over: Partial<ThreadItem> & Pick<ThreadItem, 'id' | 'kind' | 'text'>): ThreadItem => ({
  noteId: otherNote,
  noteTitle: 'Preparation goals',
  phase: 'preparation',
  occurredOn: '2026-10-16',
  at: null,
  elapsed: '',
  momentKind: null,
  by: null,
  technique: null,
  source: null,
  status: null,
  noticed: '',
  ratings: [],
  owner: null,
  due: null,
  doneOn: null,
  dropped: false,
  ...over,
})
const doors = itemOf({ id: 'g-doors', kind: 'goal', text: 'Sleep without checking the doors' })
const cello = itemOf({ id: 'g-cello', kind: 'goal', text: 'Ten minutes at the cello' })

interface Page {
  editor: Editor
  ydoc: Y.Doc
  opened: string[]
  find: (selector: string) => HTMLElement
  hear: (items: readonly ThreadItem[] | null) => Promise<void>
}

async function openPage(
  items: readonly ThreadItem[] | null,
  ydoc = replica(newNote('integration-insights')),
): Promise<Page> {
  const awareness = new Awareness(ydoc)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  const opened: string[] = []
  let editor: Editor | null = null
  const open = (noteId: string, itemId: string) => opened.push(`${noteId} ${itemId}`)
  const hear = (known: CaseItemsHeard['items']) =>
    act(async () =>
      root.render(
        <NoteEditor
          ydoc={ydoc}
          awareness={awareness}
          user={user}
          editable
          caseItems={{ noteId: thisNote, items: known, open }}
          onEditor={(standing) => {
            editor = standing ?? editor
          }}
        />,
      ),
    )
  await hear(items)
  if (editor === null) throw new Error('The editor does not stand.')
  const find = (selector: string) => {
    const found = place.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`There is no ${selector} on the page.`)
    return found
  }
  return { editor, ydoc, opened, find, hear }
}

/** Writes an insight's words, and a link behind them. */
const linked = (editor: Editor, to: string) =>
  act(async () => {
    const at = placeOf(editor, 'insightText') + 1
    insertAt(editor, at, { type: 'itemLink', attrs: { to, kind: 'goal', label: 'as it was' } })
    typeAt(editor, at, 'The watch was his ')
  })

/** Puts the caret at the end of a node's words and types there. */
const typeIn = (editor: Editor, kind: string, words: string) =>
  act(async () => {
    const at = placeOf(editor, kind)
    const end = at + (editor.state.doc.nodeAt(at)?.nodeSize ?? 0) - 1
    editor.commands.setTextSelection(end)
    for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter))
  })

const click = (element: HTMLElement) => act(async () => element.click())

/** What a link says, without the kind that is read out before it. */
const says = (element: HTMLElement) => (element.textContent ?? '').replace(/^(Goal|Moment|Insight|Action|Link): /, '')

describe('a link in the text', () => {
  it('shows the words that its item has now, and follows them', async () => {
    const { editor, find, hear } = await openPage([doors])
    await linked(editor, doors.id)
    expect(says(find('.itemLink'))).toBe(doors.text)
    await hear([{ ...doors, text: 'Sleep through' }])
    expect(says(find('.itemLink'))).toBe('Sleep through')
    expect(find('.itemLink a').getAttribute('href')).toBe(`/notes/${otherNote}#item-${doors.id}`)
  })

  it('says that its item was removed, and nothing of that before anybody knows', async () => {
    const { editor, find, hear } = await openPage(null)
    await linked(editor, doors.id)
    expect(says(find('.itemLink'))).toBe('as it was')
    await hear([cello])
    expect(says(find('.itemLink'))).toBe('as it was (removed)')
    expect(() => find('.itemLink a')).toThrow()
  })

  it('follows what is typed into an item of the same note, and leads to it', async () => {
    const { editor, find, opened } = await openPage([])
    const id = String(editor.state.doc.nodeAt(placeOf(editor, 'action'))?.attrs.id)
    await typeIn(editor, 'actionText', 'One round, then bed')
    await linked(editor, id)
    expect(says(find('.itemLink'))).toBe('One round, then bed')
    await typeIn(editor, 'actionText', ' at ten')
    expect(says(find('.itemLink'))).toBe('One round, then bed at ten')
    await click(find('.itemLink a'))
    expect(editor.state.selection.$head.parent.type.name).toBe('actionText')
    expect(find('.isFound').textContent).toContain('One round')
    expect(opened).toEqual([])
  })

  it('leads to the note where its item stands, and shows there what that is', async () => {
    const { editor, find, opened } = await openPage([doors])
    await linked(editor, doors.id)
    await act(async () => find('.itemLink a').focus())
    expect(document.querySelector('[role=tooltip]')?.textContent).toBe(
      `Goal${doors.text}Preparation, Friday 16 October 2026`,
    )
    await click(find('.itemLink a'))
    expect(opened).toEqual([`${otherNote} ${doors.id}`])
  })

  it('keeps where it leads when it is copied and pasted, cut, or dragged', async () => {
    const { editor, ydoc } = await openPage([doors])
    await linked(editor, doors.id)
    const line = placeOf(editor, 'insightText')
    const size = editor.state.doc.nodeAt(line)?.content.size ?? 0
    editor.commands.setTextSelection({ from: line + 1, to: line + 1 + size })
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
    await act(async () => {
      editor.commands.setTextSelection(placeOf(editor, 'paragraph') + 1)
      editor.view.pasteHTML(dom.innerHTML)
    })
    expect(written(ydoc).split(`to="${doors.id}"`)).toHaveLength(3)
    expect(written(ydoc)).toContain('label="as it was"')
  })
})

describe('an @ in a line', () => {
  it('lists the items of the case as they are typed, and Enter puts the link there', async () => {
    const { editor, ydoc } = await openPage([doors, cello])
    await typeIn(editor, 'paragraph', 'Back to @cel')
    await act(async () => expect(press(editor, 'Enter')).toBe(true))
    expect(written(ydoc)).toContain(
      `Back to <itemlink kind="goal" label="${cello.text}" to="${cello.id}"></itemlink> </paragraph>`,
    )
  })

  it('works in the words of an item, before Enter goes on to the next cell, and offers not the item itself', async () => {
    const { editor, ydoc } = await openPage([doors])
    await typeIn(editor, 'insightText', 'Doors @doo')
    await act(async () => expect(press(editor, 'Enter')).toBe(true))
    expect(written(ydoc)).toContain(`to="${doors.id}"`)
    const before = written(ydoc)
    await typeIn(editor, 'insightText', '@Doors')
    await act(async () => press(editor, 'ArrowDown'))
    expect(written(ydoc)).toBe(before.replace('</itemlink> <', '</itemlink> @Doors<'))
  })

  it('finds what was written in this note a moment ago, and leaves an address alone', async () => {
    const { editor, ydoc } = await openPage(null)
    await typeIn(editor, 'actionText', 'One round, then bed')
    await typeIn(editor, 'paragraph', 'see @rou')
    await act(async () => expect(press(editor, 'Enter')).toBe(true))
    expect(written(ydoc)).toContain('see <itemlink kind="action" label="One round, then bed"')
    await typeIn(editor, 'paragraph', 'a@rou')
    await act(async () => press(editor, 'Enter'))
    expect(written(ydoc).split('<itemlink')).toHaveLength(2)
  })
})

describe('the act of an item', () => {
  const button = (page: Page) => page.find('[data-block=insight] .linkAct button')
  const pressIn = (element: HTMLElement, key: string) =>
    act(async () => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    })

  it('opens the list by keyboard, puts the link at the end of its words, and undo takes it away alone', async () => {
    const page = await openPage([cello, doors])
    await typeIn(page.editor, 'insightText', 'The watch was his')
    await click(button(page))
    const field = page.find('.itemPickerField')
    expect(document.activeElement).toBe(field)
    expect(page.find('.itemPickerList').textContent).toContain(cello.text)
    await pressIn(field, 'ArrowDown')
    await pressIn(field, 'Enter')
    expect(written(page.ydoc)).toMatch(/The watch was his <itemlink [^>]*to="g-[a-z]+"/)
    await act(async () => press(page.editor, 'z', { ctrlKey: true }))
    expect(written(page.ydoc)).toContain('The watch was his<')
  })

  it('does not offer what is linked already, and Esc leaves everything as it was', async () => {
    const page = await openPage([doors])
    await linked(page.editor, doors.id)
    const before = written(page.ydoc)
    await click(button(page))
    expect(page.find('.itemPicker').textContent).toContain('nothing in this case yet')
    await pressIn(page.find('.itemPickerField'), 'Escape')
    expect(() => page.find('.itemPicker')).toThrow()
    expect(document.activeElement).toBe(button(page))
    expect(written(page.ydoc)).toBe(before)
  })

  it('loses no letter of a colleague who is typing in the same words at that moment', async () => {
    const first = newNote('integration-insights')
    const [mine, theirs] = [replica(first), replica(first)]
    const line = link(mine, theirs)
    const page = await openPage([doors], mine)
    const colleague = await openPage([doors], theirs)
    await typeIn(page.editor, 'insightText', 'The watch was his')
    line.cut()
    await click(button(page))
    await pressIn(page.find('.itemPickerField'), 'Enter')
    await typeIn(colleague.editor, 'insightText', ', he said')
    await act(async () => line.join())
    expect(written(mine)).toBe(written(theirs))
    expect(written(mine)).toMatch(/The watch was his.*, he said.*<itemlink|The watch was his.*<itemlink.*, he said/)
  })
})
