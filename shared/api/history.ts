import { z } from 'zod'
import { VersionReason } from '../history/reasons.ts'
import { MemberId, VersionId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonColor } from './people.ts'

/** Somebody who wrote in a note, whether or not they still work in the practice. */
export const Writer = z.object({ id: MemberId, name: z.string(), color: PersonColor })
export type Writer = z.infer<typeof Writer>

export const versionActs = ['restore'] as const

/** A note as it was at one moment, without its text. */
export const Version = z.object({
  id: VersionId,
  /** Counted from 1 in each note; what was thinned out leaves gaps. */
  number: z.int(),
  at: z.iso.datetime(),
  reason: VersionReason,
  /** Who did what the reason says; null for a pause in writing. */
  by: Writer.nullable(),
  /** Of what was restored: the number of the version whose text came back. */
  ofNumber: z.int().nullable(),
  /** Who wrote since the version before. */
  contributors: z.array(Writer),
  abilities: abilities(versionActs),
})
export type Version = z.infer<typeof Version>
/** Newest first. */
export const Versions = z.object({ items: z.array(Version) })

const Mark = z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).exactOptional() })
const Attributes = z.record(z.string(), z.unknown())

/** The editor’s JSON, in which a text ends where its author does. `by` and `setBy` are left out for what the template brought. */
export const AuthoredText = z.object({
  type: z.string(),
  attrs: Attributes.exactOptional(),
  text: z.string().exactOptional(),
  marks: z.array(Mark).exactOptional(),
  by: MemberId.exactOptional(),
  setBy: z.record(z.string(), MemberId).exactOptional(),
  get content() {
    return z.array(AuthoredText).exactOptional()
  },
})

/** How a tree is described where it cannot be described as deep as it goes; it is parsed in full all the same. */
const tree = z.looseObject({ type: z.string() })

/** A version with its text; `people` are all who wrote in it. */
export const VersionText = z.object({ version: Version, text: tree.pipe(AuthoredText), people: z.array(Writer) })
export type VersionText = z.infer<typeof VersionText>

const op = z.enum(['same', 'added', 'removed'])

const Step = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('text'),
    op,
    text: z.string(),
    marks: z.array(Mark).exactOptional(),
    was: z.array(Mark).exactOptional(),
    by: MemberId.exactOptional(),
  }),
  z.object({
    is: z.literal('open'),
    op,
    type: z.string(),
    attrs: Attributes.exactOptional(),
    was: Attributes.exactOptional(),
    by: MemberId.exactOptional(),
  }),
  z.object({ is: z.literal('close'), op, type: z.string() }),
  z.object({
    is: z.literal('leaf'),
    op,
    type: z.string(),
    attrs: Attributes.exactOptional(),
    by: MemberId.exactOptional(),
  }),
  z.object({
    is: z.literal('part'),
    get part() {
      return Part
    },
  }),
  z.object({ is: z.literal('moved'), type: z.string(), id: z.string() }),
])

const Part = z.object({
  type: z.string(),
  id: z.string().nullable(),
  op,
  changed: z.boolean(),
  moved: z.literal(true).exactOptional(),
  by: MemberId.exactOptional(),
  cells: z.array(
    z.object({
      name: z.string(),
      before: z.unknown().exactOptional(),
      after: z.unknown().exactOptional(),
      by: MemberId.exactOptional(),
    }),
  ),
  get content() {
    return z.array(Step)
  },
})

/** What became of a note between two moments: all of its text, with what was added, removed and changed, by whom. */
export const Difference = z.object({
  from: Version,
  /** Null for the text as it stands now. */
  to: Version.nullable(),
  difference: tree.pipe(Part),
  people: z.array(Writer),
})
export type Difference = z.infer<typeof Difference>

/** Which two to compare: a version’s id, and another’s or `now`. */
export const CompareQuery = z.object({ from: VersionId, to: z.union([z.literal('now'), VersionId]).default('now') })

/** What changed since the viewer last looked. */
export const ChangesSinceSeen = z.object({
  /** When the viewer looked last; null for whoever never did. */
  seenAt: z.iso.datetime().nullable(),
  /** Null where nothing was written since, and for whoever never looked. */
  changes: Difference.nullable(),
})
export type ChangesSinceSeen = z.infer<typeof ChangesSinceSeen>

/**
 * The viewer has the note before their eyes: `version` is the note’s as they see it, and left out for a page that is
 * connected and shows what is there at this moment.
 */
export const Seen = z.object({ version: z.string().max(100).optional() })

/** Somebody’s part in the text as it stands: words that are theirs, and cells that they set last. */
export const Contributor = z.object({ member: Writer, words: z.int(), cells: z.int() })
export const Contributors = z.object({ items: z.array(Contributor) })
