// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import { Outline } from '../../client/note/Outline.tsx'
import { TemplateEditor } from '../../client/templates/editor/TemplateEditor.tsx'
import type { NamedSection } from '../../client/templates/editor/templateContext.ts'
import { LibrarySection } from '../../shared/api/templates.ts'
import { readNote } from '../../shared/note/read.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { sectionsOf } from '../../shared/templates/content.ts'
import { variables } from '../../shared/templates/variables.ts'
import { countWrites, newNote, placeOf, replica, standInForLayout, typeAt, written } from '../support/editors.ts'
import { saidIn, templateDocument, titlesIn, writtenSection } from '../support/templateDocuments.ts'

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

const user = { id: 'a', name: 'First Member', color: 'p1' } as const
const nowClock = () => new Date(2026, 10, 20, 14, 36)

interface Wishes {
  editable?: boolean
  sections?: readonly LibrarySection[]
  onSaveSection?: (section: NamedSection) => void
}

async function show(
  ydoc: Y.Doc,
  draw: (awareness: Awareness, onEditor: (editor: Editor | null) => void) => React.ReactNode,
) {
  const awareness = new Awareness(ydoc)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  let standing: Editor | null = null
  const onEditor = (editor: Editor | null) => {
    standing = editor
  }
  await act(async () => root.render(draw(awareness, onEditor)))
  const find = (selector: string) => {
    const found = place.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`There is no ${selector} on the page.`)
    return found
  }
  const named = (name: string) => {
    const found = [...place.querySelectorAll<HTMLElement>('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === name,
    )
    if (found === undefined) throw new Error(`There is no button ${name} on the page.`)
    return found
  }
  const editor = () => {
    if (standing === null) throw new Error('There is no editor.')
    return standing
  }
  return { root, awareness, place, find, named, editor }
}

/** The template's editor on a page of its own. */
async function open(ydoc: Y.Doc, { editable = true, ...more }: Wishes = {}) {
  const writes = countWrites(ydoc)
  const page = await show(ydoc, (awareness, onEditor) => (
    <TemplateEditor
      ydoc={ydoc}
      awareness={awareness}
      user={user}
      editable={editable}
      practice={defaultSettings}
      nowClock={nowClock}
      onEditor={onEditor}
      {...more}
    />
  ))
  return { ...page, writes }
}

const press = (element: HTMLElement) => act(async () => element.click())

async function choose(select: HTMLElement, value: string): Promise<void> {
  await act(async () => {
    if (select instanceof HTMLSelectElement) select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

/** Types as a keyboard does, at the end of the nth node of a kind. */
async function type(editor: Editor, kind: string, nth: number, words: string): Promise<void> {
  const at = placeOf(editor, kind, nth)
  await act(async () => {
    editor.commands.setTextSelection(at + (editor.state.doc.nodeAt(at)?.nodeSize ?? 2) - 1)
    for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter))
  })
}

const enter = (editor: Editor) =>
  act(async () => {
    editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })

const two = () => replica(templateDocument(writtenSection('First'), writtenSection('Second', { guidance: 'Advice' })))

const saved = (name: string, title: string) =>
  LibrarySection.parse({
    id: '0198c2f4-0000-7000-8000-000000000001',
    name,
    title,
    guidance: null,
    required: false,
    answeredBy: null,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'from the library' }] }],
    savedBy: null,
    savedAt: '2026-11-20T14:02:00.000Z',
    templates: [],
    abilities: { remove: false },
  })

