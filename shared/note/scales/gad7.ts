import { developersNotice, type Scale, twoWeeksAnchors } from './scale.ts'

/**
 * The Generalized Anxiety Disorder scale. Items and the bands at 5, 10 and 15: Spitzer RL, Kroenke K, Williams JBW, Löwe
 * B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166:1092–1097. The zero
 * anchor is 'Not at all', as on the developers' form.
 */
export const gad7: Scale = {
  instrument: 'gad7',
  name: 'GAD-7',
  question: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  recall: 'over the last two weeks',
  recallDays: 14,
  items: [
    'Feeling nervous, anxious or on edge',
    'Not being able to stop or control worrying',
    'Worrying too much about different things',
    'Trouble relaxing',
    'Being so restless that it is hard to sit still',
    'Becoming easily annoyed or irritable',
    'Feeling afraid as if something awful might happen',
  ],
  anchors: twoWeeksAnchors,
  bands: [
    { from: 0, name: 'minimal' },
    { from: 5, name: 'mild' },
    { from: 10, name: 'moderate' },
    { from: 15, name: 'severe' },
  ],
  clusters: [],
  difficulty: null,
  lookFirst: null,
  notice: developersNotice,
}
