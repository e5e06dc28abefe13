// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { fill, placeOf } from '../support/editors.ts'
import { isLongRun } from '../support/longRun.ts'
import { seeded } from '../support/seeded.ts'
import { typedIn, Words } from './convergenceWords.ts'
import { alike, apart, heldOf } from './pair.ts'
import { agree, openTogether, type Page } from './structureEditors.ts'

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

interface Hand {
  page: Page
  member: number
  random: () => number
  words: Words
}

const wordsIn = (editor: Editor): Set<string> => new Set(typedIn(JSON.stringify(editor.getJSON())))

/** Puts the caret, or a choice of a few letters, somewhere in a line of prose. */
function chooseSomewhere({ page: { editor }, random }: Hand, length = 0): void {
  const places: number[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name !== 'paragraph' && node.type.name !== 'heading') return
    places.push(at + 1 + Math.floor(random() * (node.content.size + 1)))
  })
  const from = places[Math.floor(random() * Math.min(places.length, 6))] ?? 1
  const $from = editor.state.doc.resolve(from)
  editor.commands.setTextSelection({ from, to: Math.min(from + length, $from.end()) })
}

type Act = (editor: Editor, hand: Hand) => unknown
const anywhere =
  (command: (commands: Editor['commands']) => boolean): Act =>
  (editor, hand) => {
    chooseSomewhere(hand)
    return command(editor.commands)
  }

/** What changes the structure takes no word away by itself. */
const structure: Act[] = [
  anywhere((commands) => commands.toggleHeading(2)),
  anywhere((commands) => commands.toggleBulletList()),
  anywhere((commands) => commands.toggleOrderedList()),
  anywhere((commands) => commands.toggleTaskList()),
  anywhere((commands) => commands.toggleQuote()),
  anywhere((commands) => commands.splitBlock()),
  anywhere((commands) => commands.splitListItem('listItem')),
  anywhere((commands) => commands.liftListItem('listItem')),
  anywhere((commands) => commands.sinkListItem('listItem')),
  anywhere((commands) => commands.joinBackward()),
  anywhere((commands) => commands.joinForward()),
  anywhere((commands) => commands.insertTable()),
  anywhere((commands) => commands.addRow()),
  anywhere((commands) => commands.addColumn()),
]

function typeSomewhere(hand: Hand): void {
  chooseSomewhere(hand)
  const { state, view } = hand.page.editor
  view.dispatch(state.tr.insertText(hand.words.type(hand.member, 3), state.selection.from))
}

/** Whatever is gone after an act that deletes was before somebody's eyes, and is meant. */
function deleteSomewhere(hand: Hand): void {
  const { editor } = hand.page
  const before = wordsIn(editor)
  chooseSomewhere(hand, 4)
  if (hand.random() < 0.2) editor.commands.deleteRow()
  else editor.commands.deleteSelection()
  const after = wordsIn(editor)
  hand.words.deletedOnPurpose([...before].filter((word) => !after.has(word)).join(''))
}

function setCell(hand: Hand): void {
  const { editor } = hand.page
  const row = editor.state.doc.nodeAt(placeOf(editor, 'doseRow'))
  hand.words.deletedOnPurpose(String(row?.attrs.site ?? ''))
  fill(editor, 'doseRow', 0, 'site', hand.words.type(hand.member, 2))
}

function editSomehow(hand: Hand): void {
  const chance = hand.random()
  if (chance < 0.5) typeSomewhere(hand)
  else if (chance < 0.6) deleteSomewhere(hand)
  else if (chance < 0.68) setCell(hand)
  else {
    const { editor } = hand.page
    const before = wordsIn(editor)
    structure[Math.floor(hand.random() * structure.length)]?.(editor, hand)
    // Its words are carried from one node to another, and may be somebody's to lose again.
    hand.words.carry(hand.member, [...before].join(''))
    expect([...before].filter((word) => !wordsIn(editor).has(word))).toEqual([])
  }
}

test.each(Array.from({ length: isLongRun ? 20 : 8 }, (_, index) => index + 1))(
  'abuse 28: SYNC-31 SYNC-40 two editors change words, cells and structure at random, mostly apart: one text that fits, no word lost (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const random = seeded(seed)
    const words = new Words()
    const people = await clinic(await startApp())
    const together = await openTogether(people, ['first', 'second', 'third', 'fourth'].map(line))
    const { note, reader } = together
    const pages = [together.author, together.colleague]
    for (let step = 0; step < 60; step++) {
      const member = random() < 0.5 ? 0 : 1
      const page = pages[member]
      if (!page) continue
      const { provider } = page.client
      if (random() < 0.15) {
        if (provider.shouldConnect) apart(page.client)
        else provider.connect()
      }
      editSomehow({ page, member, random, words })
      if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 15))
    }
    for (const { client } of pages) client.provider.connect()
    await Promise.all(pages.map(({ client }) => client.allSaved()))
    await alike(together.author.client, together.colleague.client, reader.client)
    await agree(together)

    const held = await Promise.all([people.lead, people.cotherapist].map((member) => heldOf(member, note)))
    expect(
      words.missing(
        reader.client.xml(),
        held.map((items) => items.map(({ text }) => text).join('\n')),
      ),
    ).toEqual([])
    expect(words.count).toBeGreaterThan(60)
    expect(reader.writes()).toBe(0)
    for (const { client } of [...pages, reader]) expect(client.closes.filter((code) => code >= 4000)).toEqual([])
  },
)
