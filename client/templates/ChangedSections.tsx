import type { OriginalChange, SectionChange } from '../../shared/api/templates.ts'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { readAttributes } from '../../shared/note/attributes.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { TextView } from '../history/ChangesView.tsx'
import { changeWords } from './words.ts'
import './templateParts.css'
import './templateText.css'

/** What became of the sections of a template, one by one. `folded`: their text shows when it is asked for. */
export function ChangedSections({
  sections,
  folded = false,
}: {
  sections: readonly SectionChange[]
  folded?: boolean
}) {
  if (sections.length === 0) return <p className="muted">Nothing changed between the two.</p>
  return (
    <ul className="rows sectionChanges">
      {sections.map((section) => (
        <li key={section.key}>
          {folded ? (
            <details>
              <summary>
                <ChangeHead section={section} />
              </summary>
              <SectionBeforeAfter section={section} />
            </details>
          ) : (
            <>
              <ChangeHead section={section} />
              <SectionBeforeAfter section={section} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

export function ChangeHead({ section: { title, change, says } }: { section: SectionChange | OriginalChange }) {
  return (
    <span className="sectionChangeHead">
      <b>{title}</b> <span className="muted">{changeWords[change]}</span>
      {says.length > 0 && <span className="sectionSays muted small">{says.join(' · ')}</span>}
    </span>
  )
}

/** A section with what was added to it and what went. */
export function SectionBeforeAfter({ section: { key, before, after } }: { section: SectionChange }) {
  const [from, to] = [documentOf(key, before), documentOf(key, after)]
  return (
    <>
      <Guidance before={guidanceOf(from)} after={guidanceOf(to)} />
      <TextView before={from} text={to} />
    </>
  )
}

/** Advice for whoever writes, as it was and as it is: it is short, and read as a whole. */
function Guidance({ before, after }: { before: string; after: string }) {
  if (before === after) return null
  return (
    <div className="sectionGuidance">
      {before !== '' && (
        <p>
          <del>
            <span className="visuallyHidden">Guidance before: </span>
            {before}
          </del>
        </p>
      )}
      {after !== '' && (
        <p>
          <ins>
            <span className="visuallyHidden">Guidance: </span>
            {after}
          </ins>
        </p>
      )}
    </div>
  )
}

const guidanceOf = ({ content }: AuthoredNode): string =>
  readAttributes(sectionRules, content?.[0]?.attrs).guidance ?? ''

/** A section as a text of its own, under the key by which it is the same before and after. */
function documentOf(key: string, section: AuthoredNode | null): AuthoredNode {
  if (section === null) return { type: 'doc', content: [] }
  const { attrs = {}, ...rest } = section
  return { type: 'doc', content: [{ ...rest, attrs: { ...attrs, id: key } }] }
}
