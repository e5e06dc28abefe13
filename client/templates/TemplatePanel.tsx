import type { Template } from '../../shared/api/templates.ts'
import { HeldWords } from '../note/HeldWords.tsx'
import type { useHeldWords } from '../note/useHeldWords.ts'
import type { Look } from './look.ts'
import { OriginalPanel } from './OriginalPanel.tsx'
import { TemplateDetails } from './TemplateDetails.tsx'
import { UsePanel } from './UsePanel.tsx'
import { VersionsPanel } from './VersionsPanel.tsx'

export type TemplateTab = 'held' | 'versions' | 'original' | 'use' | 'details'

/** What stands beside a template, one at a time. Held words come first as long as there are any. */
export function TemplatePanel({
  template,
  held,
  tab,
  look,
  onTab,
  onLook,
}: {
  template: Template
  held: ReturnType<typeof useHeldWords>
  /** What was asked for. */
  tab: TemplateTab | null
  look: Look | null
  onTab: (tab: TemplateTab) => void
  onLook: (look: Look | null) => void
}) {
  const { use, basedOn, abilities, documentId } = template
  const tabs: { tab: TemplateTab; word: string }[] = [
    ...(held.items.length > 0 ? [{ tab: 'held' as const, word: `Held words ${held.items.length}` }] : []),
    ...(documentId === null ? [] : [{ tab: 'versions' as const, word: 'Versions' }]),
    ...(basedOn !== null && abilities.edit ? [{ tab: 'original' as const, word: 'Original' }] : []),
    ...(use === null ? [] : [{ tab: 'use' as const, word: 'Use' }]),
    // For whoever reads, the page itself says what stands there.
    ...(abilities.edit ? [{ tab: 'details' as const, word: 'Details' }] : []),
  ]
  const shown = (tabs.find((one) => one.tab === tab) ?? tabs[0])?.tab
  if (shown === undefined) return null
  return (
    <div className="notePanel">
      <div className="panelTabs">
        {tabs.map((one) => (
          <button key={one.tab} type="button" aria-pressed={one.tab === shown} onClick={() => onTab(one.tab)}>
            {one.word}
          </button>
        ))}
      </div>
      {held.said && (
        <p className="panelSaid" role="status">
          {held.said}
        </p>
      )}
      {shown === 'held' && <HeldWords items={held.items} of="template" {...held.acts} />}
      {shown === 'versions' && <VersionsPanel template={template} look={look} onLook={onLook} />}
      {shown === 'original' && <OriginalPanel template={template} />}
      {shown === 'use' && use && <UsePanel use={use} />}
      {shown === 'details' && <TemplateDetails template={template} />}
    </div>
  )
}
