import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { isInBlock } from './blocks/rows.ts'

/**
 * What is pasted or dropped: a section gives its content, without the title and guidance of a template's, and a copy of a
 * block or row gets ids of its own. What was cut or is being moved keeps its ids, so that links to it still lead there.
 */
export const Paste = Extension.create({
  name: 'notePaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPasted: (slice, view) => {
          // A row, a title, a guidance is one line: what else is pasted into it becomes part of that line and breaks nothing.
          const line = view.state.selection.$from.parent.type.name
          const isIntoRow = isInBlock(line) || templateParts.includes(line)
          if (isIntoRow) return new Slice(inOneLine(slice.content), 0, 0)
          const isMove = view.dragging?.move === true
          const taken = isMove ? new Set<unknown>() : idsIn(view.state.doc)
          const text = withoutSections(slice.content)
          const content = withOwnIds(withoutParts(text), (id) => taken.has(id))
          const depth = slice.content.firstChild?.type.name === 'section' ? 1 : 0
          const open = (side: number, edge: Node | null, left: Node | null) =>
            edge?.type === left?.type ? Math.max(0, side - depth) : 0
          return new Slice(
            content,
            open(slice.openStart, text.firstChild, content.firstChild),
            open(slice.openEnd, text.lastChild, content.lastChild),
          )
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

/** Without a template's titles and guidances; their words, where nothing else was copied. */
function withoutParts(content: Fragment): Fragment {
  const isPart = ({ type }: Node) => templateParts.includes(type.name)
  const text = content.content.filter((node) => !isPart(node))
  if (text.length === content.childCount) return content
  if (text.length > 0) return Fragment.fromArray(text)
  const paragraph = content.firstChild?.type.schema.nodes.paragraph
  return Fragment.fromArray(content.content.flatMap((part) => paragraph?.create(null, part.content) ?? []))
}

/** The same with ids of its own, wherever a node has one that is taken or none. */
export function withOwnIds(content: Fragment, isTaken: (id: unknown) => boolean): Fragment {
  return Fragment.fromArray(
    content.content.map((node): Node => {
      if (node.isText) return node
      const inside = withOwnIds(node.content, isTaken)
      const isCopy = node.attrs.id !== undefined && (node.attrs.id === null || isTaken(node.attrs.id))
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
