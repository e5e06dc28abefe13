import type { DemoCase } from './demoCase.ts'
import { cotherapist, lead, prescriber } from './people.ts'

/** Depression that did not respond to other treatment; intramuscular sessions; the through-line of an unsent letter. */
export const adaCourse: DemoCase = {
  code: 'L-0117',
  preferredName: 'Ada',
  pronouns: 'she/her',
  indication: 'Depression that did not respond to two medicines and a course of psychotherapy',
  openedDaysAgo: 41,
  notes: [
    {
      templateId: 'preparation-goals',
      daysAgo: 12,
      sections: {
        education: {
          by: lead,
          paragraphs: [
            'We went through what the medicine does and does not do, how long the effect lasts, and that memory of the session can be patchy. She asked whether she would say things that she could not take back, and what would happen with them. I said that she decides what goes further than this room, within the limits that we had signed.',
          ],
        },
        alliance: {
          by: lead,
          paragraphs: [
            'Sixth meeting. She disagrees with me aloud now, which she said would have been unthinkable in spring.',
          ],
        },
        goals: {
          by: lead,
          paragraphs: [
            'To sit with the sadness about her mother without leaving the room in her head.',
            'To write the letter that she has begun four times, whether or not it is ever sent.',
          ],
        },
        intention: { by: lead, paragraphs: ['“I would like to stay when it gets quiet.”'] },
        'set-and-setting': {
          by: cotherapist,
          paragraphs: [
            'Room 1, the recliner by the window with the blind down, two blankets. Music without words; she chose the second list and asked for long silences between the pieces. Eyeshades from the beginning.',
          ],
        },
        touch: {
          by: cotherapist,
          paragraphs: [
            'A hand on the back of her hand if she reaches out, nothing else. Stop signal: she closes her fist.',
          ],
        },
        comfort: {
          by: cotherapist,
          paragraphs: [
            'If it becomes too much: name three things in the room, then the sentence that she picked, “I am in the chair and the chair is on the floor.”',
          ],
        },
        measures: { by: lead, cells: { q1: 3, q2: 2, q3: 2, q4: 3, q5: 1, q6: 2, q7: 2, q8: 1, q9: 0, difficulty: 2 } },
        practicalities: {
          by: lead,
          paragraphs: [
            'Nothing to eat from eight o’clock, water until noon. Her neighbour brings her home and stays for the evening.',
          ],
        },
        readiness: { by: lead, paragraphs: ['Ready, in her words “more curious than afraid”. So are we.'] },
      },
    },
    {
      templateId: 'session-guided-imagery',
      daysAgo: 5,
      sections: {
        before: {
          by: lead,
          paragraphs: [
            'Fasting since eight, the neighbour is reachable and comes at five. No new medicines, no alcohol since Sunday. Slept six hours. Asked directly about thoughts of suicide: none since the summer, no plan, no intent. The intention was read aloud, and she nodded at ‘quiet’.',
          ],
          cells: { q1: 2, q2: 2, q3: 1, q4: 2, q5: 1, q6: 2, q7: 1, q8: 1, q9: 0, difficulty: 1 },
        },
        'people-and-place': {
          by: cotherapist,
          paragraphs: [
            'Ada, Maren Holt and Teo Lindqvist throughout; Dr Calder until ten past three. Room 1, in person.',
          ],
        },
        dose: {
          by: prescriber,
          cells: {
            product: 'racemic',
            concentration: 50,
            route: 'im',
            orderedBy: 'Dr Ines Calder',
            weight: 64.5,
            weightUnit: 'kg',
            lot: 'demo-lot-7',
          },
          rows: [
            {
              cells: {
                kind: 'dose',
                at: '14:04',
                site: 'Left deltoid',
                ordered: 50,
                given: 50,
                givenBy: 'Dr Ines Calder',
              },
              words: 'Went in easily, no pain.',
            },
            {
              cells: {
                kind: 'booster',
                at: '14:21',
                site: 'Right deltoid',
                ordered: 20,
                given: 20,
                givenBy: 'Dr Ines Calder',
              },
            },
          ],
        },
        vitals: {
          by: prescriber,
          paragraphs: [
            'Before: 118/76, pulse 66, SpO₂ 98. At 14:20: 134/84, pulse 80, SpO₂ 97. At 15:05: 122/78, pulse 70, SpO₂ 98.',
          ],
        },
        timeline: {
          by: cotherapist,
          rows: [
            {
              cells: { kind: 'seen', at: '14:09', observerName: 'Teo Lindqvist' },
              words: 'Breath slows, the left hand opens on the blanket',
            },
            {
              cells: { kind: 'did', at: '14:13', technique: 'guided_imagery', observerName: 'Maren Holt' },
              words: 'Invited her back to the kitchen of the letter, to look around and touch nothing',
            },
            {
              cells: { kind: 'said', at: '14:31', by: 'Ada', observerName: 'Maren Holt' },
              words: 'The kettle is still warm.',
            },
            {
              cells: { kind: 'seen', at: '14:38', observerName: 'Teo Lindqvist' },
              words: 'Tears, without turning away; fist stays open',
            },
            {
              cells: { kind: 'said', at: '14:46', by: 'Ada', observerName: 'Maren Holt' },
              words: 'She would have read it standing up, with her coat on.',
            },
            {
              cells: { kind: 'did', at: '15:02', technique: 'grounding', observerName: 'Teo Lindqvist' },
              words: 'Feet on the floor, blanket off, a glass of water',
            },
          ],
        },
        'imagery-offered': {
          by: lead,
          paragraphs: [
            'The kitchen in which the letter would be read, which she chose in preparation. “Let it be as it is today. Tell us only what you want to tell.” Nothing was added.',
          ],
        },
        'imagery-emerged': {
          by: lead,
          paragraphs: [
            'The kitchen was smaller than she remembered, with the table pushed to the wall. A kettle had just boiled. Nobody was there, and she waited, “the way one waits for somebody who is only in the next room”.',
            'Later her mother stood by the door with her coat on and read. Ada did not hear what she thought of it. She reported this as something she saw, and did not call it a memory.',
          ],
        },
        affect: {
          by: cotherapist,
          paragraphs: ['Quiet sadness for most of the hour, then something that she called room.'],
        },
        'turning-points': {
          by: lead,
          paragraphs: ['At 14:38 she wept and stayed. She remarked on it herself an hour later.'],
        },
        'what-we-did': {
          by: cotherapist,
          paragraphs: [
            'Little. One invitation, one silence of eleven minutes, one hand at 14:40 that she had reached for.',
          ],
        },
        touch: {
          by: cotherapist,
          paragraphs: [
            'Her hand, held by Teo Lindqvist from 14:40 to 14:44 after she had reached out; she let go first.',
          ],
        },
      },
    },
    {
      templateId: 'integration-insights',
      daysAgo: 3,
      author: cotherapist,
      sections: {
        account: {
          by: cotherapist,
          paragraphs: [
            '“I always thought I had to find the sentence that would make her understand. She had her coat on. She would have understood whatever there was time for.”',
            'She slept nine hours that night and woke with the word ‘enough’.',
          ],
        },
        themes: { by: cotherapist, paragraphs: ['Waiting; being read; how much has to be said.'] },
        insights: {
          by: cotherapist,
          paragraphs: [
            'The letter may be short. (Her words.)',
            'Staying with sadness did not make it larger. (Our reading, which she found fair.)',
          ],
        },
        actions: {
          by: lead,
          paragraphs: ['Writes one page, by hand, before the next session. Does not have to bring it.'],
        },
        measures: { by: cotherapist, cells: { q1: 1, q2: 1, q3: 1, q4: 2, q5: 0, q6: 1, q7: 1 } },
        'mood-and-risk': {
          by: cotherapist,
          paragraphs: ['Lighter since Friday. Asked directly about thoughts of suicide: none.'],
        },
      },
    },
  ],
}
