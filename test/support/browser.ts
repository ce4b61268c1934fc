import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** So started it looks for nothing in any network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The machine's own Chromium; undefined where there is none, and then tests in the browser are skipped. */
export const chromiumPath = PLACES.find((path) => existsSync(path))

if (chromiumPath === undefined) {
  console.warn(
    'SKIPPED: no Chromium on this machine, so the HTML pages are not tested in a browser (apt-get install chromium)',
  )
}

export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: chromiumPath!, args: FLAGS })
}
