import type { CareRole } from '../../../shared/access/vocabulary.ts'
import type { blockKeys } from '../../../shared/note/blocks/offers.ts'
import type { DemoDay } from './days.ts'
import type { DemoPerson } from './people.ts'
import type { DemoTemplate } from './templates.ts'

export type DemoValue = string | number | boolean | DemoDay
export type DemoCells = Record<string, DemoValue>

/** A part of a block: its cells, its words, and what stands in it. */
export interface DemoPart {
  name: string
  cells?: DemoCells | undefined
  words?: string | undefined
  parts?: DemoPart[]
  /** Of a moment: the name by which other items of the case lead to it. */
  ref?: string
  /** The names of items to which links at the end of its words lead. */
  links?: readonly string[]
  /** Of a row about a goal or action of an earlier note: its name. */
  about?: string
  /** The cell by which the part is found among those that came with the template. */
  known?: 'kind' | 'key'
}

/** A block as it is filled in. */
export interface DemoBlock {
  key: (typeof blockKeys)[number]
  cells?: DemoCells
  parts?: DemoPart[]
  /** Of a goal, an insight or an action: the name by which other items of the case lead to it. */
  ref?: string
  /** The names of items to which links at the end of its words lead. */
  links?: readonly string[]
}

/** What one person wrote in a section: paragraphs and blocks. */
export interface DemoWriting {
  by: DemoPerson
  written: (string | DemoBlock)[]
}

/** Where a note is in its life, with the reason where there is one. */
export type DemoReview =
  | { until: 'signed' }
  | { until: 'in_review' }
  | { until: 'cosigned' }
  | { until: 'changes_requested' | 'entered_in_error'; reason: string }

export interface DemoNote {
  /** The built-in template that it was begun from, or the one whose sections a template of the practice has as well. */
  templateId: string
  /** The version of a template of the practice that it was begun from. */
  begunFrom?: { template: DemoTemplate; version: number }
  /** The day that the note is about. */
  day: DemoDay
  /** When it was begun, by the clock in the room. */
  at: string
  author: DemoPerson
  /** Somebody is still writing it: required sections may be empty. */
  unfinished?: true
  /** How far its review went; a draft where nothing is said. */
  review?: DemoReview
  /** By the template's keys; several people may have written in one section. */
  sections: Record<string, DemoWriting | DemoWriting[]>
}

/** The plan of a course of treatment. */
export interface DemoCourse {
  plannedDoses: number
  rhythm: string
  endPoint: string
  begun: DemoDay
  ended?: DemoDay
}

/** A client's file. Clients, their words and everything that happened to them are made up. */
export interface DemoCase {
  code: string
  preferredName: string
  pronouns: string
  indication: string
  opened: DemoDay
  closed?: { day: DemoDay; reason: string }
  course: DemoCourse
  /** On the care team besides those who are on every one. */
  alsoOnTeam?: { person: DemoPerson; careRole: CareRole }[]
  notes: DemoNote[]
}
