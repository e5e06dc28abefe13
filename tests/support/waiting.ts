/** Waits until something holds, and fails with a sentence where it does not in time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeout = 20_000): Promise<void> {
  const end = performance.now() + timeout
  // Seldom after a while: what is waited for needs the processor as well.
  for (let pause = 5; !(await holds()); pause = Math.min(pause * 1.5, 60)) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
