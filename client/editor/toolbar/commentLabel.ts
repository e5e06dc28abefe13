/** What the act is called, with its keys. */
export const commentLabel = /Mac|iP(hone|ad)/.test(navigator.platform) ? 'Comment (⌘ Alt M)' : 'Comment (Ctrl Alt M)'
