import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { untitled } from '../../../shared/templates/content.ts'

const linesKey = new PluginKey<DecorationSet>('templateLines')

const shown: Readonly<Record<string, { readonly class: string; readonly [attribute: string]: string }>> = {
  sectionTitle: {
    class: 'titleLine',
    role: 'heading',
    'aria-level': '2',
    'data-prompt': 'Title of the section',
  },
  guidance: {
    class: 'guidanceLine',
    role: 'note',
    'aria-label': 'Guidance',
    'data-prompt': 'Guidance for whoever writes. Never printed.',
  },
}

/** Shows a template's titles as headings and its guidances as notes, and what belongs there while nothing is written. */
export const TemplateLines = Extension.create({
  name: 'templateLines',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: linesKey,
      state: {
        init: (_, { doc }) => look(doc),
        apply: (transaction, before) => (transaction.docChanged ? look(transaction.doc) : before),
      },
      props: { decorations: (state) => linesKey.getState(state) },
    }),
  ],
})

function look(doc: Node): DecorationSet {
  const decorations: Decoration[] = []
  doc.forEach((section, at) => {
    section.forEach((line, offset) => {
      const frame = shown[line.type.name]
      if (frame === undefined) return
      const from = at + 1 + offset
      const isWordless = line.content.size === 0
      const wordless = isWordless
        ? { class: `${frame.class} isWordless`, 'aria-label': frame['aria-label'] ?? untitled }
        : {}
      decorations.push(Decoration.node(from, from + line.nodeSize, { ...frame, ...wordless }))
    })
  })
  return DecorationSet.create(doc, decorations)
}
