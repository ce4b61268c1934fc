import { all, one } from './elements.ts'
import { recall, remember } from './storage.ts'

type Language = 'zh' | 'en'

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' }

const labels = JSON.parse(one('#labels').textContent) as Record<Language, Record<string, string>>
let language: Language = 'zh'

/** A label in the language chosen; a code that has no label is its own. */
export function labelOf(name: string, n = ''): string {
  return labels[language][name]?.replace('{n}', () => n) ?? name.slice(name.indexOf('.') + 1)
}

/** Chooses what was chosen last, else Chinese for a Chinese reader, and lets the reader change it. */
export function startLanguage(): void {
  const chosen = recall('language')
  const isChinese = chosen === null ? /^zh\b/i.test(navigator.language) : chosen !== 'en'
  // The page is written in Chinese.
  if (!isChinese) speak('en')
  one('#language').addEventListener('click', switchLanguage)
}

export function switchLanguage(): void {
  speak(language === 'zh' ? 'en' : 'zh')
  remember('language', language)
}

function speak(next: Language): void {
  language = next
  document.documentElement.lang = LOCALES[next]
  one('#language').lang = LOCALES[next === 'zh' ? 'en' : 'zh']
  for (const element of all('[data-t]')) {
    element.textContent = labelOf(element.dataset['t'] ?? '', element.dataset['n'])
  }
  for (const element of all('[data-label]')) {
    const name = labelOf(element.dataset['label'] ?? '', element.dataset['n'])
    element.setAttribute('aria-label', name)
    if (element.title !== '') element.title = name
  }
  for (const element of all<HTMLInputElement>('[data-hint]')) {
    element.placeholder = labelOf(element.dataset['hint'] ?? '')
  }
}
