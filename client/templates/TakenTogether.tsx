import type { Template } from '../../shared/api/templates.ts'
import { templateFile } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { capital, counted } from '../ui/numbers.ts'

/** The templates that are ticked, to be saved as one file. */
export function TakenTogether({ ticked, onNone }: { ticked: readonly Template[]; onNone: () => void }) {
  if (ticked.length === 0) return null
  return (
    <div className="takenTogether" role="status">
      <span>{capital(counted(ticked.length, 'template'))} ticked</span>
      <a className="button" href={templateFile(ticked.map(({ id }) => id))} download>
        {ticked.length === 1 ? 'Save as a file' : 'Save as one file'}
      </a>
      <Button variant="quiet" onClick={onNone}>
        Tick none
      </Button>
    </div>
  )
}
