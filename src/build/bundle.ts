/** Bundles the command and the library, so that a start reads little and loads parts only when needed. */
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { USUAL_HEAP, workerArguments } from '../batch/worker-arguments.ts'
import type { Place } from '../read/program.ts'
import { packageRoot, resourcePath } from '../read/resources.ts'
import { spellInAscii } from './ascii.ts'

/** CommonJS packages inside an ES module call `require`; it must exist there. */
const REQUIRE = `import { createRequire as createRequire$ } from 'node:module'; const require = createRequire$(import.meta.url);`
/** What ES modules inside a CommonJS file ask for. */
const LOCATION = `const location$ = require('node:url').pathToFileURL(__filename).href;`

const SHARED = {
  absWorkingDir: packageRoot,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: [
    'nodejieba',
    'crc-32',
    'opencc-js',
    'unpdf',
    'saxes',
    'yauzl',
    'hyparquet-writer',
    'hucre',
    '@duckdb/node-api',
  ],
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions

/**
 * Packages that the command loads when a format or an option wants them, each as a CommonJS file of its own,
 * `dist/packages/….cjs`: a usual run need not read them, and a script with byte code may not import ES modules.
 */
const LATE_PACKAGES = ['hyparquet-writer', 'hucre/xlsx', 'parse5', 'yaml', 'zod']

const fileOf = (name: string): string => `packages/${name.replaceAll('/', '-')}`

const latePackagesAsFiles: Plugin = {
  name: 'late-packages-as-files',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path }) =>
      LATE_PACKAGES.includes(path) ? { path: `./${fileOf(path)}.cjs`, external: true } : null,
    )
  },
}

/** commander wants it for commands in files of their own, which we have not; it takes some ms to load. */
const lazyChildProcess: Plugin = {
  name: 'lazy-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'lazy' } : null,
    )
    onLoad({ filter: /./, namespace: 'lazy' }, () => ({
      contents: `exports.spawn = (...given) => require('child_process').spawn(...given)`,
    }))
  },
}

/**
 * Writes the library, `dist/index.js` and the chunks it loads, and the command: `dist/cli.cjs` in one piece, its byte code
 * and `dist/start.cjs`, which puts the two together, and the packages it loads. Chunks of earlier builds are removed.
 * @returns what was done, in one line
 */
export async function buildBundles(): Promise<string> {
  const results = await Promise.all([
    build({
      ...SHARED,
      entryPoints: { index: 'src/index.ts' },
      outdir: 'dist',
      chunkNames: 'chunks/[name]-[hash]',
      splitting: true,
      format: 'esm',
      minifyWhitespace: true,
      banner: { js: REQUIRE },
    }),
    build({
      ...SHARED,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      minifyWhitespace: true,
      minifySyntax: true,
      define: { 'import.meta.url': 'location$' },
      banner: { js: LOCATION },
      // a script with byte code would warn of it
      supported: { 'dynamic-import': false },
      plugins: [lazyChildProcess, latePackagesAsFiles],
    }),
    build({
      ...SHARED,
      external: [],
      entryPoints: Object.fromEntries(LATE_PACKAGES.map((name) => [fileOf(name), name])),
      outdir: 'dist',
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      minify: true,
    }),
    build({
      ...SHARED,
      entryPoints: { start: 'src/read/program.ts' },
      outdir: 'dist',
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      minifyWhitespace: true,
    }),
  ])
  const program = resourcePath('cli.cjs')
  writeFileSync(program, spellInAscii(readFileSync(program, 'utf8')))
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs))
  removeOthers(new Set(outputs.map(([path]) => path.slice(path.lastIndexOf('/') + 1))))
  await keepByteCode()
  const bytes = outputs.reduce((sum, [, output]) => sum + output.bytes, 0)
  return `bundles: ${outputs.length} files, ${Math.round(bytes / 1024)} KiB`
}

/** Commands whose functions are kept compiled. */
const USUAL = ['action-plan', 'lead-agency-plan', 'newspaper-page', 'press-qa'].map((name) => [
  'extract',
  `seeds/${name}.txt`,
])

/** In processes of their own, which are all that a command or a worker finds itself in when it is started. Without data there is none. */
async function keepByteCode(): Promise<void> {
  await keepByteCodeOf('cli.code', 'short', [])
  await keepByteCodeOf('worker.code', 'long', workerArguments(USUAL_HEAP))
}

async function keepByteCodeOf(name: string, run: Place['run'], nodeArguments: readonly string[]): Promise<void> {
  const code = resourcePath(name)
  rmSync(code, { force: true })
  if (!existsSync(resourcePath('ruleset.json'))) return
  const start = JSON.stringify(resourcePath('start.cjs'))
  const place: Place = { program: resourcePath('cli.cjs'), code, node: process.versions.node, run }
  const quiet = `{ stdin: process.stdin, stdout: new (require('node:stream').PassThrough)().resume(), stderr: process.stderr, env: {} }`
  const script = `require(${start}).writeCode(${JSON.stringify(place)}, async ({ main }) => {
    for (const usual of ${JSON.stringify(USUAL)}) await main(usual, ${quiet})
  })`
  await promisify(execFile)(process.execPath, [...nodeArguments, '-e', script], { cwd: packageRoot })
}

function removeOthers(names: ReadonlySet<string>): void {
  const folder = resourcePath('chunks')
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name))
  rmSync(resourcePath('cli.js'), { force: true })
}
