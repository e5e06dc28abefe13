import { useQuery } from '@tanstack/react-query'
import { practiceKeysQuery } from '../api/practice.ts'
import { sentenceOf } from '../api/problems.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { When } from '../ui/When.tsx'

/** What the practice seals signatures with, for everybody to read, publish and compare. */
export function SealKeys() {
  const found = useQuery(practiceKeysQuery)
  return (
    <section className="practicePart" aria-labelledby="keys-heading">
      <div>
        <h2 id="keys-heading">Keys of the seals</h2>
        <p className="muted small">
          Whoever receives a sealed note compares its key with this fingerprint. Publish it where others find it without
          the file.
        </p>
      </div>
      <div>
        {found.error && <Problem>{sentenceOf(found.error)}</Problem>}
        {found.isLoading && <Loading />}
        {found.data?.items.length === 0 && <p className="muted">None yet. The first signature makes one.</p>}
        {found.data && found.data.items.length > 0 && (
          <ul className="rows">
            {found.data.items.map(({ id, fingerprint, since }) => (
              <li key={id} className="plainRow sealKey">
                <code>{fingerprint.match(/.{1,8}/g)?.join(' ')}</code>{' '}
                <span className="muted small">
                  SHA-256, since <When at={since} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
