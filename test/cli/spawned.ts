import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The command as users have it: bin/ over dist/, which `npm run build` makes. */
export const bin = fileURLToPath(new URL('../../bin/xinjijian.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `stdout` is a path to send it to, or `close` to hang up at once; else it is collected. */
export async function run(argv: readonly string[], { stdin = '', stdout = '' } = {}): Promise<Ended> {
  const target = stdout !== '' && stdout !== 'close' ? openSync(stdout, 'w') : undefined
  const child = spawn(process.execPath, [bin, ...argv], { stdio: ['pipe', target ?? 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  if (stdout === 'close') child.stdout?.destroy()
  else child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  child.stdin?.on('error', () => {}).end(stdin)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (target !== undefined) closeSync(target)
  return { code, ...said }
}
