import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { isInBlock } from './blocks/rows.ts'

/**
 * What is pasted or dropped: a section gives its content, and a copy of a block or row gets ids of its own. What was cut
 * or is being moved keeps its ids, so that links to it still lead there.
 */
export const Paste = Extension.create({
  name: 'notePaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPasted: (slice, view) => {
          // A row holds one line: what else is pasted into it becomes part of that line instead of breaking the block.
          const isIntoRow = isInBlock(view.state.selection.$from.parent.type.name)
          if (isIntoRow) return new Slice(inOneLine(slice.content), 0, 0)
          const isMove = view.dragging?.move === true
          const taken = isMove ? new Set<unknown>() : idsIn(view.state.doc)
          const content = withOwnIds(withoutSections(slice.content), taken)
          const depth = slice.content.firstChild?.type.name === 'section' ? 1 : 0
          return new Slice(content, Math.max(0, slice.openStart - depth), Math.max(0, slice.openEnd - depth))
        },
      },
    }),
  ],
})

/** The words of all lines, with line breaks between them. */
function inOneLine(content: Fragment): Fragment {
  const line: Node[] = []
  content.descendants((node) => {
    const lineBreak = node.type.schema.nodes.hardBreak
    if (node.isTextblock && line.length > 0 && lineBreak !== undefined) line.push(lineBreak.create())
    if (node.isInline) line.push(node)
    return !node.isInline
  })
  return Fragment.fromArray(line)
}

function withoutSections(content: Fragment): Fragment {
  return Fragment.fromArray(
    content.content.flatMap((node) => (node.type.name === 'section' ? node.content.content : [node])),
  )
}

function withOwnIds(content: Fragment, taken: ReadonlySet<unknown>): Fragment {
  return Fragment.fromArray(
    content.content.map((node): Node => {
      if (node.isText) return node
      const inside = withOwnIds(node.content, taken)
      const isCopy = node.attrs.id !== undefined && (node.attrs.id === null || taken.has(node.attrs.id))
      return isCopy
        ? node.type.create({ ...node.attrs, id: crypto.randomUUID() }, inside, node.marks)
        : node.copy(inside)
    }),
  )
}

function idsIn(doc: Node): Set<unknown> {
  const ids = new Set<unknown>()
  doc.descendants((node) => {
    if (node.attrs.id != null) ids.add(node.attrs.id)
    return !node.isTextblock
  })
  return ids
}
