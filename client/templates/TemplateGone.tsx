import { Link } from 'react-router'
import { Icon } from '../ui/Icon.tsx'

/** For a template that is not shared, or not any more. Words of the viewer's own that were not taken in are theirs to copy. */
export function TemplateGone({ wasOpen, lateWords }: { wasOpen: boolean; lateWords: string }) {
  return (
    <main className="alone">
      <title>Nothing here · Throughline</title>
      <p className="brand">Throughline</p>
      <h1>{wasOpen ? 'This template is no longer shared with you' : 'Nothing here'}</h1>
      <p className="sentence" role="status">
        <Icon name="lock" />
        <span>
          {wasOpen
            ? 'It is not on your shelf any more. What was saved until then is in it.'
            : 'There is nothing at this address, or it is not shared with you.'}
        </span>
      </p>
      {lateWords !== '' && (
        <section className="heldWords">
          <h2>Words of yours that are not in the template</h2>
          <p className="muted small">They were not saved when it ended. Copy them if you need them.</p>
          <blockquote className="heldText">{lateWords}</blockquote>
        </section>
      )}
      <p>
        <Link className="quietLink" to="/templates">
          Go to the templates
        </Link>
      </p>
    </main>
  )
}
