import { isAscii } from 'node:buffer'

/** The text of bytes in UTF-8; of what the build wrote in ASCII in less than half the time. */
export function textOfUtf8(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
}

/** The text of bytes in UTF-16, little-endian: so the build writes what is mostly Chinese, which is read several times faster. */
export function textOfUtf16(bytes: Buffer): string {
  return bytes.toString('utf16le')
}
