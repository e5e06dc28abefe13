import { useShade } from '../ui/shade.ts'

interface Client {
  code: string
  preferredName: string | null
}

/** What a client is called here: the preferred name, or the code where there is none or the shade is down. */
export function useClientName({ code, preferredName }: Client): string {
  const { down } = useShade()
  return down ? code : (preferredName ?? code)
}

/** A client by preferred name and code, or by the code alone. */
export function ClientName({ client }: { client: Client }) {
  const name = useClientName(client)
  return (
    <>
      <b>{name}</b> {name !== client.code && <span className="code">{client.code}</span>}
    </>
  )
}