describe('a section of a template', () => {
  it('shows its title, its guidance and its text in this order, and what belongs where nothing stands', async () => {
    const { find } = await open(two())
    const section = find('[data-section=s1]')
    const [title, guidance] = [section.querySelector('[role=heading]'), section.querySelector('[role=note]')]
    expect(title?.textContent).toBe('First')
    expect(title?.getAttribute('aria-level')).toBe('2')
    expect(guidance?.getAttribute('data-prompt')).toBe('Guidance for whoever writes. Never printed.')
    expect(guidance?.classList.contains('isWordless')).toBe(true)
    expect(title?.nextElementSibling).toBe(guidance)
    expect(guidance?.nextElementSibling?.tagName).toBe('P')
    expect(section.getAttribute('aria-label')).toBe('First')
  })

  it('becomes required and somebody’s to answer for, each as one change of one attribute, and back', async () => {
    const ydoc = two()
    const { find, writes } = await open(ydoc)
    const required = find('[data-section=s2] [aria-pressed]')
    await press(required)
    expect(required.getAttribute('aria-pressed')).toBe('true')
    await choose(find('[data-section=s2] select'), 'therapist')
    expect(writes.count).toBe(2)
    expect(sectionsOf(readNote(ydoc))[1]).toMatchObject({ required: true, answeredBy: 'therapist' })
    await press(required)
    await choose(find('[data-section=s2] select'), '')
    expect(sectionsOf(readNote(ydoc))[1]).toMatchObject({ required: false, answeredBy: null })
    expect(written(ydoc)).not.toMatch(/required|answeredBy/)
  })

  it('moves, keeps the focus on what moved it, and stays where it is at an end', async () => {
    const ydoc = two()
    const { find } = await open(ydoc)
    const up = find('[data-section=s2] [aria-label="Move up"]')
    up.focus()
    await press(up)
    expect(titlesIn(ydoc)).toEqual(['Second', 'First'])
    const moved = () => find('[data-section=s2] [aria-label="Move up"]')
    await vi.waitFor(() => expect(document.activeElement).toBe(moved()))
    expect(moved().getAttribute('aria-disabled')).toBe('true')
    await press(moved())
    expect(titlesIn(ydoc)).toEqual(['Second', 'First'])
  })

  it('is removed without a question, says that undo brings it back, and says no more once it is', async () => {
    const ydoc = two()
    const { find, editor } = await open(ydoc)
    const before = saidIn(ydoc)
    await press(find('[data-section=s2] [aria-label="Remove section"]'))
    expect(titlesIn(ydoc)).toEqual(['First'])
    expect(find('.pasteNotice').textContent).toContain('“Second” was removed. Undo brings it back')
    await act(async () => editor().commands.undo())
    expect(saidIn(ydoc)).toEqual(before)
    expect(() => find('.pasteNotice')).toThrow()
  })

  it('offers to be saved to the library where somebody may, by its id and title', async () => {
    const onSaveSection = vi.fn()
    const { find } = await open(two(), { onSaveSection })
    const save = [...find('[data-section=s2]').querySelectorAll('button')].find((one) =>
      one.textContent?.includes('library'),
    )
    if (save === undefined) throw new Error('There is no such button.')
    await press(save)
    expect(onSaveSection).toHaveBeenCalledExactlyOnceWith({ id: 's2', title: 'Second' })
    const without = await open(two())
    expect(without.place.textContent).not.toContain('library')
  })

  it('without its title offers to put one back', async () => {
    const ydoc = two()
    const { named, editor } = await open(ydoc)
    const { state, view } = editor()
    await act(async () =>
      view.dispatch(state.tr.delete(1, 1 + (state.doc.nodeAt(1)?.nodeSize ?? 0)).setMeta('sectionAct', true)),
    )
    expect(titlesIn(ydoc)[0]).toBe('Untitled section')
    await press(named('Add a title'))
    await act(async () => editor().view.dispatch(editor().state.tr.insertText('Again')))
    expect(titlesIn(ydoc)[0]).toBe('Again')
    expect(() => named('Add a title')).toThrow()
  })
})

describe('a new section', () => {
  it('is added below the last, or between two', async () => {
    const ydoc = two()
    const { named, editor } = await open(ydoc)
    await press(named('Add a section'))
    await act(async () => editor().view.dispatch(editor().state.tr.insertText('Third')))
    await press(named('Add a section below First'))
    await act(async () => editor().view.dispatch(editor().state.tr.insertText('Between')))
    expect(titlesIn(ydoc)).toEqual(['First', 'Between', 'Second', 'Third'])
  })

  it('is what an empty template asks for', async () => {
    const ydoc = replica(templateDocument(writtenSection('Only')))
    const { named, find } = await open(ydoc)
    await press(named('Remove section'))
    expect(find('.templateFoot').textContent).toContain('no section yet')
    await press(named('Add a section'))
    expect(titlesIn(ydoc)).toEqual(['Untitled section'])
    expect(find('.templateFoot').textContent).not.toContain('no section yet')
  })
})

