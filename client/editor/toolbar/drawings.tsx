import type { ReactNode } from 'react'

/** Drawn like the other icons: a 16 px square, a 1.5 px line. Each stands in a button that says what it does. */
const draw = (lines: ReactNode) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {lines}
  </svg>
)

export const drawings = {
  heading: draw(<path d="M4 3v10M12 3v10M4 8h8" />),
  bold: draw(<path d="M5 8h4a2.500 2.500 0 0 1 0 5H5V3h3.500a2.500 2.500 0 0 1 0 5" strokeWidth="2" />),
  italic: draw(<path d="M7 3h5M4 13h5M9.500 3l-3 10" />),
  underline: draw(<path d="M4.500 2.500V7a3.500 3.500 0 0 0 7 0V2.500M3.500 13.500h9" />),
  strike: draw(
    <path d="M11.500 4.500A3 2 0 0 0 8 3C6 3 4.800 4 4.800 5.300M2.500 8h11M4.500 11.500A3.500 2 0 0 0 8 13c2.200 0 3.500-1 3.500-2.400 0-.4-.1-.8-.3-1.100" />,
  ),
  bullets: draw(<path d="M6.500 4h7M6.500 8h7M6.500 12h7M3 4h.1M3 8h.1M3 12h.1" />),
  numbers: draw(
    <path d="M7 4h6.500M7 8h6.500M7 12h6.500M2.500 3.300 3.700 2.700V6M2.500 10.300c.3-.7 1.900-.7 1.900.3 0 .8-1.900 1.300-1.900 2.600h2" />,
  ),
  tasks: draw(<path d="M2.500 4.200 3.700 5.400 6 2.800M8.500 4h5M8.500 11.500h5M2.500 9.500h3.500V13H2.500z" />),
  quote: draw(<path d="M3 13V3M6.500 5h7M6.500 8h7M6.500 11h4.500" />),
  link: draw(
    <path d="M6.700 9.300a2.600 2.600 0 0 0 3.700 0l2.300-2.300a2.600 2.600 0 0 0-3.700-3.700l-.8.8M9.300 6.700a2.600 2.600 0 0 0-3.700 0L3.300 9A2.600 2.600 0 0 0 7 12.700l.8-.8" />,
  ),
  undo: draw(<path d="M5.500 3 2.800 5.700l2.700 2.700M3 5.700h6a3.800 3.800 0 0 1 0 7.600H6.500" />),
  comment: draw(<path d="M2.500 3.500h11v7.500H7.500L4.500 13.500V11h-2z" />),
  redo: draw(<path d="m10.500 3 2.700 2.700-2.700 2.700M13 5.700H7a3.800 3.800 0 0 0 0 7.600h2.500" />),
}
