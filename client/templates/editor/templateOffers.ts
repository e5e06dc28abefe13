import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { LibrarySection } from '../../../shared/api/templates.ts'
import { isMark, mayContain } from '../../../shared/note/structure.ts'
import { untitled } from '../../../shared/templates/content.ts'
import { type VariableName, variables, writtenVariable } from '../../../shared/templates/variables.ts'
import { type Offer, presetOffersIn } from '../../editor/menu/offers.ts'
import { addFromLibrary, addSection, currentSection } from './sectionActs.ts'

/**
 * What can be inserted into a template: what its notes could hold, an empty section, what each note fills in, and the sections
 * that the practice saved.
 */
export const templateOffers = (compartment: Compartment, library: readonly LibrarySection[]): readonly Offer[] => [
  ...presetOffersIn(compartment),
  newSection,
  ...variableOffers,
  ...library.filter(({ content }) => isKnown('section', content)).map(savedSection),
]

/** Whether this version of the page knows all of these nodes in this place: a later one may have saved others. */
function isKnown(parent: string, nodes: unknown): boolean {
  if (nodes === undefined) return true
  return (
    Array.isArray(nodes) &&
    nodes.every((node: unknown) => {
      const type = typeOf(node)
      if (type === null || typeof node !== 'object' || node === null || !mayContain(parent, type)) return false
      const marks: unknown = 'marks' in node ? node.marks : []
      const areMarks = Array.isArray(marks) && marks.every((mark) => isMark(typeOf(mark) ?? ''))
      return areMarks && isKnown(type, 'content' in node ? node.content : undefined)
    })
  )
}

const typeOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' ? value.type : null

const newSection: Offer = {
  key: 'newSection',
  label: 'New section',
  hint: 'Below this one',
  words: ['section', 'new', 'title', 'part'],
  insert: (editor) => {
    addSection(editor, currentSection(editor))
  },
}

const variableOffers = variables.map(
  ({ name, hint }): Offer => ({
    key: `variable-${name.replaceAll(' ', '-')}`,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    hint,
    words: ['variable', ...name.split(' ')],
    insert: (editor) => write(editor, name),
  }),
)

const savedSection = (saved: LibrarySection): Offer => ({
  key: `library-${saved.id}`,
  label: saved.name,
  hint: `Section: ${saved.title || untitled}`,
  words: ['section', 'library', 'saved', ...saved.name.split(/\s+/), ...saved.title.split(/\s+/)],
  insert: (editor) => {
    addFromLibrary(editor, currentSection(editor), saved)
  },
})

/** In braces, at the caret: nothing that is chosen as a whole is typed over. */
function write(editor: Editor, name: VariableName): void {
  const { selection, tr } = editor.state
  if (selection instanceof TextSelection)
    editor.view.dispatch(tr.insertText(writtenVariable(name), selection.to).scrollIntoView())
  editor.view.focus()
}
