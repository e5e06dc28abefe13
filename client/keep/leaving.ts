/**
 * Sent to the window just before the keys of what is kept are let go of, because the session was locked or ended: what a
 * field still holds for itself has to go into the document now.
 */
export const leavingEvent = 'throughline.leaving'
