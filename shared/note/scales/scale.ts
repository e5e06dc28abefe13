import type { RiskSign } from '../../api/facts.ts'
/** A questionnaire whose items are answered on a few steps from 0 up, and added up. */
export interface Scale {
  /** As it is stored. */
  readonly instrument: 'phq9' | 'gad7' | 'pcl5'
  readonly name: string
  readonly question: string
  readonly recall: string
  /** How many days back from the day it is answered it asks about. */
  readonly recallDays: number
  readonly items: readonly string[]
  /** The words for 0, 1, 2 and so on. */
  readonly anchors: readonly string[]
  /** Lowest total of each band, rising; none where the scale has no published bands. */
  readonly bands: readonly { readonly from: number; readonly name: string }[]
  /** Groups of items that have a total of their own; numbers of items, from 1. */
  readonly clusters: readonly { readonly name: string; readonly first: number; readonly last: number }[]
  /** An item on function that is never part of the total. */
  readonly difficulty: { readonly question: string; readonly anchors: readonly string[] } | null
  /** An item to be looked at first when it is answered above 0: its number, its sign and plain words for it. */
  readonly lookFirst: { readonly item: number; readonly sign: RiskSign; readonly words: string } | null
  /** The developers' notice, shown with the scale. */
  readonly notice: string
}

/** The highest total that a scale can have. */
export const mostOf = ({ items, anchors }: Scale): number => items.length * (anchors.length - 1)

/** The notice under which Pfizer made both scales free to reproduce (phqscreeners.com, 2010). */
export const developersNotice =
  'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.'

export const twoWeeksAnchors = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'] as const
