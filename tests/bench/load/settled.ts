const patience = 20_000

/**
 * Fulfils when something holds. Rejects with a sentence where it does not within twenty seconds, or as soon as
 * `hopeless` says why it never will.
 */
export async function settled(
  what: string,
  holds: () => boolean,
  hopeless: () => string | undefined = () => undefined,
): Promise<void> {
  const end = performance.now() + patience
  while (!holds()) {
    const why = hopeless()
    if (why !== undefined) throw new Error(`Waited in vain until ${what}: ${why}.`)
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
