/** The forms in which a text is taken along, with how such a file's name ends. */
const forms = [
  { format: 'pdf', words: 'PDF', ending: 'pdf' },
  { format: 'docx', words: 'Word', ending: 'docx' },
  { format: 'markdown', words: 'Markdown', ending: 'md' },
] as const
const sealedForm = { format: 'sealed', words: 'Sealed file', ending: 'sealed.json' } as const

interface SaveAsProps {
  from: string
  name: string
  sealed?: boolean
  /** What else is asked for: `drafts=true`. */
  asking?: string
}

/** Links that save a note or a case as a file. `sealed`: as one that proves its signatures elsewhere, too. */
export function SaveAs({ from, name, sealed = false, asking }: SaveAsProps) {
  return (
    <span className="saveAs">
      <span className="muted">Save as</span>
      {[...forms, ...(sealed ? [sealedForm] : [])].map(({ format, words, ending }) => (
        <a
          key={format}
          className="quietLink"
          href={`${from}?format=${format}${asking ? `&${asking}` : ''}`}
          download={`${name}.${ending}`}
          aria-label={`Save as ${words}`}
        >
          {words}
        </a>
      ))}
    </span>
  )
}
