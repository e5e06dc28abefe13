import { useMediaQuery } from '@mantine/hooks'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { useMe } from '../api/session.ts'
import { goToSection } from '../editor/outline.ts'
import { LeaveGuard } from '../note/LeaveGuard.tsx'
import { Outline } from '../note/Outline.tsx'
import { usePresence } from '../note/usePresence.ts'
import { hasUnsaved } from '../sync/ledger.ts'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Dialog.tsx'
import type { Look } from './look.ts'
import { ReadTemplate } from './ReadTemplate.tsx'
import { TemplateBar } from './TemplateBar.tsx'
import { TemplatePanel, type TemplateTab } from './TemplatePanel.tsx'
import { useTemplateHeld } from './useTemplateHeld.ts'
import { VersionLook } from './VersionLook.tsx'
import { WriteTemplate } from './WriteTemplate.tsx'

/** The template's screen: its sections, its text, and one panel; on a narrow page the outer two become drawers. */
export function TemplateScreen({
  template,
  open,
  sync,
}: {
  template: Template
  open: OpenNote | null
  sync: NoteSync
}) {
  const me = useMe()
  const [editor, setEditor] = useState<Editor | null>(null)
  const [look, setLook] = useState<Look | null>(null)
  const [drawer, setDrawer] = useState<'sections' | 'panel' | null>(null)
  const [tab, setTab] = useState<TemplateTab | null>(null)
  const people = usePresence(open, me)
  const isBeside = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false })
  const held = useTemplateHeld(template, open, editor)
  const { edit } = template.abilities
  const lookAt = (one: Look | null) => {
    setDrawer(null)
    setLook(one)
  }
  const go = (sectionId: string) => {
    lookAt(null)
    if (editor) goToSection(editor, sectionId)
  }
  const sections = editor && open && <Outline editor={editor} awareness={open.awareness} me={me} onGo={go} />
  const panel = <TemplatePanel {...{ template, held, tab, look }} onTab={setTab} onLook={lookAt} />
  return (
    <>
      <title>{`${template.name} · Throughline`}</title>
      <a className="skipLink" href="#template">
        Go to the template
      </a>
      <TemplateBar {...{ template, sync, people }} />
      <aside className="narrowBar" aria-label="About this template">
        <span className="narrowActs">
          {edit && (
            <Button variant="quiet" icon="list" className="onlyNarrow" onClick={() => setDrawer('sections')}>
              Sections
            </Button>
          )}
          <Button variant="quiet" icon="info" onClick={() => setDrawer('panel')}>
            {held.items.length > 0 ? `Held words ${held.items.length}` : 'Versions and details'}
          </Button>
        </span>
      </aside>
      <div className="noteColumns">
        <div className="outlineColumn">{sections}</div>
        {look && <VersionLook template={template} look={look} onLook={setLook} />}
        {/* The text stays open behind a version: what is being written goes on being saved. */}
        <div className="writing" hidden={look !== null}>
          {edit ? (
            <WriteTemplate {...{ template, open, sync }} heldCount={held.items.length} onEditor={setEditor} />
          ) : (
            <ReadTemplate template={template} />
          )}
        </div>
        <aside className="panelColumn" aria-label="Beside the template">
          {isBeside && panel}
        </aside>
      </div>
      <Sheet side="left" opened={drawer === 'sections'} onClose={() => setDrawer(null)} title="Sections">
        {sections}
      </Sheet>
      <Sheet side="right" opened={drawer === 'panel'} onClose={() => setDrawer(null)} title="Beside the template">
        {panel}
      </Sheet>
      <LeaveGuard unsaved={hasUnsaved(sync.saved)} kept={false} />
    </>
  )
}
