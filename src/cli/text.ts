import { destinationOf } from './destination.ts'
import { EXIT } from './exit.ts'
import { openDocument } from './inputs.ts'
import type { Io } from './io.ts'
import type { TextOptions } from './text-command.ts'

/** `xinjijian text`: the text that the offsets of records count in. Returns the exit code. */
export async function text(file: string, options: TextOptions, io: Io): Promise<number> {
  const { write } = await destinationOf([file], options.output, io)
  const { source } = await openDocument(file, options, io)
  await write(source.text.endsWith('\n') ? source.text : `${source.text}\n`)
  return EXIT.fine
}
