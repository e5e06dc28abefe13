import { Link } from 'react-router'

/** For what does not exist and for what is not shared: the two look the same. */
export function NotFoundPage() {
  return (
    <div className="nothingHere">
      <title>Nothing here · Throughline</title>
      <h1>Nothing here</h1>
      <p>There is nothing at this address, or it is not shared with you.</p>
      <p>
        <Link className="quietLink" to="/cases">
          Go to your cases
        </Link>
      </p>
    </div>
  )
}
