import { isFileOrDevice, writeFully } from '../read/descriptor.ts'
import { systemCode, writeFailure } from '../read/failures.ts'
import type { OutputStream } from './io.ts'

/**
 * Writes a result to standard output and waits until it is taken. A reader that has gone away (`| head`) is no failure:
 * nobody wants the rest.
 * @throws XinjijianError `output-full`, `write-failed`, … with the path `<stdout>`
 */
export async function writeResult(stdout: OutputStream, text: string): Promise<void> {
  try {
    if (stdout.fd !== undefined && isFileOrDevice(stdout.fd) && !stdout.isTTY) writeFully(stdout.fd, text)
    else await writeToStream(stdout, text)
  } catch (error) {
    if (systemCode(error) !== 'EPIPE') throw writeFailure(error, '<stdout>')
  }
}

/** A stream reports a failed write twice, to the callback and as an event; without a listener the event ends the process. */
export function listenForErrors(stream: OutputStream): void {
  stream.on('error', () => {})
}

function writeToStream(stream: OutputStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
