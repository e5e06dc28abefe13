import type { ReactNode } from 'react'

/** Drawn on a 16 px square with a 1.5 px line. Always beside a word, or with one for those who do not see it. */
const drawings = {
  evaluation: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.2 2.12" />,
  preparation: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="full" d="M2.5 8a5.5 5.5 0 0 0 11 0z" />
    </>
  ),
  session: <circle className="full" cx="8" cy="8" r="6.2" />,
  integration: (
    <>
      <circle cx="5.6" cy="8" r="4.3" />
      <circle cx="10.4" cy="8" r="4.3" />
    </>
  ),
  'follow-up': (
    <>
      <circle cx="5" cy="8" r="3.4" />
      <path d="M8.5 8h6M12.3 5.6 14.7 8l-2.4 2.4" />
    </>
  ),
  goal: <path d="M4 14V2.5h8L9.8 5.5 12 8.5H4" />,
  insight: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <circle className="full" cx="8" cy="8" r="1.6" />
    </>
  ),
  moment: <path className="full" d="M8 3.2 12.8 8 8 12.8 3.2 8z" />,
  action: <rect x="2.8" y="2.8" width="10.4" height="10.4" rx="1.2" />,
  actionDone: (
    <>
      <rect x="2.8" y="2.8" width="10.4" height="10.4" rx="1.2" />
      <path d="m5.2 8.2 2 2 3.8-4.3" />
    </>
  ),
  page: <path d="M4 2.5h5.5L12.5 5.5v8H4zM9.3 2.7v3h3" />,
  draft: <path d="m3 13 .7-3L10.6 3a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2L6 12.3z" />,
  review: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  hidden: (
    <path d="M2 8s2.2-4.2 6-4.2S14 8 14 8s-2.2 4.2-6 4.2S2 8 2 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM3 13.5 13 2.5" />
  ),
  changes: <path d="M6 3 2.8 6.2 6 9.4M3 6.2h6.5a3.5 3.5 0 0 1 0 7H7" />,
  check: <path d="m3.5 8.3 3 3 6-6.6" />,
  checks: <path d="m1.5 8.5 3 3L10 5M7.5 11.2l.3.3L14.5 5" />,
  lock: (
    <>
      <rect x="3.2" y="7" width="9.6" height="6.8" rx="1.2" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  link: (
    <path d="M6.8 9.2a2.7 2.7 0 0 0 3.8 0l2.3-2.3a2.7 2.7 0 0 0-3.8-3.8l-1 1M9.2 6.8a2.7 2.7 0 0 0-3.8 0L3.1 9.1a2.7 2.7 0 0 0 3.8 3.8l1-1" />
  ),
  back: <path d="M10 3 5 8l5 5" />,
  arrow: <path d="M2.5 8h11M9.8 4.3 13.5 8l-3.7 3.7" />,
  /** A dose that is planned. */
  planned: <circle cx="8" cy="8" r="5.5" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  list: <path d="M2.5 4h11M2.5 8h8M2.5 12h10" />,
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  attention: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 4.9v3.7M8 11v.1" />
    </>
  ),
  offline: (
    <path d="M4.5 12.2A2.8 2.8 0 0 1 4.3 6.6 4 4 0 0 1 6 4.3M8.2 3.7a4 4 0 0 1 3.7 3.4 2.5 2.5 0 0 1 1.5 3.7M7 12.2h3.8M2.8 2.5l10.7 11" />
  ),
  saving: <path d="M13.5 8a5.5 5.5 0 1 1-1.9-4.2M13.7 2v3h-3" />,
  held: <path d="M2.5 9.5 4.5 3h7l2 6.5v3.5h-11zM2.5 9.5H6a2 2 0 0 0 4 0h3.5" />,
  bell: (
    <path d="M8 2.2a4 4 0 0 1 4 4c0 3.6 1.5 4.6 1.5 4.6h-11S4 9.8 4 6.2a4 4 0 0 1 4-4zM6.6 13a1.5 1.5 0 0 0 2.8 0" />
  ),
  comment: <path d="M2.5 3.5h11V11h-6l-3 2.5V11h-2z" />,
  find: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.2 10.2 3.6 3.6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 7.5v3.7M8 4.9V5" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** A small drawing that says nothing by itself: the word stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
