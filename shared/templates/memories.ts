/** Part of the guidance wherever a session is written down or told. */
export const memories =
  'New memories are recorded as the client’s report, in their words: neither suggested nor confirmed.'
