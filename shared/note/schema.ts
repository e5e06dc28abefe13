import { type Extensions, Node } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { blockNodes } from './blocks/nodes.ts'
import { Blockquote } from './nodes/blockquote.ts'
import { Heading } from './nodes/heading.ts'
import { ItemLink } from './nodes/itemLink.ts'
import { Link } from './nodes/link.ts'
import { lists } from './nodes/lists.ts'
import { Section } from './nodes/section.ts'
import { Table, TableCell, TableHeader, TableRow } from './nodes/table.ts'
import { Guidance, SectionTitle } from './nodes/templateParts.ts'

/**
 * Raised with every change that makes a document unreadable to the version before it. Version 1 knew dose, timeline and
 * scale; version 2 added the other blocks; version 3 added links between items and the rest of the blocks' fields; version 4 what stands in
 * templates alone, and where a section came from.
 */
export const SCHEMA_VERSION = 4

/**
 * The version under which a stored document is served, and which a client has to know. Kinds of nodes were only ever
 * added, so that what an older version wrote fits as it is; whoever opens it may add newer kinds to it from then on. A
 * document of a later version than this program's keeps its number: nobody here can read it.
 */
export const servedVersion = (stored: number): number => Math.max(stored, SCHEMA_VERSION)

/** The Yjs XML fragment that holds a note's text: the only root type of its document. */
export const FRAGMENT = 'default'

/**
 * What a note may hold, one list for the server and the editor.
 *
 * It is loose on purpose. The binding deletes whatever does not fit the schema, and a reader's editor does it too, so
 * nothing that two people do at the same moment, and nothing that a stranger sends, may ever fail to fit. Every
 * container therefore takes a set of kinds, any number of each in any order: no child is required, none is counted. What
 * is empty is drawn as empty by its view.
 *
 * Blocks stand directly in a section and nowhere else, and hold rows and lines of their own kinds alone. In a list, a quote or a cell a structural
 * command (lifting an item, turning a list) would rebuild them, and what a colleague fills in at that moment would go
 * with the old copy; and a reader of the record looks for a dose in its section, not in somebody's bullet point.
 */
export const noteExtensions: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: 'section*' }),
  // Paragraph, text, hard break and the simple marks. Undo comes with the shared document; the rest is ours or left out.
  StarterKit.configure({
    document: false,
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    trailingNode: false,
    undoRedo: false,
  }),
  Section,
  SectionTitle,
  Guidance,
  Heading,
  Blockquote,
  ...lists,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  Link,
  ItemLink,
  ...blockNodes,
]