describe('the slash menu of a template', () => {
  const labels = (place: HTMLElement) =>
    [...place.querySelectorAll('.entryWords')].map(({ textContent }) => textContent)

  it('offers blocks, variables, a new section and the saved ones by the letters that are typed', async () => {
    const { editor, place } = await open(two(), { sections: [saved('Senses involved', 'Senses')] })
    await type(editor(), 'paragraph', 0, '/')
    expect(labels(place)).toEqual(
      expect.arrayContaining(['Dose', 'Heading', 'New section', 'Client code', 'Last PHQ-9', 'Senses involved']),
    )
    await type(editor(), 'paragraph', 0, 'sect')
    expect(labels(place)).toEqual(['New section', 'Senses involved'])
    expect(place.querySelector('[role=option]:last-child small')?.textContent).toBe('Section: Senses')
  })

  it('offers no saved section that this version of the page cannot show', async () => {
    const later = { ...saved('From tomorrow', 'Later'), content: [{ type: 'hologram' }] }
    const strange = {
      ...saved('In a new hand', 'Later'),
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'glow' }] }] }],
    }
    const { editor, place } = await open(two(), { sections: [later, strange, saved('From today', 'Now')] })
    await type(editor(), 'paragraph', 0, '/saved')
    expect(labels(place)).toEqual(['From today'])
  })

  it('puts a variable where the caret is, in braces', async () => {
    const ydoc = two()
    const { editor } = await open(ydoc)
    await type(editor(), 'paragraph', 0, 'For /client')
    await enter(editor())
    expect(saidIn(ydoc)[0]?.[2]).toBe('For {client code}')
  })

  it.each(variables)('finds $name by its own words', async ({ name }) => {
    const { editor, place } = await open(two())
    await type(editor(), 'paragraph', 0, `/${name.split(' ')[0]}`)
    expect(labels(place).map((label) => label?.toLowerCase())).toContain(name.toLowerCase())
  })

  it('adds a new section below the one that is written in, with the caret in its title', async () => {
    const ydoc = two()
    const { editor } = await open(ydoc)
    await type(editor(), 'paragraph', 0, '/new')
    await enter(editor())
    await act(async () => editor().view.dispatch(editor().state.tr.insertText('Between')))
    expect(titlesIn(ydoc)).toEqual(['First', 'Between', 'Second'])
    expect(saidIn(ydoc)[0]?.[2]).toBe('')
  })

  it('adds a saved section, one that was saved while the template was open as well', async () => {
    const ydoc = two()
    const page = await open(ydoc)
    await act(async () =>
      page.root.render(
        <TemplateEditor
          ydoc={ydoc}
          awareness={page.awareness}
          user={user}
          editable
          practice={defaultSettings}
          nowClock={nowClock}
          sections={[saved('Saved later', 'Later')]}
        />,
      ),
    )
    const editor = page.editor()
    await type(editor, 'paragraph', 0, '/saved')
    await enter(editor)
    expect(saidIn(ydoc)[1]).toEqual(['Later', null, 'from the library'])
    expect(sectionsOf(readNote(ydoc))[1]?.source).toBe('0198c2f4-0000-7000-8000-000000000001')
  })

  it('puts a block below the title and guidance, wherever the caret stands in them', async () => {
    const ydoc = two()
    const { editor, find } = await open(ydoc)
    for (const kind of ['sectionTitle', 'guidance']) {
      await act(async () => editor().commands.setTextSelection(placeOf(editor(), kind) + 1))
      await choose(find('.toolInsert select'), 'goal')
    }
    expect(
      editor()
        .state.doc.child(0)
        .children.map(({ type }) => type.name),
    ).toEqual(['sectionTitle', 'guidance', 'goal', 'goal', 'paragraph'])
  })
})

