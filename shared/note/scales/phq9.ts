import { developersNotice, type Scale, twoWeeksAnchors } from './scale.ts'

/**
 * The Patient Health Questionnaire-9. Items, anchors and the bands at 5, 10, 15 and 20: Kroenke K, Spitzer RL, Williams
 * JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16:606–613. The tenth item, on
 * difficulty, is not scored.
 */
export const phq9: Scale = {
  instrument: 'phq9',
  name: 'PHQ-9',
  question: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  recall: 'over the last two weeks',
  recallDays: 14,
  items: [
    'Little interest or pleasure in doing things',
    'Feeling down, depressed, or hopeless',
    'Trouble falling or staying asleep, or sleeping too much',
    'Feeling tired or having little energy',
    'Poor appetite or overeating',
    'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
    'Trouble concentrating on things, such as reading the newspaper or watching television',
    'Moving or speaking so slowly that other people could have noticed? Or the opposite, being so fidgety or restless that you have been moving around a lot more than usual',
    'Thoughts that you would be better off dead or of hurting yourself in some way',
  ],
  anchors: twoWeeksAnchors,
  bands: [
    { from: 0, name: 'minimal' },
    { from: 5, name: 'mild' },
    { from: 10, name: 'moderate' },
    { from: 15, name: 'moderately severe' },
    { from: 20, name: 'severe' },
  ],
  clusters: [],
  difficulty: {
    question:
      'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
    anchors: ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'],
  },
  lookFirst: {
    item: 9,
    sign: 'phq9_item_9',
    words: 'Item 9, thoughts of being better off dead or of self-harm, is above 0',
  },
  notice: developersNotice,
}
