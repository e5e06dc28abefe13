import type { Editor } from '@tiptap/core'
import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { PracticeSettings } from '../../../shared/api/practice.ts'
import { blockOffers } from '../../../shared/note/blocks/offers.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { processNoteOffers } from '../../../shared/note/processNote.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import { insertBlock } from './insertBlock.ts'

/** Something that the slash menu and the toolbar's 'Insert' put into the note. */
export interface Offer {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly words: readonly string[]
  readonly restsOnPractice?: true | undefined
  /** `practice` is what its own lists and plans begin with; undefined while it is not known. Only where `isReady`. */
  readonly insert: (editor: Editor, practice: PracticeSettings | undefined) => void
}

const text: readonly Offer[] = [
  {
    key: 'heading',
    label: 'Heading',
    hint: 'Also: ## and a space',
    words: ['heading', 'title', 'h2'],
    insert: (editor) => editor.chain().focus().toggleHeading(2).run(),
  },
  {
    key: 'subheading',
    label: 'Smaller heading',
    hint: 'Also: ### and a space',
    words: ['heading', 'small', 'h3'],
    insert: (editor) => editor.chain().focus().toggleHeading(3).run(),
  },
  {
    key: 'bullets',
    label: 'List',
    hint: 'Also: - and a space',
    words: ['list', 'bullet'],
    insert: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'numbers',
    label: 'Numbered list',
    hint: 'Also: 1. and a space',
    words: ['list', 'number', 'ordered'],
    insert: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'tasks',
    label: 'Task list',
    hint: 'Also: [ ] and a space',
    words: ['task', 'todo', 'check', 'list'],
    insert: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    key: 'quote',
    label: 'Quote',
    hint: 'Also: > and a space',
    words: ['quote', 'said'],
    insert: (editor) => editor.chain().focus().toggleQuote().run(),
  },
  {
    key: 'table',
    label: 'Table',
    hint: 'Tab goes to the next cell',
    words: ['table', 'grid'],
    insert: (editor) => editor.chain().focus().insertTable().run(),
  },
]

/** `begins`: what becomes of a new block before it is put in. */
const offered = (blocks: typeof blockOffers, begins = (block: NoteNode) => block): readonly Offer[] => [
  ...blocks.map(({ key, label, hint, words, restsOnPractice, make }) => ({
    key,
    label,
    hint,
    words,
    restsOnPractice,
    // What does not rest on the practice is the same under any settings.
    insert: (editor: Editor, practice: PracticeSettings = defaultSettings) =>
      insertBlock(editor, begins(make(() => crypto.randomUUID(), practice))),
  })),
  ...text,
]

const offers: Readonly<Record<Compartment, readonly Offer[]>> = {
  chart: offered(blockOffers),
  process: offered(processNoteOffers),
}

/** What is left to whatever the practice has on the day of the note: when readings are planned, and the cut point. */
const leftOpen: Readonly<Record<string, Readonly<Record<string, null>>>> = {
  vitals: { dueAt: null, dueEvery: null },
  scale: { cutPoint: null },
}
const asPreset = (block: NoteNode): NoteNode => ({ ...block, attrs: { ...block.attrs, ...leftOpen[block.type] } })

const presets: typeof offers = {
  chart: offered(blockOffers, asPreset),
  process: offered(processNoteOffers, asPreset),
}

/** What can be inserted into a note: into a process note nothing that belongs in the chart. */
export const offersIn = (compartment: Compartment): readonly Offer[] => offers[compartment]

/** The same for a template of such notes. */
export const presetOffersIn = (compartment: Compartment): readonly Offer[] => presets[compartment]

/** Whether it can be inserted now: a list or a plan that is not the practice's own has no place in its notes. */
export const isReady = ({ restsOnPractice }: Offer, practice: PracticeSettings | undefined): boolean =>
  restsOnPractice !== true || practice !== undefined

/** What fits the letters typed so far, best first: by the beginning of a label, then of any word. */
export function findOffers(among: readonly Offer[], typed: string): Offer[] {
  const letters = typed.trim().toLowerCase()
  const begins = (word: string) => word.toLowerCase().startsWith(letters)
  const byLabel = among.filter(({ label }) => begins(label))
  return [...byLabel, ...among.filter((offer) => !byLabel.includes(offer) && offer.words.some(begins))]
}
