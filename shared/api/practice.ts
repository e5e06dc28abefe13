import { z } from 'zod'
import { TemplateId } from '../ids.ts'
import { minutes } from '../note/attributes.ts'
import { routes } from '../note/blocks/dose/routes.ts'
import { type ReadingName, readings } from '../note/blocks/vitals/readings.ts'
import { abilities } from './abilities.ts'
import { Phase } from './notes.ts'
import { line } from './text.ts'

const isMinuteList = minutes().allows
const differ = <Item>(of: (item: Item) => string) =>
  [(items: Item[]) => new Set(items.map(of)).size === items.length, 'Two of these are the same.'] as const

/** A plan for readings that vitals can take over in one act. */
export const VitalsPreset = z
  .strictObject({
    name: line().min(1, 'Please name the plan.').max(60, 'Please use at most 60 characters.'),
    /** Minutes after T+0, rising: `5,15,30`. */
    dueAt: z.string().refine(isMinuteList, 'Please enter minutes in rising order, such as 5, 15, 30.').nullable(),
    /** Minutes from one reading to the next, after the last of those. */
    dueEvery: z
      .int('Please enter a whole number.')
      .min(1, 'Please enter at least one minute.')
      .max(1_440, 'Please enter at most a day, 1440 minutes.')
      .nullable(),
    /** The routes that it is offered for; none stands for every one. */
    routes: z.array(z.enum(routes)).max(routes.length),
    /** New notes begin with it. */
    isDefault: z.boolean(),
  })
  .refine(({ dueAt, dueEvery }) => dueAt !== null || dueEvery !== null, {
    path: ['dueAt'],
    message: 'Please say when readings are due.',
  })
export type VitalsPreset = z.infer<typeof VitalsPreset>

const bound = (most: number) =>
  z.int('Please enter a whole number.').min(0).max(most, `Please enter at most ${most}.`).nullable()
const rangeOf = (reading: ReadingName) =>
  z
    .strictObject({ low: bound(readings[reading].most), high: bound(readings[reading].most) })
    .refine(({ low, high }) => low === null || high === null || low < high, {
      path: ['high'],
      message: 'The upper end lies above the lower one.',
    })

/** Between which figures a reading is left unmarked. What is null marks nothing: the product has no threshold of its own. */
export const VitalsRanges = z.strictObject({
  systolic: rangeOf('systolic'),
  diastolic: rangeOf('diastolic'),
  pulse: rangeOf('pulse'),
  spo2: rangeOf('spo2'),
  respiration: rangeOf('respiration'),
})
export type VitalsRanges = z.infer<typeof VitalsRanges>

/** What is asked about before ketamine is considered, and how the practice classes it, in its own words. */
export const Contraindication = z.strictObject({
  /** The same in every note, whatever the item is called. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Use small letters, figures and hyphens.'),
  label: line().min(1, 'Please say what is asked about.').max(200, 'Please use at most 200 characters.'),
  /** Such as 'absolute' or 'precaution'; null for an item that is not classed. */
  classedAs: line().min(1).max(40, 'Please use at most 40 characters.').nullable(),
})
export type Contraindication = z.infer<typeof Contraindication>

/** The measures that can fall due. */
export const Measure = z.enum(['phq9', 'gad7', 'pcl5'])
export type Measure = z.infer<typeof Measure>

/** How often a measure is meant to be taken while a course runs. */
export const MeasureRhythm = z.strictObject({
  measure: Measure,
  everyDays: z
    .int('Please enter a whole number.')
    .min(1, 'Please enter at least one day.')
    .max(365, 'Please enter at most 365 days.'),
})
export type MeasureRhythm = z.infer<typeof MeasureRhythm>

const Days = z
  .int('Please enter a whole number.')
  .min(1, 'Please enter at least one day.')
  .max(60, 'Please enter at most 60 days.')
  .nullable()

/**
 * Which templates a new note of one phase is offered at once, in this order, and which of them is the usual one; null for all,
 * and for none. It is about order alone: who may use a template is said where the template is shared, and an id that says nothing
 * to a member, or nothing any more, is passed over.
 */
export const OfferedTemplates = z
  .strictObject({
    offered: z
      .array(TemplateId)
      .max(100, 'Please keep to 100 templates.')
      .refine(...differ<TemplateId>((id) => id))
      .nullable(),
    usual: TemplateId.nullable(),
  })
  .refine(({ offered, usual }) => usual === null || offered === null || offered.includes(usual), {
    path: ['usual'],
    message: 'Please choose one of those that are offered.',
  })
export type OfferedTemplates = z.infer<typeof OfferedTemplates>

/** Where notes stand: a phase, or beside the course. */
export const NotePlace = z.enum([...Phase.options, 'beside'])
export type NotePlace = z.infer<typeof NotePlace>

/** What a practice decides for its notes. Notes that are written keep what they were made with. */
export const PracticeSettings = z.strictObject({
  vitalsPresets: z
    .array(VitalsPreset)
    .max(20, 'Please keep to 20 plans.')
    .refine(...differ<VitalsPreset>(({ name }) => name.toLowerCase()))
    .refine((presets) => presets.filter(({ isDefault }) => isDefault).length <= 1, 'New notes begin with one plan.'),
  vitalsRanges: VitalsRanges,
  contraindications: z
    .array(Contraindication)
    .max(60, 'Please keep to 60 items.')
    .refine(...differ<Contraindication>(({ key }) => key)),
  /**
   * From which total PCL-5 is said to lie at or above the practice's cut point; null says nothing. 31 to 33 by the National
   * Center for PTSD, 'Using the PTSD Checklist for DSM-5'.
   */
  pcl5CutPoint: z
    .int('Please enter a whole number.')
    .min(31, 'Please enter 31, 32 or 33.')
    .max(33, 'Please enter 31, 32 or 33.')
    .nullable(),
  measuresDue: z
    .array(MeasureRhythm)
    .max(Measure.options.length)
    .refine(...differ<MeasureRhythm>(({ measure }) => measure)),
  /** Within how many days of its submission a note is to be reviewed; null sets no day. */
  reviewDue: z.strictObject({ session: Days, other: Days }),
  /** Within how many days after the day that it is about a note is to be signed; null sets no day. */
  notesDue: z.strictObject({ session: Days, other: Days }),
  templates: z.record(NotePlace, OfferedTemplates),
  /** Whom to call at the practice's own place. */
  emergencyNumber: line().min(1).max(120, 'Please use at most 120 characters.').nullable(),
})
export type PracticeSettings = z.infer<typeof PracticeSettings>

/** Settings with their version, which rises with every change; 0 while nobody has changed what a practice begins with. */
export const PracticeSettingsNow = z.object({
  version: z.int(),
  settings: PracticeSettings,
  updatedAt: z.iso.datetime().nullable(),
  /** The name of whoever changed them last. */
  updatedBy: z.string().nullable(),
  abilities: abilities(['edit']),
})
export type PracticeSettingsNow = z.infer<typeof PracticeSettingsNow>

/** All settings as they are to be, and the version that they were made from. */
export const ChangePractice = z.strictObject({ version: z.int().min(0), settings: PracticeSettings })
export type ChangePractice = z.infer<typeof ChangePractice>
