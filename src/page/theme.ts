import { one } from './elements.ts'
import { recall, remember } from './storage.ts'

/** As the system has it, until the reader chooses. */
export function startTheme(): void {
  const chosen = recall('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen
  one('#theme').addEventListener('click', switchTheme)
}

export function switchTheme(): void {
  const { dataset } = document.documentElement
  const isDark = dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  dataset['theme'] = isDark === 'dark' ? 'light' : 'dark'
  remember('theme', dataset['theme'])
}
