import type { BlockWriter } from '../../written/part.ts'
import { deriveInsight, isEmptyInsight } from './derive.ts'
import { insightSourceNames } from './schema.ts'

/** An insight as a paragraph that says whose words it is. */
export const writeInsight: BlockWriter = (node) => {
  if (isEmptyInsight(node)) return []
  const { insight, text } = deriveInsight(node)
  const label = insight.source === null ? 'Insight' : `Insight, ${insightSourceNames[insight.source]}`
  return [{ label, lines: text }]
}
