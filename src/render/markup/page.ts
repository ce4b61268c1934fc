import { code, html, json, type Html } from './html.ts'
import { labels, named, say, tipped, type Label } from './wording.ts'

/** What the build made for a page, and the hashes by which the page lets nothing else in. */
export interface PageAssets {
  readonly style: Code
  readonly script: Code
}

interface Code {
  readonly text: string
  /** As in a content security policy: `sha256-…`. */
  readonly hash: string
}

interface PageParts {
  /** Of the one document shown; null for the kind of page. */
  readonly title: string | null
  readonly kind: Label
  /** What a narrow screen shows one at a time. */
  readonly views: readonly ('outline' | 'text' | 'records')[]
  readonly assets: PageAssets
  /** What stands first in the head of the page: a choice of documents. */
  readonly chooser: Html | null
  readonly body: Html
}

const KEYS: readonly (readonly [keys: readonly string[], label: Label])[] = [
  [['/'], 'keys.search'],
  [['j', 'k'], 'keys.next'],
  [['Enter'], 'keys.go'],
  [['Enter', 'Enter'], 'keys.again'],
  [['1', '…', '5'], 'keys.tabs'],
  [['o', 't', 'r'], 'keys.panes'],
  [['l'], 'keys.language'],
  [['d'], 'keys.theme'],
  [['Esc'], 'keys.escape'],
  [['?'], 'keys.help'],
]

/** A whole page: nothing is loaded, and only the build's own style and script are let in. */
export function page({ title, kind, views, assets, chooser, body }: PageParts): string {
  const { style, script } = assets
  const policy = `default-src 'none'; style-src '${style.hash}'; script-src '${script.hash}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="xinjijian">
<meta name="referrer" content="no-referrer">
${title === null ? html`<title data-t="${kind}">${labels.zh[kind]}</title>` : html`<title>${title}</title>`}
<style>${code(style.text)}</style>
</head>
<body>
${head(title, chooser)}
<main id="records">
${body}</main>
<nav class="phone" ${named('view')}>${views.map(viewButton)}</nav>
<div id="tip" role="tooltip" hidden></div>
${keyList()}
<script type="application/json" id="labels">${json(labels)}</script>
<script>${code(script.text)}</script>
</body>
</html>
`.markup
}

function head(title: string | null, chooser: Html | null): Html {
  return html`<header class="head">
<a class="skip" href="#records">${say('skip')}</a>
<div class="brand">${chooser ?? html`<strong>${title}</strong>`}</div>
<search class="search">
<input type="search" id="search" autocomplete="off" ${placeholder('search')}>
<output id="hits" for="search"></output>
<button type="button" class="icon" id="hit-before" ${tipped('search.previous')}>↑</button>
<button type="button" class="icon" id="hit-next" ${tipped('search.next')}>↓</button>
</search>
<div class="switches">
<button type="button" class="plain" id="language" lang="en">${say('language')}</button>
<button type="button" class="icon" id="theme" ${tipped('theme')}>◐</button>
<button type="button" class="icon" id="help" ${tipped('help')}>?</button>
</div>
</header>`
}

function keyList(): Html {
  const entries = KEYS.map(([keys, label]) => {
    const caps = keys.map((key) => html`<kbd>${key}</kbd> `)
    return html`<dt>${caps}</dt><dd>${say(label)}</dd>`
  })
  return html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${say('keys.title')}</h2>
<dl>${entries}</dl>
<form method="dialog"><button>${say('close')}</button></form>
</dialog>`
}

function viewButton(view: PageParts['views'][number]): Html {
  return html`<button type="button" data-view="${view}" aria-pressed="false">${say(view)}</button>`
}

function placeholder(label: Label): Html {
  return html`placeholder="${labels.zh[label]}" ${named(label)} data-hint="${label}"`
}
