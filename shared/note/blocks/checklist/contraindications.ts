/** A list of items that a checklist block can begin with. */
export interface CheckList {
  readonly key: string
  readonly title: string
  /** How its answers are worded: for what is done or true; left out for what is present or absent. */
  readonly answers?: 'yes_no'
  /** `classedAs`: how the practice classes an item, in its own words. */
  readonly items: readonly { readonly key: string; readonly label: string; readonly classedAs?: string | null }[]
}

/**
 * What is asked about before ketamine is considered, until a practice words it otherwise. It names what to look at and rules
 * nobody out: what an answer means is for the clinicians to say. Notes keep the words that they were made with.
 */
export const contraindications: CheckList = {
  key: 'contraindications',
  title: 'Contraindications and precautions',
  items: [
    { key: 'psychosis-or-mania', label: 'Psychosis or mania, now or in the past' },
    { key: 'uncontrolled-hypertension', label: 'Uncontrolled hypertension' },
    { key: 'cardiac-disease', label: 'Cardiac disease' },
    { key: 'aneurysm', label: 'Aneurysm' },
    { key: 'arteriovenous-malformation', label: 'Arteriovenous malformation' },
    { key: 'intracerebral-haemorrhage', label: 'Intracerebral haemorrhage, now or in the past' },
    { key: 'raised-intracranial-pressure', label: 'Raised intracranial pressure' },
    { key: 'severe-liver-disease', label: 'Severe liver disease' },
    { key: 'bladder-disease', label: 'Bladder disease' },
    { key: 'pregnancy-or-breast-feeding', label: 'Pregnancy or breast-feeding' },
    { key: 'hypersensitivity', label: 'Hypersensitivity to ketamine or a part of the product' },
    { key: 'active-substance-use', label: 'Active substance use' },
  ],
}
