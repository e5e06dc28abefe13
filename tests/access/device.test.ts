import { expect, it } from 'vitest'
import { deviceInWords } from '../../server/domain/auth/device.ts'

const agents: readonly [string, string][] = [
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Chromium on Linux',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 (KHTML) Version/18.0 Safari/605.1',
    'Safari on macOS',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox on Android'],
  ['curl/8.0', ''],
  ['', ''],
]

it('a browser is named by its family and system, and nothing else of what it says is repeated', () => {
  for (const [agent, words] of agents) expect(deviceInWords(agent)).toBe(words)
  expect(deviceInWords(undefined)).toBe('')
  expect(deviceInWords(`<script>alert(1)</script>${'x'.repeat(10_000)} Linux Chrome/1`)).toBe('')
})
