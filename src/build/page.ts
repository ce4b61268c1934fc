import { build } from 'esbuild'
import { packageRoot } from '../read/resources.ts'

/** Pages and the scripts they start with; all share one style sheet. */
const SCRIPTS = { report: 'src/page/report.ts', difference: 'src/page/difference.ts' }
const STYLE = 'src/page/page.css'

/** What the HTML pages bring along: file below `dist/` → text, in one piece each, with nothing left to load. */
export async function buildPages(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: packageRoot,
    entryPoints: { ...SCRIPTS, style: STYLE },
    outdir: 'dist/page',
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: ['chrome123', 'firefox128', 'safari17.5'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return new Map(outputFiles.map(({ path, text }) => [`page/${path.slice(path.lastIndexOf('/') + 1)}`, text.trim()]))
}
