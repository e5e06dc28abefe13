/** A page is locked this long after its member last did something in any page of this browser. Milliseconds. */
export const lockAfter = 15 * 60_000
/** It says so this long before. */
export const warnBefore = 60_000

const channelName = 'throughline.presence'
/** How often one page tells the others that its member is here. */
const tellEvery = 2_000

/** What pages of one browser tell each other: that somebody is here, and that it is locked or open again. Nothing else. */
type Word = 'here' | 'locked' | 'open'
const words: readonly Word[] = ['here', 'locked', 'open']

export interface Idleness {
  /** The member did something in this page. */
  here(): void
  /** Tells the other pages that the session was locked, or opened again. */
  say(word: 'locked' | 'open'): void
  close(): void
}

interface Heard {
  /** Whether the page will be locked within a minute. */
  onWarning: (warned: boolean) => void
  onIdle: () => void
  onLocked: () => void
  onOpen: () => void
}

/** Watches how long the member has been away, over all pages of this browser. */
export function watchIdleness({ onWarning, onIdle, onLocked, onOpen }: Heard): Idleness {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channelName) : null
  let last = Date.now()
  let told = 0
  let warned = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    clearTimeout(timer)
    const away = Date.now() - last
    const isClose = away >= lockAfter - warnBefore
    if (isClose !== warned) {
      warned = isClose
      onWarning(isClose)
    }
    if (away >= lockAfter) return onIdle()
    timer = setTimeout(look, isClose ? lockAfter - away : lockAfter - warnBefore - away)
  }
  const somebodyIsHere = () => {
    last = Date.now()
    if (warned) look()
  }
  const hear = ({ data }: MessageEvent<unknown>) => {
    const word = words.find((one) => one === data)
    switch (word) {
      case 'here':
        return somebodyIsHere()
      case 'locked':
        return onLocked()
      case 'open':
        somebodyIsHere()
        return onOpen()
      case undefined:
    }
  }
  channel?.addEventListener('message', hear)
  // A machine that slept wakes up with its timers late.
  const onVisible = () => {
    if (document.visibilityState === 'visible') look()
  }
  document.addEventListener('visibilitychange', onVisible)
  look()

  return {
    here() {
      // Whoever comes back after the time is up meets the lock, not an open page.
      if (Date.now() - last >= lockAfter) return look()
      somebodyIsHere()
      if (last - told < tellEvery) return
      told = last
      channel?.postMessage('here' satisfies Word)
    },
    say: (word) => channel?.postMessage(word),
    close() {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
      channel?.close()
    },
  }
}
