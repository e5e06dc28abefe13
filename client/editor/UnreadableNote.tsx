import { useEffect, useState } from 'react'
import type { Doc } from 'yjs'
import { childrenOf, type NoteNode, textOf } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { listSections } from '../../shared/note/sections.ts'
import { isNode } from '../../shared/note/structure.ts'

/**
 * The words of a note that holds something this version of the page cannot show. Nothing is written and nothing is taken
 * away; the words that can be read are read.
 */
export function UnreadableNote({ ydoc }: { ydoc: Doc }) {
  const [note, setNote] = useState(() => readNote(ydoc))
  useEffect(() => {
    const read = () => setNote(readNote(ydoc))
    ydoc.on('update', read)
    return () => ydoc.off('update', read)
  }, [ydoc])
  const loose = childrenOf(note).filter(({ type }) => type !== 'section')
  return (
    <div className="unreadable">
      <p role="alert" className="unreadableReason">
        Part of this note was written with a newer version of Throughline. Its words are below and nothing is lost;
        reload the page to write in it.
      </p>
      {listSections(note).map(({ id, title, node }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a damaged note may hold sections without ids.
        <section key={`${id} ${index}`}>
          <h2>{title}</h2>
          {childrenOf(node).map(showWords)}
        </section>
      ))}
      {loose.map(showWords)}
    </div>
  )
}

const showWords = (node: NoteNode, index: number) => (
  <div key={index} className={isNode(node.type) ? undefined : 'unreadablePart'}>
    {!isNode(node.type) && <small>This part cannot be shown here. Its words:</small>}
    <p>{textOf(node)}</p>
  </div>
)
