/** `npm run test:long` tries everything that `npm test` does, and what takes too long for every change. */
export const isLongRun = process.env.TEST_LONG === '1'
