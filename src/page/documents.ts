import { all, one } from './elements.ts'

export type View = 'outline' | 'text' | 'records'

const documents = all('article.document')

/** The document shown. */
export function shown(): HTMLElement {
  return documents.find((each) => !each.hidden) ?? (documents[0] as HTMLElement)
}

/** The document something belongs to. */
export function documentOf(element: Element): HTMLElement {
  return element.closest<HTMLElement>('article.document') ?? shown()
}

/** Shows a document alone. */
export function show(chosen: HTMLElement): void {
  for (const each of documents) each.hidden = each !== chosen
  const chooser = document.querySelector<HTMLSelectElement>('#document')
  if (chooser !== null) chooser.value = chosen.dataset['key'] ?? ''
}

/** On a narrow screen: shows one pane alone. */
export function look(view: View): void {
  document.body.dataset['view'] = view
  for (const button of all('.phone [data-view]')) {
    button.setAttribute('aria-pressed', String(button.dataset['view'] === view))
  }
}

/** @param changed told of every change of document */
export function startDocuments(changed: () => void): void {
  if (documents[0] !== undefined) show(documents[0])
  look('records')
  document.querySelector<HTMLSelectElement>('#document')?.addEventListener('change', (event) => {
    const { value } = event.target as HTMLSelectElement
    show(one(`#d-${CSS.escape(value)}`))
    changed()
  })
  one('.phone').addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const view = event.target.closest<HTMLElement>('[data-view]')?.dataset['view']
    if (view !== undefined) look(view as View)
  })
}
