import type { DeviceKeyId } from '../../shared/ids.ts'

/** Encrypted with a number of its own. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  bytes: Uint8Array<ArrayBuffer>
}

/** What a browser keeps for a member is readable with this alone. It lives in memory and cannot be taken out of there. */
export interface DeviceKey {
  readonly id: DeviceKeyId
  /** A name for something that says nothing about it to whoever lacks the key. */
  tagOf(name: string): Promise<string>
  /** Encrypts; `about` is not in it, but opens it only if it is given again. */
  seal(bytes: Uint8Array<ArrayBuffer>, about: string): Promise<Sealed>
  /** Rejects where key or `about` is another, or the bytes are damaged. */
  open(sealed: Sealed, about: string): Promise<Uint8Array<ArrayBuffer>>
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Makes two keys of the server's 32 bytes (HKDF, RFC 5869): AES-256-GCM for contents, HMAC-SHA-256 for names. */
export async function importDeviceKey(id: DeviceKeyId, base64: string): Promise<DeviceKey> {
  const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])
  raw.fill(0)
  const from = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encode(info) })
  const [contents, names] = await Promise.all([
    crypto.subtle.deriveKey(from('contents'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('names'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ])
  return {
    id,
    async tagOf(name) {
      const tag = new Uint8Array(await crypto.subtle.sign('HMAC', names, encode(name)))
      return [...tag].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    },
    async seal(bytes, about) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: encode(about) },
        contents,
        bytes,
      )
      return { iv, bytes: new Uint8Array(sealed) }
    },
    async open({ iv, bytes }, about) {
      const opened = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData: encode(about) },
        contents,
        bytes,
      )
      return new Uint8Array(opened)
    },
  }
}
