// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { act, Profiler } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { newNote, placeOf, replica, standInForLayout } from '../support/editors.ts'
import { fullSample } from './blockSamples.ts'

/*
 * A note with every kind of block in it, and what React draws while somebody writes. The text itself is drawn by
 * ProseMirror; a letter that makes a block draw its cells again makes a long note slow.
 */

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

/** A page with a note that holds a full block of every kind, and how often React drew anything of it. */
async function openFullNote() {
  const ydoc = replica(newNote('session-open'))
  const drawn = { times: 0 }
  let opened: Editor | null = null
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  roots.push(root)
  await act(async () =>
    root.render(
      <Profiler id="note" onRender={() => (drawn.times += 1)}>
        <NoteEditor
          ydoc={ydoc}
          awareness={new Awareness(ydoc)}
          user={{ id: 'a', name: 'First Member', color: 'p1' }}
          editable
          onEditor={(editor) => {
            opened = editor
          }}
        />
      </Profiler>,
    ),
  )
  const editor: Editor | null = opened
  if (editor === null) throw new Error('The editor did not open.')
  return { editor: editor as Editor, drawn }
}

const letters = [...'a dozen letters']

describe('a letter in a note with every kind of block', () => {
  it('that a writer types into a paragraph draws no block again', async () => {
    const { editor, drawn } = await openFullNote()
    await fill(editor)
    await act(async () => void editor.commands.setTextSelection(placeOf(editor, 'paragraph') + 1))
    await type(editor, 'x')
    drawn.times = 0
    for (const letter of letters) await type(editor, letter)
    expect(drawn.times).toBe(0)
  })

  it.each(['doseRow', 'moment', 'vitalsRow', 'checkItem', 'consentRow', 'goalText', 'insightText', 'effectWords'])(
    'that a writer types into the words of a %s draws no cell again',
    async (line) => {
      const { editor, drawn } = await openFullNote()
      await fill(editor)
      await act(async () => void editor.commands.setTextSelection(placeOf(editor, line) + 1))
      await type(editor, 'x')
      drawn.times = 0
      for (const letter of letters) await type(editor, letter)
      expect(drawn.times).toBe(0)
    },
  )

  it('that a writer puts into a cell draws again, so that these tests can fail', async () => {
    const { editor, drawn } = await openFullNote()
    await fill(editor)
    drawn.times = 0
    const at = placeOf(editor, 'vitalsRow')
    await act(async () => editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'pulse', 99)))
    expect(drawn.times).toBeGreaterThan(0)
  })
})

const type = (editor: Editor, letter: string) =>
  act(async () => editor.view.dispatch(editor.state.tr.insertText(letter)))

/** Puts a full block of every kind behind the first line. */
async function fill(editor: Editor): Promise<void> {
  const behind = placeOf(editor, 'section') + 1
  const blocks = blockNames.map((name) => editor.schema.nodeFromJSON(fullSample(name, 0)))
  await act(async () => editor.view.dispatch(editor.state.tr.insert(behind, blocks)))
}
