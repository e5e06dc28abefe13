import { labelled } from '../../markdown/labelled.ts'
import type { BlockWriter } from '../../markdown/writer.ts'
import { deriveInsight, isEmptyInsight } from './derive.ts'
import { insightSourceNames } from './schema.ts'

/** An insight as a paragraph that says whose words it is. */
export const writeInsight: BlockWriter = (node, { words }) => {
  if (isEmptyInsight(node)) return []
  const { insight, text } = deriveInsight(node)
  const label = insight.source === null ? 'Insight' : `Insight, ${insightSourceNames[insight.source]}`
  return [labelled(label, text.map(words))]
}
