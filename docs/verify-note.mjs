#!/usr/bin/env node
/*
 * Checks a sealed note of Throughline without Throughline: `node verify-note.mjs FILE [--key FINGERPRINT]`. It needs Node 20 or
 * newer, nothing else, and no network. What it checks is written in VERIFYING.md. Exit code 0: everything fits; 1: something
 * does not, or there is no file.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const meanings = {
  author: 'as its author',
  answers_for: 'as prescriber, for the sections named',
  co_signer: 'as co-signer',
}

class Unfit extends Error {}
const must = (holds, sentence) => {
  if (!holds) throw new Unfit(sentence)
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** RFC 8785: keys by their UTF-16 code units, no spaces, numbers and strings as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

/** The value of a text that is canonical JSON to the byte. */
function readCanonical(text, what) {
  let value
  try {
    value = JSON.parse(text)
  } catch {
    throw new Unfit(`${what} is not JSON.`)
  }
  must(canonical(value) === text, `${what} is not in its canonical form: it was changed after it was made.`)
  return value
}

/** Bytes of base64url in the one spelling that they have: no padding, no stray bits, no other signs. */
function bytesOf(text, length, what) {
  must(typeof text === 'string' && /^[A-Za-z0-9_-]+$/.test(text), `${what} is not base64url.`)
  const bytes = Buffer.from(text, 'base64url')
  must(bytes.length === length && bytes.toString('base64url') === text, `${what} is not strict base64url.`)
  return bytes
}

const fingerprintOf = (publicKey) => sha256(bytesOf(publicKey, 32, 'A public key'))

function isSealed(publicKey, statement, seal, what) {
  bytesOf(publicKey, 32, 'A public key')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(statement, 'utf8'), key, bytesOf(seal, 64, what))
}

const hasOnly = (value, names) =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.keys(value).length === names.length &&
  names.every((name) => Object.hasOwn(value, name))

/** Reads a sealed note's bytes; throws where anything does not fit. */
export function check(bytes) {
  const text = bytes.toString('utf8')
  must(Buffer.from(text, 'utf8').equals(bytes), 'The file is not UTF-8.')
  const file = readCanonical(text, 'The file')
  const names = ['contents', 'exportedAt', 'format', 'keys', 'noteId', 'outer', 'practice', 'seals']
  must(hasOnly(file, names), 'The file does not have the fields of a sealed note.')
  must(file.format === 'throughline-sealed-note/1', 'The file is no sealed note, or one of a later version.')
  for (const name of ['contents', 'keys', 'seals']) must(Array.isArray(file[name]), `The file has no list of ${name}.`)
  must(hasOnly(file.outer, ['keyId', 'seal']), 'The seal over the whole file is missing.')

  const keys = new Map()
  for (const key of file.keys) {
    must(hasOnly(key, ['id', 'publicKey', 'since']), 'A key does not have the fields of a key.')
    must(!keys.has(key.id), 'Two keys have one id.')
    bytesOf(key.publicKey, 32, 'A public key')
    keys.set(key.id, key)
  }
  const { outer, ...everythingElse } = file
  const outerKey = keys.get(outer.keyId)
  must(outerKey, 'The key of the seal over the whole file is missing.')
  must(
    isSealed(outerKey.publicKey, sha256(canonical(everythingElse)), outer.seal, 'The seal over the whole file'),
    'The seal over the whole file does not hold: the file was changed.',
  )

  const contents = new Map()
  for (const content of file.contents) {
    must(typeof content === 'string', 'What was signed is no text.')
    const note = readCanonical(content, 'What was signed')
    must(note?.format === 'throughline-note/1', 'What was signed is no note.')
    must(note.noteId === file.noteId && note.practiceId === file.practice?.id, 'What was signed is of another note.')
    contents.set(sha256(content), note)
  }

  const used = new Set([outer.keyId])
  const signed = new Set()
  const seals = file.seals.map((row, index) => {
    const what = `Seal ${index + 1} of the file`
    must(hasOnly(row, ['keyId', 'seal', 'statement']), `${what} does not have the fields of a seal.`)
    const key = keys.get(row.keyId)
    must(key, `The key of ${what} is missing.`)
    used.add(row.keyId)
    must(typeof row.statement === 'string', `${what} has no statement.`)
    must(isSealed(key.publicKey, row.statement, row.seal, what), `${what} does not hold.`)
    const statement = readCanonical(row.statement, `The statement of ${what}`)
    must(statement?.format === 'throughline-seal/1', `${what} is of an unknown kind.`)
    must(statement.noteId === file.noteId && statement.practice?.id === file.practice.id, `${what} is of another note.`)
    must(
      ['signature', 'withdrawn', 'changes_requested', 'entered_in_error'].includes(statement.kind),
      `${what} says what is not known.`,
    )
    if (statement.kind === 'signature') {
      must(contents.has(statement.content), `What ${what} signs is missing or was changed.`)
      must(Object.hasOwn(meanings, statement.meaning), `${what} has an unknown meaning.`)
      signed.add(statement.content)
    }
    return { statement, key, hash: sha256(`${row.statement}\n${row.seal}`) }
  })
  must(signed.size > 0, 'Nobody signed this note.')
  must(signed.size === contents.size, 'The file holds content that nobody signed.')
  must(used.size === keys.size, 'The file holds a key that sealed nothing in it.')
  for (const [index, { statement, hash }] of seals.entries()) {
    const next = seals[index + 1]?.statement
    must(Number.isInteger(statement.number) && statement.number >= 1, 'A number in the chain is no number.')
    must(statement.number !== 1 || statement.previous === null, 'The first seal of a chain names one before it.')
    if (next === undefined) continue
    must(next.number > statement.number, 'The seals are not in the order of their chain.')
    if (next.number === statement.number + 1) must(next.previous === hash, 'Two seals that follow do not fit together.')
  }
  return { file, contents, seals, outerKey }
}

