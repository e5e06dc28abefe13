import { useState } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { useMe } from '../api/session.ts'
import { Icon } from '../ui/Icon.tsx'
import { NewTemplate } from './NewTemplate.tsx'
import { TemplateActs } from './TemplateActs.tsx'
import { PublishedText } from './TemplatePreview.tsx'
import { belongsInWords, useInWords } from './words.ts'

/** A template for whoever uses it and does not edit it: why that is so, what they can do with it, and its text. */
export function ReadTemplate({ template }: { template: Template }) {
  const me = useMe()
  const [copying, setCopying] = useState(false)
  const { name, description, use } = template
  const facts = [description, belongsInWords(template, me.id), useInWords(use)].filter((part) => part)
  return (
    <main className="noteDoc" id="template" tabIndex={-1}>
      <h1>{name}</h1>
      {facts.map((fact) => (
        <p key={fact} className="noteMeta">
          {fact}
        </p>
      ))}
      <div className="noteSentences">
        <p className="sentence">
          <Icon name="review" />
          <span>{whyReading(template)}</span>
        </p>
      </div>
      <TemplateActs template={template} onCopy={() => setCopying(true)} />
      <PublishedText template={template} />
      <NewTemplate from={template} opened={copying} onClose={() => setCopying(false)} />
    </main>
  )
}

/** Why somebody cannot type here, as a sentence, and what helps. */
function whyReading({ origin, putAway, owner }: Template): string {
  if (putAway) return 'You are reading. It was put away; bring it back to go on with it.'
  if (origin === 'built_in')
    return 'You are reading. It comes with Throughline, and stays as it is. A copy is yours to change.'
  return `You are reading. ${owner?.name ?? 'Somebody'} and those whom they chose edit it. A copy is yours to change.`
}
