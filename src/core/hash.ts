import crypto from 'node:crypto'

/** SHA-256 in hex; of a text, as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return digest(data)
}

/** In one call where Node has it (20.12 and later), which takes half the time for the short texts of ids. */
const digest: (data: string | Uint8Array) => string =
  'hash' in crypto
    ? (data) => crypto.hash('sha256', data, 'hex')
    : (data) => crypto.createHash('sha256').update(data).digest('hex')
