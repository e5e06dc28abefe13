/** A questionnaire whose items are answered 0 to 3 over the last two weeks. */
export interface Scale {
  /** As it is stored. */
  readonly instrument: 'phq9' | 'gad7'
  readonly name: string
  readonly question: string
  readonly recall: string
  readonly items: readonly string[]
  /** The words for 0, 1, 2 and 3. */
  readonly anchors: readonly [string, string, string, string]
  /** Lowest total of each band, rising. */
  readonly bands: readonly { readonly from: number; readonly name: string }[]
  /** An item on function that is never part of the total. */
  readonly difficulty: { readonly question: string; readonly anchors: readonly [string, string, string, string] } | null
  /** An item to be looked at first when it is answered above 0: its number and plain words for it. */
  readonly lookFirst: { readonly item: number; readonly words: string } | null
  /** The developers' notice, shown with the scale. */
  readonly notice: string
}

/** The notice under which Pfizer made both scales free to reproduce (phqscreeners.com, 2010). */
export const developersNotice =
  'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.'

export const twoWeeksAnchors = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'] as const
