import { commentLabel } from './commentLabel.ts'
import { drawings } from './drawings.tsx'

/** What a reader can do with the text: say something about what they selected. */
export function ReaderToolbar({ onComment }: { onComment: () => void }) {
  return (
    <div className="toolbarPlace">
      <div className="toolbar" role="toolbar" aria-label="Text">
        <button
          type="button"
          className="tool toolWithWord"
          title={commentLabel}
          // Keeps what is selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={onComment}
        >
          {drawings.comment}
          Comment
        </button>
      </div>
    </div>
  )
}
