import type { WrittenSection } from '../../../shared/note/written/note.ts'

/** A note with all that stands on paper about it. Plain data: it travels to the thread that makes the file. */
export interface PrintedNote {
  title: string
  /** How far it is: `Signed`. */
  state: string
  /** The state is to be seen on every page: not signed, or entered in error. */
  loud: boolean
  /** Two identifiers and what the page is of, for every page. */
  identifiers: string
  footer: string
  facts: (readonly [label: string, value: string])[]
  sections: WrittenSection[]
  signatures: PrintedSignature[]
}

/** A signature that stands, in words. */
export interface PrintedSignature {
  who: string
  /** `Author, 20 November 2026, 14:05 UTC`. */
  meaning: string
  lines: string[]
}

/** What a thread of a case says: its goal, and what happened to it. */
export interface PrintedThread {
  title: string
  said: string | null
  steps: string[]
}

/** What a file is of. */
export interface PrintedHead {
  title: string
  practice: string
  /** Who asked for it, and when: `Exported by Ada, 20 November 2026, 14:05 UTC`. */
  exported: string
  at: number
}

/** A file that grows note by note. */
export interface FileWriter {
  add(note: PrintedNote): void
  /** `threads` only of a case. */
  end(threads: PrintedThreads | null): Promise<Uint8Array>
}

/** The threads of a case, with what stands on their pages. */
export interface PrintedThreads {
  identifiers: string
  list: PrintedThread[]
}

/** What the thread is sent, in this order: the head, the notes, the end. */
export type ToPrinter =
  | { kind: 'head'; format: PrintFormat; head: PrintedHead }
  | { kind: 'note'; note: PrintedNote }
  | { kind: 'end'; threads: PrintedThreads | null }

export type PrintFormat = 'pdf' | 'docx'
