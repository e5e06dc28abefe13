import { choice, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

export const insightSources = ['client', 'clinician'] as const
export type InsightSource = (typeof insightSources)[number]
export const insightSourceNames: Readonly<Record<InsightSource, string>> = {
  client: 'client’s words',
  clinician: 'clinician’s reading',
}

export const insightRules = {
  /** By which other notes of the course may name this insight. */
  id: text(),
  /** Whether the words are the client's own or a clinician's reading of them. */
  source: choice(insightSources),
}
export const insightTextRules = { id: text() }

/** One insight. */
export const Insight = blockNode('insight', insightRules, ['insightText'])
/** The insight in words. */
export const InsightText = lineNode('insightText', insightTextRules)
