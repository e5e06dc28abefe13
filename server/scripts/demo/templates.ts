import { randomUUID } from 'node:crypto'
import { type blockKeys, blockOffers } from '../../../shared/note/blocks/offers.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import { sessionMindfulness } from '../../../shared/templates/sessionMindfulness.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { unsettled } from '../../../shared/templates/written.ts'
import type { TemplateDescription } from '../../storage/repos/templates.ts'
import { type DemoDay, on, today } from './days.ts'
import { cotherapist, type DemoPerson, lead, supervisor, teams } from './people.ts'

/** A section that the practice saved for all of its templates. */
export interface DemoLibrarySection {
  name: string
  by: DemoPerson
  day: DemoDay
  at: string
  section: WrittenSection
}

/** What is written at one time, and published then where there is a sentence on it. */
export interface DemoEdit {
  by: DemoPerson
  day: DemoDay
  at: string
  summary: string | null
  /** `saved` is the library's section, with the id that it has there. */
  change: (sections: readonly WrittenSection[], saved: WrittenSection) => WrittenSection[]
}

/** A template of the demonstration's practice. */
export interface DemoTemplate {
  described: TemplateDescription
  owner: DemoPerson
  /** The built-in template that it is a copy of. */
  copyOf: Template | null
  /** On whose shelf it stands besides its owner's: on that of a team, by its name, or of everybody. */
  shared: { team: string; editors: readonly DemoPerson[] } | 'practice' | null
  /** In the order of their days. The first one begins it. */
  edits: readonly [DemoEdit, ...DemoEdit[]]
}

const section = (key: string, title: string, more: Partial<WrittenSection> = {}): WrittenSection => ({
  ...{ key, title, guidance: null, required: false, answeredBy: null, source: null, content: [line()] },
  ...more,
})

const line = (words = ''): NoteNode => ({
  type: 'paragraph',
  ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
})

function block(key: (typeof blockKeys)[number]): NoteNode {
  const offer = blockOffers.find((one) => one.key === key)
  if (!offer) throw new Error(`There is no block ${key}.`)
  return offer.make(randomUUID, unsettled(defaultSettings))
}

/** The sections with one of them changed. Throws where there is none such. */
function withChanged(
  sections: readonly WrittenSection[],
  key: string,
  change: (section: WrittenSection) => Partial<WrittenSection>,
): WrittenSection[] {
  if (!sections.some((one) => one.key === key)) throw new Error(`There is no section ${key}.`)
  return sections.map((one) => (one.key === key ? { ...one, ...change(one) } : one))
}

/** The sections with one more behind the one of this key. */
const withBehind = (sections: readonly WrittenSection[], key: string, more: WrittenSection): WrittenSection[] =>
  sections.flatMap((one) => (one.key === key ? [one, more] : [one]))

const withPlan = (sections: readonly WrittenSection[], plan: { dueAt: string; dueEvery?: number }): WrittenSection[] =>
  withChanged(sections, 'vitals', ({ content }) => ({
    content: content.map((node) => (node.type === 'vitals' ? { ...node, attrs: { ...node.attrs, ...plan } } : node)),
  }))

export const closingRound: DemoLibrarySection = {
  name: 'Closing round',
  by: supervisor,
  day: on(6, 'Thu'),
  at: '17:20',
  section: section('closing-round', 'Closing round', {
    guidance: 'One sentence each before anybody stands up: what the client takes along, what stays in the room.',
    content: [line('At the end of session {session number}, the client:'), line('The therapists:')],
  }),
}

const senses = section('senses', 'Senses involved', {
  guidance: 'What was heard, felt on the skin, smelt or tasted, and which of it the client came back to.',
})

/** Of the session team: what it changed in the built-in template, and what it learnt from the first dozen sessions. */
export const sessionOfTeam: DemoTemplate = {
  described: {
    name: 'Mindfulness session with the senses',
    description: 'The dosing day as the team runs it: more readings early on, and the senses asked about one by one.',
    phase: 'session',
    technique: 'mindfulness',
  },
  owner: lead,
  copyOf: sessionMindfulness,
  shared: { team: teams[0].name, editors: [cotherapist] },
  edits: [
    {
      by: lead,
      day: on(9, 'Wed'),
      at: '18:10',
      summary: 'Our own section on the senses, and readings at 15, 30 and 60 minutes.',
      change: (sections) =>
        withPlan(
          withBehind(
            withChanged(sections, 'people-and-place', ({ content }) => ({
              content: content.map((node) =>
                node.type === 'paragraph'
                  ? line('Session {session number} of {client code}. On the care team: {care team}.')
                  : node,
              ),
            })),
            'what-arose',
            senses,
          ),
          { dueAt: '15,30,60' },
        ),
    },
    {
      by: cotherapist,
      day: today,
      at: '07:50',
      summary: 'The senses are required, a reading at 45 minutes and every half hour after, and a closing round.',
      change: (sections, saved) =>
        withBehind(
          withPlan(
            withChanged(sections, 'senses', ({ guidance }) => ({
              required: true,
              guidance: `${guidance} One that was not there is worth a word, too.`,
            })),
            { dueAt: '15,30,45,60', dueEvery: 30 },
          ),
          'return',
          saved,
        ),
    },
  ],
}

const integrationOfPractice: DemoTemplate = {
  described: {
    name: 'Integration meeting, half an hour',
    description: 'A short meeting between two doses: goals, one insight, one thing to do.',
    phase: 'integration',
    technique: null,
  },
  owner: supervisor,
  copyOf: null,
  shared: 'practice',
  edits: [
    {
      by: supervisor,
      day: on(8, 'Fri'),
      at: '16:30',
      summary: 'For meetings of half an hour.',
      change: () => [
        section('since-last-time', 'Since last time', {
          guidance: 'Sleep, mood, what was different at home. Suicidal thoughts asked in plain words.',
          required: true,
          content: [line('{date}, {author}. Last PHQ-9: {last PHQ-9}.')],
        }),
        section('goals', 'Goals', {
          guidance: 'A rating where the client gives one.',
          content: [line('Open: {open goals}.'), block('progress')],
        }),
        section('insight', 'What was understood', { required: true, content: [block('insight'), line()] }),
        section('action', 'One thing to do', {
          guidance: 'Small enough to be done before the next meeting.',
          content: [block('action'), line()],
        }),
      ],
    },
  ],
}

const preparationOfLead: DemoTemplate = {
  described: {
    name: 'Preparation by telephone',
    description: 'What can be agreed without sitting in one room.',
    phase: 'preparation',
    technique: null,
  },
  owner: lead,
  copyOf: null,
  shared: null,
  edits: [
    {
      by: lead,
      day: on(1, 'Fri'),
      at: '12:40',
      summary: null,
      change: () => [
        section('questions', 'Questions before the day', {
          guidance: 'What the client wants to know, in their words.',
          content: [line('{client code}, call of {date}.')],
        }),
        section('way-home', 'The way home', {
          guidance: 'Who comes, by what, and until when they stay.',
          required: true,
        }),
      ],
    },
  ],
}

/** The templates of the demonstration's practice. */
export const demoTemplates: readonly DemoTemplate[] = [sessionOfTeam, integrationOfPractice, preparationOfLead]
