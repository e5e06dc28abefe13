import { mergeAttributes, Node } from '@tiptap/core'
import { choice, flag, text, tiptapAttributes } from '../attributes.ts'
import { blockNames } from '../blocks/nodes.ts'
import { templateParts } from './templateParts.ts'

/** What a section takes over from its template, so that a later change of the template leaves the note as it was. */
export const sectionRules = {
  /** Of this section in this note. */
  id: text(),
  /** Of the section in its template, the same in every note made from it. */
  key: text(),
  title: text(),
  /** Advice for whoever writes. Shown with the caret in the section, never printed and never part of the text. */
  guidance: text(),
  required: flag(),
  answeredBy: choice(['therapist', 'prescriber']),
  /** The id of the section of the library that it came from. */
  source: text(),
}

const textNames = ['paragraph', 'heading', 'bulletList', 'orderedList', 'taskList', 'blockquote', 'table']

/**
 * A titled part of a note. Sections stand side by side under the document and never in each other, so that an outline,
 * a signature for a section and 'required' mean the same in every note. `isolating` keeps Backspace from joining two.
 */
export const Section = Node.create({
  name: 'section',
  // Prose first: a new line is of the first kind.
  content: `(${[...textNames, ...blockNames, ...templateParts].join(' | ')})*`,
  isolating: true,
  defining: true,
  selectable: false,
  addAttributes: () => tiptapAttributes(sectionRules),
  parseHTML: () => [{ tag: 'section[data-key]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', mergeAttributes(HTMLAttributes), 0],
})