describe('blocks of a template', () => {
  it('leave the plan of vitals to the practice until one of its plans or own minutes are chosen', async () => {
    const ydoc = two()
    const { editor, find } = await open(ydoc)
    await act(async () => editor().commands.setTextSelection(placeOf(editor(), 'paragraph') + 1))
    await choose(find('.toolInsert select'), 'vitals')
    const plan = find('.vitalsBlock [data-stop=plan]')
    const [first] = defaultSettings.vitalsPresets
    expect(plan.querySelector('option')?.textContent).toBe('As the practice has it')
    expect(plan instanceof HTMLSelectElement && plan.value).toBe('')
    expect(written(ydoc)).not.toMatch(/due(at|every)/i)
    await choose(plan, first?.name ?? '')
    expect(editor().state.doc.nodeAt(placeOf(editor(), 'vitals'))?.attrs).toMatchObject({
      dueAt: first?.dueAt,
      dueEvery: first?.dueEvery,
    })
    await choose(plan, '')
    expect(written(ydoc)).not.toMatch(/due(at|every)/i)
  })

  it('leave the cut point of a scale to the practice', async () => {
    const { editor, find } = await open(two())
    await act(async () => editor().commands.setTextSelection(placeOf(editor(), 'paragraph') + 1))
    await choose(find('.toolInsert select'), 'pcl5')
    expect(editor().state.doc.nodeAt(placeOf(editor(), 'scale'))?.attrs).toMatchObject({
      instrument: 'pcl5',
      cutPoint: null,
    })
  })

  it('ask for no moment, offer no link, and word every item of a list', async () => {
    const { editor, find, place } = await open(two())
    await act(async () => editor().commands.setTextSelection(placeOf(editor(), 'paragraph') + 1))
    for (const block of ['vitals', 'timeline', 'goal', 'readiness']) await choose(find('.toolInsert select'), block)
    expect(place.querySelectorAll('[data-stop=at]')).toHaveLength(0)
    expect([...place.querySelectorAll('.blockAct')].map((act) => act.textContent?.trim())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/ now$|Link|Mark the rest/)]),
    )
    const labels = place.querySelectorAll<HTMLTextAreaElement>('.checkItem [data-stop=label]')
    expect(labels[0]?.value).toBe('Questions answered')
    expect(place.querySelectorAll('.checkItem .rowRemove')).toHaveLength(labels.length)
  })
})

describe('a reader of a template', () => {
  it('sees what stands there and nothing to change it with', async () => {
    const ydoc = replica(
      templateDocument(writtenSection('First', { required: true, answeredBy: 'therapist' }), writtenSection('Second')),
    )
    const { place, writes } = await open(ydoc, { editable: false, onSaveSection: vi.fn() })
    expect(place.querySelectorAll('button, select')).toHaveLength(0)
    expect(place.querySelector('[data-section=s1] .sectionNote')?.textContent).toBe(
      'Required. Answered for by the therapist',
    )
    expect(writes.count).toBe(0)
  })
})

describe('the outline', () => {
  it('of a template follows its titles and calls nothing missing', async () => {
    const ydoc = replica(
      templateDocument(writtenSection('First', { required: true }), writtenSection('Untitled section')),
    )
    const { editor, awareness } = await open(ydoc)
    const outline = await show(ydoc, () => (
      <Outline editor={editor()} awareness={awareness} me={null} onGo={() => undefined} />
    ))
    const entries = () => [...outline.place.querySelectorAll('.outlineTitle')].map(({ textContent }) => textContent)
    expect(entries()).toEqual(['First', 'Untitled section'])
    await act(async () => typeAt(editor(), placeOf(editor(), 'sectionTitle', 1) + 1, 'Second'))
    expect(entries()).toEqual(['First', 'Second'])
    expect(outline.place.querySelector('.missingDot')).toBeNull()
  })
})

describe('a note', () => {
  it('has none of this: its sections have their headings, and the menu no variable and no section', async () => {
    const ydoc = replica(newNote())
    const { place, find, editor } = await show(ydoc, (awareness, onEditor) => (
      <NoteEditor
        ydoc={ydoc}
        awareness={awareness}
        user={user}
        editable
        practice={defaultSettings}
        nowClock={nowClock}
        onEditor={onEditor}
      />
    ))
    expect(place.querySelectorAll('.titleLine, .guidanceLine, .sectionControls, .sectionBetween')).toHaveLength(0)
    expect(place.querySelectorAll('.section h2').length).toBe(editor().state.doc.childCount)
    const offered = [...find('.toolInsert select').querySelectorAll('option')].map(({ textContent }) => textContent)
    expect(offered).not.toEqual(expect.arrayContaining(['New section']))
    expect(offered).not.toEqual(expect.arrayContaining(['Client code']))
    await act(async () => typeAt(editor(), placeOf(editor(), 'paragraph') + 1, '{client code}'))
    expect(place.querySelector('.variable')).toBeNull()
  })
})
