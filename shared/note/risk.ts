/** Whether a section is where risk is written down, by its key: `risk`, `mood-and-risk`. */
export const isOnRisk = (key: unknown): boolean => typeof key === 'string' && key.split('-').includes('risk')
