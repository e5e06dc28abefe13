import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { variables, variablesIn } from '../../../shared/templates/variables.ts'

const variablesKey = new PluginKey<DecorationSet>('shownVariables')

/** Said of words in braces that nothing fills in. */
export const unknownVariable = 'No variable of this name: it stays as it is'

/** Shows what each note fills in, and what only looks as if. It changes no text. */
export const ShownVariables = Extension.create({
  name: 'shownVariables',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: variablesKey,
      state: {
        init: (_, { doc }) => look(doc),
        apply: (transaction, before) => (transaction.docChanged ? look(transaction.doc) : before),
      },
      props: { decorations: (state) => variablesKey.getState(state) },
    }),
  ],
})

interface Shown {
  readonly from: number
  readonly to: number
  readonly known: boolean
  readonly title: string
}

/** What stands in a line, found once for each: a line that nobody changed is the same node as before. */
const found = new WeakMap<Node, readonly Shown[]>()

function look(doc: Node): DecorationSet {
  const decorations: Decoration[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    for (const { from, to, known, title } of variablesOf(node)) {
      const attributes = { class: known ? 'variable' : 'variableUnknown', title }
      decorations.push(Decoration.inline(at + 1 + from, at + 1 + to, attributes))
    }
    return false
  })
  return DecorationSet.create(doc, decorations)
}

function variablesOf(line: Node): readonly Shown[] {
  const known = found.get(line)
  if (known !== undefined) return known
  // A break and a link count as one letter, which no name holds.
  const words = line.content.size === 0 ? '' : line.textBetween(0, line.content.size, undefined, '\n')
  const shown = words.includes('{')
    ? variablesIn(words).map(({ from, to, name }): Shown => {
        const hint = variables.find((one) => one.name === name)?.hint
        return { from, to, known: hint !== undefined, title: hint ?? unknownVariable }
      })
    : []
  found.set(line, shown)
  return shown
}
