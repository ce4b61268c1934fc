import { execFile } from 'node:child_process'
import { XinjijianError } from '../core/errors.ts'
import { tooLarge } from './bytes.ts'
import { systemCode } from './failures.ts'

/** `REV:PATH` taken apart. */
export interface GitAddress {
  readonly revision: string
  readonly path: string
}

const MOST_BYTES = 64 * 1024 * 1024

/** Reads `REV:PATH` as git does: the first colon outside braces parts the two (`HEAD^{/fix: x}:a.txt`). Null when there is none. */
export function parseGitAddress(name: string): GitAddress | null {
  let depth = 0
  for (const [index, character] of [...name].entries()) {
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (character === ':' && depth === 0) {
      const [revision, path] = [[...name].slice(0, index).join(''), [...name].slice(index + 1).join('')]
      return revision === '' ? null : { revision, path }
    }
  }
  return null
}

/** What an address leads to: a commit, fixed once, and a file or folder in it. */
export interface GitObject {
  readonly kind: 'file' | 'directory'
  /** Reads the file, or one below the folder. @throws XinjijianError `git-path`, `git-failed`, `file-too-large` */
  read(below: string | undefined, maxBytes: number): Promise<Uint8Array>
  /** Paths of the files below the folder, relative to it. @throws XinjijianError `git-failed` */
  list(): Promise<string[]>
}

/**
 * Looks up `REV:PATH` in the repository around the current folder. Nothing of the address reaches git as an option, no
 * shell is involved, and no filter, hook or textconv of the repository is run.
 * @throws XinjijianError `git-missing`, `git-no-repository`, `git-revision`, `git-path`, `git-failed`; each with the name
 */
export async function openGitObject({ revision, path }: GitAddress, name: string): Promise<GitObject> {
  if (revision.startsWith('-') || /[\0\n]/.test(name)) throw unknownRevision(revision, name)
  const inside = await git(['rev-parse', '--git-dir'], name)
  if (inside.code !== 0) {
    const hint = 'REV:PATH needs a git repository; for a file, check the spelling'
    throw new XinjijianError('git-no-repository', 'no such file, and no git repository here', { hint, path: name })
  }
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], name)
  const commit = found.stdout.toString('latin1').trim().split('\n').at(-1) ?? ''
  if (found.code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRevision(revision, name)
  const address = (below: string): string => `${commit}:${below}`
  const type = await git(['cat-file', '-t', address(path)], name)
  const kind = type.stdout.toString('latin1').trim()
  if (type.code !== 0 || (kind !== 'blob' && kind !== 'tree')) throw noSuchPath(revision, path, name)
  const join = (below: string): string => (path === '' || path.endsWith('/') ? path + below : `${path}/${below}`)
  return {
    kind: kind === 'tree' ? 'directory' : 'file',
    async read(below, maxBytes) {
      const wanted = below === undefined ? path : join(below)
      const blob = await git(['cat-file', 'blob', address(wanted)], name, maxBytes)
      if (blob.code !== 0) throw noSuchPath(revision, wanted, name)
      return blob.stdout
    },
    async list() {
      const listed = await git(['ls-tree', '-r', '-z', '--name-only', address(path)], name)
      if (listed.code !== 0) throw failed(listed.stderr, name)
      return listed.stdout.toString('utf8').split('\0').filter(Boolean)
    },
  }
}

interface GitOutcome {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs git; what it says may have so many bytes. */
function git(argv: readonly string[], name: string, maxBytes = MOST_BYTES): Promise<GitOutcome> {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', maxBuffer: maxBytes, windowsHide: true } as const
    execFile('git', ['--no-pager', '--literal-pathspecs', ...argv], options, (error, stdout, stderr) => {
      const said = stderr.toString('utf8')
      if (error === null) resolve({ code: 0, stdout, stderr: said })
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr: said })
      else if (systemCode(error) === 'ENOENT') {
        const hint = 'install git, or name a file'
        reject(new XinjijianError('git-missing', 'git is not installed', { hint, path: name, cause: error }))
      } else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') reject(tooLarge(name, maxBytes))
      else reject(failed(error.message, name))
    })
  })
}

function unknownRevision(revision: string, name: string): XinjijianError {
  const message = `there is no revision ${revision}`
  const hint = 'git log --oneline shows the revisions; a shallow clone has few of them (git fetch --unshallow)'
  return new XinjijianError('git-revision', message, { hint, path: name })
}

function noSuchPath(revision: string, path: string, name: string): XinjijianError {
  const message = `revision ${revision} has no file ${path}`
  const hint = `paths start at the top of the repository; from the current folder write ${revision}:./PATH`
  return new XinjijianError('git-path', message, { hint, path: name })
}

function failed(said: string, name: string): XinjijianError {
  const first = said.split('\n')[0]?.replace(/^fatal: /, '') ?? ''
  return new XinjijianError('git-failed', `git says: ${first === '' ? 'nothing' : first}`, { path: name })
}
