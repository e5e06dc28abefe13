/** A concurrent editing history: transactions on top of earlier ones, by several authors, as text patches. */
export interface History {
  endContent: string
  numAgents: number
  txns: {
    /** Indexes of earlier transactions; none means the empty text, several mean these merged. */
    parents: number[]
    agent: number
    patches: [position: number, deleted: number, inserted: string][]
  }[]
}

const words = ['water', 'window', 'silence', 'breath', 'kept', 'open', 'the', 'and', 'slowly', 'a']

/** Makes a history of two people who write in one text and hear of each other late, from a seed. */
export function madeUpHistory(random: () => number, length: number): Omit<History, 'endContent'> {
  const txns: History['txns'] = []
  const newestOf = [-1, -1]
  for (let index = 0; index < length; index++) {
    const agent = index < 2 ? index : Math.floor(random() * 2)
    const own = newestOf[agent] ?? -1
    const others = newestOf[1 - agent] ?? -1
    const hearsTheOther = random() < 0.15
    const parents = [...new Set(hearsTheOther ? [own, others] : [own])].filter((parent) => parent >= 0)
    txns.push({
      parents,
      agent,
      patches: [
        [
          Math.floor(random() * 1_000_000),
          random() < 0.2 ? 1 + Math.floor(random() * 4) : 0,
          `${words[Math.floor(random() * words.length)]} `,
        ],
      ],
    })
    newestOf[agent] = index
  }
  return { numAgents: 2, txns }
}