/** Words from the file for a terminal: nothing in them can move its cursor. */
const shown = (words) => String(words).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')

function tell({ file, contents, seals, outerKey }) {
  const say = (line = '') => process.stdout.write(`${shown(line)}\n`)
  const voids = seals.findLastIndex(({ statement }) => ['withdrawn', 'changes_requested'].includes(statement.kind))
  say(`Sealed by ${file.practice.name}, exported ${file.exportedAt}.`)
  for (const [hash, note] of contents) {
    say(`Content ${hash}:`)
    say(`  "${note.title}" of case ${note.caseCode}, about ${note.occurredOn}, by ${note.author?.name}.`)
  }
  for (const [index, { statement, key }] of seals.entries()) {
    const { kind, at, number, signer } = statement
    say()
    if (kind !== 'signature') {
      say(`${signer?.name} marked the note as ${kind.replaceAll('_', ' ')} on ${at} (number ${number}).`)
      continue
    }
    const credentials = (signer.credentials ?? [])
      .map((one) => [one.title, one.number, one.state].filter(Boolean).join(' '))
      .map((one) => `, ${one}`)
    say(
      `${index < voids ? 'VOID: ' : ''}${signer.name}${credentials.join('')} signed ${meanings[statement.meaning]} on ${at} (number ${number}).`,
    )
    say(`  "${statement.attestation}"`)
    for (const { title } of statement.sections ?? []) say(`  Section: ${title}`)
    say(`  Content ${statement.content}`)
    say(`  Key ${fingerprintOf(key.publicKey)}`)
    if (index < voids) say('  It counts no more: the note was withdrawn or sent back after it.')
  }
  if (seals.some(({ statement }) => statement.kind === 'entered_in_error')) say('THIS NOTE WAS ENTERED IN ERROR.')
  say()
  say(`The practice's key: ${fingerprintOf(outerKey.publicKey)}`)
}

const usage = 'node verify-note.mjs FILE [--key FINGERPRINT]'

function main(words) {
  const at = words.indexOf('--key')
  const wanted = at === -1 ? null : words[at + 1]
  const rest = at === -1 ? words : words.filter((_, index) => index !== at && index !== at + 1)
  if (rest.length !== 1 || wanted === undefined) {
    process.stderr.write(`${usage}\n`)
    return 1
  }
  try {
    const found = check(readFileSync(rest[0]))
    if (wanted !== null) {
      const fingerprint = wanted.replaceAll(/[\s:]/g, '').toLowerCase()
      const known = fingerprintOf(found.outerKey.publicKey)
      must(known === fingerprint, `The file is sealed by another key: ${known}`)
      // Seals by an earlier key of the practice are vouched for by the one over the whole file.
    }
    tell(found)
    if (wanted === null) process.stdout.write('Compare this with what the practice publishes, or give it with --key.\n')
    process.stdout.write('Everything fits.\n')
    return 0
  } catch (error) {
    console.error(
      `NOT VALID. ${error instanceof Unfit ? shown(error.message) : 'The file cannot be read as a sealed note.'}`,
    )
    return 1
  }
}

const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (isProgram) process.exitCode = main(process.argv.slice(2))
