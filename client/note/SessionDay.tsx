import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Link } from 'react-router'
import { mayHoldSession } from '../../shared/access/sessionMode.ts'
import type { Note } from '../../shared/api/notes.ts'
import { deriveTimeline } from '../../shared/note/blocks/timeline/derive.ts'
import { putCaret } from '../editor/blocks/cellFocus.ts'
import { Icon } from '../ui/Icon.tsx'
import { capital, counted } from '../ui/numbers.ts'

/** On the note of a session, for whoever writes in it: the way to session mode, and marks that wait for their words. */
export function SessionDay({ note, editor }: { note: Note; editor: Editor | null }) {
  if (!mayHoldSession(note, note.abilities)) return null
  return (
    <div className="sessionDay">
      <Link className="button" to={`/notes/${note.id}/session`}>
        Session mode
      </Link>
      {editor && <UnwordedMarks editor={editor} />}
    </div>
  )
}

/** The marks of the note that have no words yet; a tap puts the caret where they go. */
function UnwordedMarks({ editor }: { editor: Editor }) {
  const marks = useEditorState({ editor, selector: ({ editor }) => marksIn(editor), equalityFn: isSame })
  if (marks.length === 0) return null
  return (
    <p className="sentence" role="status">
      <Icon name="info" />
      <span>
        {capital(counted(marks.length, 'mark waits for its words', 'marks wait for their words'))}:{' '}
        {marks.map(({ id, at }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <button type="button" className="quietLink" onClick={() => goTo(editor, id)}>
              {at}
            </button>
          </span>
        ))}
      </span>
    </p>
  )
}

interface Mark {
  id: string
  at: string
}

function marksIn({ state }: Editor): Mark[] {
  const marks: Mark[] = []
  state.doc.forEach((section) => {
    section.forEach((block) => {
      if (block.type.name !== 'timeline') return
      for (const { moment, waitsForWords } of deriveTimeline(block.toJSON()))
        if (waitsForWords && moment.id !== null && moment.at !== null) marks.push({ id: moment.id, at: moment.at })
    })
  })
  return marks
}

const isSame = (one: Mark[], other: Mark[] | null): boolean =>
  other !== null &&
  one.length === other.length &&
  one.every(({ id, at }, index) => other[index]?.id === id && other[index]?.at === at)

function goTo(editor: Editor, id: string): void {
  let found: number | null = null
  editor.state.doc.descendants((node, at) => {
    if (node.attrs.id === id) found = at
    return found === null && !node.isTextblock
  })
  if (found !== null) putCaret(editor, found + 1)
}
