import { useQuery } from '@tanstack/react-query'
import type { Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { templateTextQuery } from '../api/templates.ts'
import { Loading } from '../ui/Loading.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TemplateActs } from './TemplateActs.tsx'
import { TemplateText } from './TemplateText.tsx'
import { belongsInWords, marksOf, techniqueWord, useInWords } from './words.ts'

/** A template beside the shelf: what can be done with it, and a note as it begins with it. */
export function TemplatePreview({ template, onCopy }: { template: Template; onCopy: () => void }) {
  const me = useMe()
  const { name, description, phase, technique, version } = template
  const facts = [belongsInWords(template, me.id), useInWords(template.use)].filter((part) => part)
  return (
    <>
      <h2 className="previewName">{name}</h2>
      <p className="previewFacts muted">
        <PhaseName phase={phase} />
        {technique !== null && <span>{techniqueWord(technique)}</span>}
        {version > 0 && <span>Version {version}</span>}
        {marksOf(template).map((mark) => (
          <span key={mark} className="shelfMarks">
            {mark}
          </span>
        ))}
      </p>
      {description !== '' && <p className="previewWords">{description}</p>}
      {facts.length > 0 && <p className="muted small">{facts.join('. ')}</p>}
      <TemplateActs template={template} onCopy={onCopy} opens />
      <PublishedText template={template} />
    </>
  )
}

/** What a note made from it begins with: the newest version, or what is written now as long as there is none. */
export function PublishedText({ template: { id, version } }: { template: Template }) {
  const found = useQuery(templateTextQuery(id, version === 0 ? 'now' : version))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  return found.data ? <TemplateText text={found.data.text} /> : <Loading />
}
