import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { isReady, type Offer } from '../menu/offers.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { commentLabel } from './commentLabel.ts'
import { drawings } from './drawings.tsx'
import { LinkForm } from './LinkForm.tsx'

interface Tool {
  key: string
  label: string
  drawing: ReactNode
  isOn?: boolean
  act: () => void
}

/** What can be done with the text, in one line that stands above it and never over it. Arrows go from tool to tool. */
export function Toolbar({
  editor,
  offers,
  onComment,
}: {
  editor: Editor
  offers: readonly Offer[]
  onComment: (() => void) | undefined
}) {
  const { practice } = useNoteSurroundings()
  const [asksForLink, setAsksForLink] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor }) => ({
      heading: editor.isActive('heading', { level: 2 }),
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      underline: editor.isActive('underline'),
      strike: editor.isActive('strike'),
      bullets: editor.isActive('bulletList'),
      numbers: editor.isActive('orderedList'),
      tasks: editor.isActive('taskList'),
      quote: editor.isActive('blockquote'),
      link: editor.isActive('link'),
      table: editor.isActive('table'),
    }),
  })
  const run = (act: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () => {
    act(editor.chain().focus()).run()
  }
  const tools: Tool[] = [
    {
      key: 'heading',
      label: 'Heading',
      drawing: drawings.heading,
      isOn: on.heading,
      act: run((chain) => chain.toggleHeading(2)),
    },
    { key: 'bold', label: 'Bold', drawing: drawings.bold, isOn: on.bold, act: run((chain) => chain.toggleBold()) },
    {
      key: 'italic',
      label: 'Italic',
      drawing: drawings.italic,
      isOn: on.italic,
      act: run((chain) => chain.toggleItalic()),
    },
    {
      key: 'underline',
      label: 'Underline',
      drawing: drawings.underline,
      isOn: on.underline,
      act: run((chain) => chain.toggleUnderline()),
    },
    {
      key: 'strike',
      label: 'Strike through',
      drawing: drawings.strike,
      isOn: on.strike,
      act: run((chain) => chain.toggleStrike()),
    },
    {
      key: 'bullets',
      label: 'List',
      drawing: drawings.bullets,
      isOn: on.bullets,
      act: run((chain) => chain.toggleBulletList()),
    },
    {
      key: 'numbers',
      label: 'Numbered list',
      drawing: drawings.numbers,
      isOn: on.numbers,
      act: run((chain) => chain.toggleOrderedList()),
    },
    {
      key: 'tasks',
      label: 'Task list',
      drawing: drawings.tasks,
      isOn: on.tasks,
      act: run((chain) => chain.toggleTaskList()),
    },
    { key: 'quote', label: 'Quote', drawing: drawings.quote, isOn: on.quote, act: run((chain) => chain.toggleQuote()) },
    { key: 'link', label: 'Link', drawing: drawings.link, isOn: on.link, act: () => setAsksForLink(true) },
    { key: 'undo', label: 'Undo', drawing: drawings.undo, act: () => editor.commands.undo() },
    { key: 'redo', label: 'Redo', drawing: drawings.redo, act: () => editor.commands.redo() },
  ]
  if (onComment) tools.push({ key: 'comment', label: commentLabel, drawing: drawings.comment, act: onComment })
  const tableTools: Tool[] = on.table
    ? [
        { key: 'row', label: 'Add a row', drawing: 'Row +', act: run((chain) => chain.addRow()) },
        { key: 'column', label: 'Add a column', drawing: 'Column +', act: run((chain) => chain.addColumn()) },
        { key: 'noRow', label: 'Delete the row', drawing: 'Row −', act: run((chain) => chain.deleteRow()) },
        { key: 'noColumn', label: 'Delete the column', drawing: 'Column −', act: run((chain) => chain.deleteColumn()) },
      ]
    : []
  return (
    <div className="toolbarPlace">
      <div className="toolbar" role="toolbar" aria-label="Text" onKeyDown={goAlong}>
        <label className="toolInsert">
          <span className="visuallyHidden">Insert</span>
          <select
            value=""
            onChange={(event) => {
              const offer = offers.find(({ key }) => key === event.currentTarget.value)
              if (offer !== undefined && isReady(offer, practice)) offer.insert(editor, practice)
            }}
          >
            <option value="">Insert</option>
            {offers.map((offer) => (
              <option key={offer.key} value={offer.key} disabled={!isReady(offer, practice)}>
                {offer.label}
              </option>
            ))}
          </select>
        </label>
        {[...tools, ...tableTools].map(({ key, label, drawing, isOn, act }) => (
          <button
            key={key}
            type="button"
            className="tool"
            tabIndex={-1}
            title={label}
            aria-label={label}
            {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={act}
          >
            {drawing}
          </button>
        ))}
      </div>
      {asksForLink && <LinkForm editor={editor} close={() => setAsksForLink(false)} />}
    </div>
  )
}

/** One stop for Tab, arrows inside, as a toolbar should be. */
function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button, select')]
  const at = tools.findIndex((tool) => tool.matches(':focus'))
  tools[(at + by + tools.length) % tools.length]?.focus()
  event.preventDefault()
}
