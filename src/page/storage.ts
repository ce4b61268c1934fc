const PREFIX = 'xinjijian.'

/** What the reader chose last time; null where nothing is kept, as in files of some browsers. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // The choice lasts as long as the page.
  }
}
