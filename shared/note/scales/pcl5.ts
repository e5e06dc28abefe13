import type { Scale } from './scale.ts'

/**
 * The PTSD Checklist for DSM-5, a work of the United States government: Weathers FW, Litz BT, Keane TM, Palmieri PA, Marx
 * BP, Schnurr PP. National Center for PTSD, 2013 (ptsd.va.gov). Items, anchors, the total of 0 to 80 and the totals of the
 * DSM-5 clusters B (items 1–5), C (6–7), D (8–14) and E (15–20): its scoring instructions, and Blevins CA, Weathers FW,
 * Davis MT, Witte TK, Domino JL. J Trauma Stress 2015;28:489–498. It has no bands. A cut point of 31 to 33 is suggested
 * there and by Bovin MJ, Marx BP, Weathers FW, et al. Psychol Assess 2016;28:1379–1391; which one holds is the practice's
 * choice, and none of them is a diagnosis.
 */
export const pcl5: Scale = {
  instrument: 'pcl5',
  name: 'PCL-5',
  question: 'In the past month, how much were you bothered by:',
  recall: 'in the past month',
  recallDays: 30,
  items: [
    'Repeated, disturbing, and unwanted memories of the stressful experience?',
    'Repeated, disturbing dreams of the stressful experience?',
    'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
    'Feeling very upset when something reminded you of the stressful experience?',
    'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
    'Avoiding memories, thoughts, or feelings related to the stressful experience?',
    'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
    'Trouble remembering important parts of the stressful experience?',
    'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
    'Blaming yourself or someone else for the stressful experience or what happened after it?',
    'Having strong negative feelings such as fear, horror, anger, guilt, or shame?',
    'Loss of interest in activities that you used to enjoy?',
    'Feeling distant or cut off from other people?',
    'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
    'Irritable behavior, angry outbursts, or acting aggressively?',
    'Taking too many risks or doing things that could cause you harm?',
    'Being “superalert” or watchful or on guard?',
    'Feeling jumpy or easily startled?',
    'Having difficulty concentrating?',
    'Trouble falling or staying asleep?',
  ],
  anchors: ['Not at all', 'A little bit', 'Moderately', 'Quite a bit', 'Extremely'],
  bands: [],
  clusters: [
    { name: 'B, intrusion', first: 1, last: 5 },
    { name: 'C, avoidance', first: 6, last: 7 },
    { name: 'D, cognitions and mood', first: 8, last: 14 },
    { name: 'E, arousal and reactivity', first: 15, last: 20 },
  ],
  difficulty: null,
  lookFirst: null,
  notice:
    'PCL-5: Weathers, Litz, Keane, Palmieri, Marx and Schnurr, National Center for PTSD, 2013. A work of the United States government, in the public domain. It screens and follows change; it makes no diagnosis.',
}

/** The version that asks about the past week. It differs in its span alone. */
export const pcl5Weekly: Scale = {
  ...pcl5,
  question: 'In the past week, how much were you bothered by:',
  recall: 'in the past week',
  recallDays: 7,
}
