import { expect, it } from 'vitest'
import { later } from '../../client/ui/later.ts'

it('code that loads later is fetched once for all who ask, and again after a fetch that failed', async () => {
  let fetches = 0
  const part = later(async () => {
    fetches += 1
    if (fetches === 1) throw new Error('out of reach')
    return 'the part'
  })
  await expect(part.fetch()).rejects.toThrow('out of reach')
  expect(part.here).toBeNull()
  expect(await Promise.all([part.fetch(), part.fetch()])).toEqual(['the part', 'the part'])
  expect([part.here, fetches]).toEqual(['the part', 2])
})
