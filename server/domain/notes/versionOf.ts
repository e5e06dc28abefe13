/**
 * The opaque version of a note: it changes with the text and with the day that the note is about, since both are signed. `head` is
 * the number of the newest committed change: an update that adds nothing is never committed.
 */
export const versionOf = ({ head, occurredOn }: { head: number; occurredOn: string }): string => `${head}.${occurredOn}`

/** The head that a version names; NaN where it is none of ours. */
export const headOfVersion = (version: string): number => Number(version.split('.')[0])
