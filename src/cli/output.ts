import { XinjijianError } from '../core/errors.ts'
import { isFileOrDevice, writeFully } from '../read/descriptor.ts'
import { systemCode, writeFailure } from '../read/failures.ts'
import type { OutputStream } from './io.ts'

/**
 * Writes a result to standard output and waits until it is taken. A reader that has gone away (`| head`) is no failure:
 * nobody wants the rest. Resolves to whether there is still a reader.
 * @throws XinjijianError `output-full`, `write-failed`, … with the path `<stdout>`
 */
export async function writeResult(stdout: OutputStream, result: string | Uint8Array): Promise<boolean> {
  try {
    if (stdout.fd !== undefined && isFileOrDevice(stdout.fd) && !stdout.isTTY) writeFully(stdout.fd, result)
    else await writeToStream(stdout, result)
    return true
  } catch (error) {
    if (systemCode(error) !== 'EPIPE') throw writeFailure(error, '<stdout>')
    return false
  }
}

/** A page of HTML is for a browser. */
export function pageOnTerminal(): XinjijianError {
  const hint = 'name a file with -o FILE, then open it in a browser'
  return new XinjijianError('usage', 'a page is nothing to read on a terminal', { hint })
}

/** A stream reports a failed write twice, to the callback and as an event; without a listener the event ends the process. */
export function listenForErrors(stream: OutputStream): void {
  stream.on('error', () => {})
}

function writeToStream(stream: OutputStream, result: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(result, (error) => (error ? reject(error) : resolve()))
  })
}
