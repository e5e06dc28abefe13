import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { LibrarySection } from '../../../shared/api/templates.ts'
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
  ...library.map(savedSection),
]

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
