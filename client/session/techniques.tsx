import type { ReactNode } from 'react'
import type { Technique } from '../../shared/note/blocks/timeline/schema.ts'

/** The eight of the pad, in its order, each with a drawing on a 24 px square. The others are chosen in the note. */
export const padTechniques: readonly { technique: Technique; label: string; drawing: ReactNode }[] = [
  {
    technique: 'guided_imagery',
    label: 'Guided imagery',
    drawing: <path d="M3 16h18M7 16a5 5 0 0 1 10 0M12 6v2M5.5 9.5 7 11M18.5 9.5 17 11M6 20h12" />,
  },
  {
    technique: 'breath',
    label: 'Breath',
    drawing: <path d="M3 9c3-3 6-3 9 0s6 3 9 0M3 15c3-3 6-3 9 0s6 3 9 0" />,
  },
  {
    technique: 'grounding',
    label: 'Grounding',
    drawing: <path d="M12 4v11M4 15h16M7 18.5h10M10 22h4" />,
  },
  {
    technique: 'silence',
    label: 'Silence',
    drawing: (
      <>
        <circle cx="12" cy="12" r="7.5" />
        <path d="M9 12h6" />
      </>
    ),
  },
  { technique: 'talk', label: 'Talk', drawing: <path d="M4 5h16v11h-8l-4.5 4v-4H4z" /> },
  {
    technique: 'music',
    label: 'Music',
    drawing: (
      <>
        <path d="M9 18V5l10-2v13" />
        <circle cx="6.5" cy="18" r="2.5" />
        <circle cx="16.5" cy="16" r="2.5" />
      </>
    ),
  },
  {
    technique: 'touch',
    label: 'Touch',
    drawing: (
      <path d="M8 20c-2-2.5-4-5-4-7 1.5-.8 3 .5 4 2V6a1.5 1.5 0 0 1 3 0v5a1.5 1.5 0 0 1 3 0 1.5 1.5 0 0 1 3 .5 1.5 1.5 0 0 1 3 .5V16c0 2-1 3-2 4z" />
    ),
  },
  {
    technique: 'movement',
    label: 'Movement',
    drawing: <path d="M4 18c4 0 4-12 9-12 3 0 4 2 4 5M13.5 8.5 17 12l3.5-3.5" />,
  },
]
