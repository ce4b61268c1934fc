/** Bundles the command and the library into a few files, so that a start reads little and loads parts only when needed. */
import { build } from 'esbuild'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, resourcePath } from '../read/resources.ts'

/** CommonJS packages inside an ES module call `require`; it must exist there. */
const REQUIRE = `import { createRequire as createRequire$ } from 'node:module'; const require = createRequire$(import.meta.url);`

/**
 * Writes `dist/cli.js`, `dist/index.js` and the chunks they load. Chunks of earlier builds are removed.
 * @returns what was done, in one line
 */
export async function buildBundles(): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: packageRoot,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['nodejieba'],
    minifyWhitespace: true,
    legalComments: 'linked',
    banner: { js: REQUIRE },
    metafile: true,
    logLevel: 'warning',
  })
  const outputs = Object.keys(metafile.outputs)
  removeOthers(new Set(outputs.map((path) => path.slice(path.lastIndexOf('/') + 1))))
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0)
  return `bundles: ${outputs.length} files, ${Math.round(bytes / 1024)} KiB`
}

function removeOthers(names: ReadonlySet<string>): void {
  const folder = resourcePath('chunks')
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name))
}
