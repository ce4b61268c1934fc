import type { ByteStream } from '../read/bytes.ts'

/** A stream to talk to: `process.stdout`, or one of a test. */
export interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  /** Present on the process's own streams. */
  readonly fd?: number
}

/** All the command sees of the world besides files. `process` fits. */
export interface Io {
  readonly stdin: ByteStream
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder the user is in; that of the process if absent. */
  readonly cwd?: () => string
}
