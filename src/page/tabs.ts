import { shown } from './documents.ts'
import { all, around } from './elements.ts'

/** Shows the panel of a tab in place of its neighbours. */
export function openTab(tab: HTMLElement, { focus = false } = {}): void {
  for (const each of all('[role=tab]', tab.parentElement ?? document)) {
    const isChosen = each === tab
    each.setAttribute('aria-selected', String(isChosen))
    each.tabIndex = isChosen ? 0 : -1
    const panel = document.getElementById(each.getAttribute('aria-controls') ?? '')
    if (panel !== null) panel.hidden = !isChosen
  }
  if (focus) tab.focus()
}

/** The tab of the panel an element stands in. */
export function tabAround(element: Element): HTMLElement | null {
  const panel = element.closest('[role=tabpanel]')
  return panel === null ? null : document.getElementById(panel.getAttribute('aria-labelledby') ?? '')
}

/** Opens a tab of the document shown by its number, from 0. */
export function openTabAt(index: number): void {
  const tab = all('[role=tab]', shown())[index]
  if (tab !== undefined) openTab(tab, { focus: true })
}

export function startTabs(): void {
  for (const list of all('[role=tablist]')) {
    const tabs = all('[role=tab]', list)
    if (tabs[0] !== undefined) openTab(tabs[0])
    list.addEventListener('click', (event) => {
      const tab = around(event, '[role=tab]')
      if (tab !== null) openTab(tab)
    })
    list.addEventListener('keydown', (event) => {
      const at = tabs.findIndex((tab) => tab === event.target)
      const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key]
      const tab = next === undefined || at < 0 ? undefined : tabs.at(next % tabs.length)
      if (tab === undefined) return
      event.preventDefault()
      openTab(tab, { focus: true })
    })
  }
}
