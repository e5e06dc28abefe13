import { execFile } from 'node:child_process'
import { generateKeyPairSync, randomInt, sign } from 'node:crypto'
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { sha256 } from '../../server/domain/signing/chain.ts'
import { canonicalJson } from '../../shared/seal/canonicalJson.ts'
import { SealedFile } from '../../shared/seal/sealedFile.ts'
import { projectRoot } from '../house/sourceTree.ts'
import { noteFor, reviewedPair, seal } from '../review/desk.ts'
import { write } from '../support/sockets.ts'

const script = join(projectRoot, 'docs/verify-note.mjs')

interface Verdict {
  code: number
  out: string
}

/** Runs the script as somebody elsewhere does: plain Node, a file, nothing of this project. */
async function desk(program = process.execPath) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-sealed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  let files = 0
  return async (file: string | Uint8Array, ...words: string[]): Promise<Verdict> => {
    files += 1
    const path = join(folder, `${files}.json`)
    await writeFile(path, file)
    return new Promise((resolve) => {
      execFile(program, [script, path, ...words], { cwd: folder, env: {} }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out: stdout + stderr })
      })
    })
  }
}

/** The Node that is on the path apart from the one that npm brought, where there is another. */
async function otherNode(): Promise<string> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'node')
    const isOwn = folder.startsWith(projectRoot)
    if (
      !isOwn &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return path
  }
  return process.execPath
}

/** A note that was sent back once, signed again and co-signed, as its sealed file. */
async function sealedFile() {
  const { lead, supervisor, note, a } = await reviewedPair()
  const path = `/api/notes/${note.id}/export?format=sealed`
  const refused = await lead.call('GET', path)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'not_signed'])
  await seal(lead, 'submit', note)
  await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'The dose.' })
  await expect.poll(() => a.provider.synced).toBe(true)
  write(a.doc, ' and the dose')
  await a.allSaved()
  await seal(lead, 'submit', note)
  await seal(supervisor, 'cosign', note)
  expect((await noteFor(lead, note)).status).toBe('cosigned')
  const file = await (await supervisor.call('GET', path)).text()
  const { items } = await (await lead.call('GET', '/api/practice/keys')).json()
  return { file, fingerprint: String(items[0].fingerprint) }
}

it('whoever has a sealed note checks it without the product, and every changed byte and foreign key is found', async () => {
  const { file, fingerprint } = await sealedFile()
  const verify = await desk()
  const whole = await verify(file, '--key', fingerprint)
  expect(whole.out).toMatch(/VOID: Lead signed as its author/)
  expect(whole.out).toMatch(/\nLead signed as its author/)
  expect(whole.out).toMatch(/Supervisor signed as co-signer/)
  expect(whole.out).toContain('marked the note as changes requested')
  expect(whole.out).toContain(`The practice's key: ${fingerprint}`)
  expect(whole.code).toBe(0)
  expect((await verify(file)).code).toBe(0)
  const elsewhere = await (await desk(await otherNode()))(file)
  expect(elsewhere.code, elsewhere.out).toBe(0)
  expect(
    (
      await verify(
        file,
        '--key',
        fingerprint.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      )
    ).code,
  ).toBe(1)

  const bytes = Buffer.from(file)
  const missed: string[] = []
  const tries = Array.from({ length: 200 }, () => ({ at: randomInt(bytes.length), by: randomInt(1, 256) }))
  const { check }: { check: (bytes: Buffer) => unknown } = await import(pathToFileURL(script).href)
  expect(() => check(bytes)).not.toThrow()
  for (const [index, { at, by }] of tries.entries()) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8((changed.readUInt8(at) + by) % 256, at)
    if (fits(check, changed)) missed.push(`byte ${at} by ${by}`)
    // The first of them as a program too, which is what it is.
    if (index >= 20) continue
    const { code, out } = await verify(changed)
    if (code !== 1 || !out.includes('NOT VALID')) missed.push(`byte ${at} by ${by}: ${out}`)
  }
  expect(missed).toEqual([])

  const forged = forge(file)
  expect((await verify(forged)).code, 'a forgery that fits in itself is found by the key alone').toBe(0)
  const found = await verify(forged, '--key', fingerprint)
  expect(found.code).toBe(1)
  expect(found.out).toContain('sealed by another key')
}, 180_000)

/** The same file about another dose, by somebody who seals everything anew with a key of their own. */
function forge(text: string): string {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const by = (statement: string) => sign(null, Buffer.from(statement), privateKey).toString('base64url')
  const { outer, ...file } = SealedFile.parse(JSON.parse(text))
  const renamed = new Map(
    file.contents.map((content) => {
      const other = canonicalJson({ ...JSON.parse(content), title: 'Another note' })
      return [sha256(content), { content: other, hash: sha256(other) }]
    }),
  )
  let previous: { number: number; hash: string } | null = null
  const seals = file.seals.map(({ statement, keyId }) => {
    const said = JSON.parse(statement)
    const follows = previous !== null && previous.number + 1 === said.number ? { previous: previous.hash } : {}
    const content = said.kind === 'signature' ? { content: renamed.get(said.content)?.hash } : {}
    const written = canonicalJson({ ...said, ...follows, ...content })
    const made = by(written)
    previous = { number: said.number, hash: sha256(`${written}\n${made}`) }
    return { statement: written, seal: made, keyId }
  })
  const x = publicKey.export({ format: 'jwk' }).x ?? ''
  const keys = file.keys.map((key) => ({ ...key, publicKey: x }))
  const rest = { ...file, contents: [...renamed.values()].map(({ content }) => content), seals, keys }
  return canonicalJson({ ...rest, outer: { keyId: outer.keyId, seal: by(sha256(canonicalJson(rest))) } })
}

function fits(check: (bytes: Buffer) => unknown, bytes: Buffer): boolean {
  try {
    check(bytes)
    return true
  } catch {
    return false
  }
}
