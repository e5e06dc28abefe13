import type { DemoPerson } from './people.ts'
import type { DemoSection } from './writeNote.ts'

export interface DemoNote {
  templateId: string
  daysAgo: number
  author?: DemoPerson
  sections: Record<string, DemoSection>
}

/** A client's file. Clients, their words and everything that happened to them are made up. */
export interface DemoCase {
  code: string
  preferredName: string
  pronouns: string
  indication: string
  openedDaysAgo: number
  notes: DemoNote[]
}
