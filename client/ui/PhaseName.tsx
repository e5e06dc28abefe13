import type { Phase } from '../../shared/api/notes.ts'
import { Icon } from './Icon.tsx'

const words: Record<Phase, string> = {
  evaluation: 'Evaluation',
  preparation: 'Preparation',
  session: 'Session',
  integration: 'Integration',
  'follow-up': 'Follow-up',
}

export const phaseWord = (phase: Phase | null): string => (phase === null ? 'Beside the course' : words[phase])

/** A phase is a glyph and a word in ink, never a colour. `name` stands in for the phase's own word. */
export function PhaseName({ phase, name }: { phase: Phase | null; name?: string }) {
  return (
    <span className="phase">
      <Icon name={phase ?? 'page'} />
      <span className="phaseWord">{name ?? phaseWord(phase)}</span>
    </span>
  )
}
