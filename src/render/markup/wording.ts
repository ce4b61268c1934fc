import { html, type Html } from './html.ts'
import labels from './labels.json' with { type: 'json' }

/** Names of the labels; both languages have all of them. */
export type Label = keyof typeof labels.zh

export { labels }

/** A label in Chinese that the page's script can put into the other language; `{n}` stands for the number or name. */
export function say(label: Label, n?: string | number): Html {
  const number = n === undefined ? null : html` data-n="${n}"`
  return html`<span data-t="${label}" ${number}>${filled(label, n)}</span>`
}

/** Attributes that name a control or a region for those who do not see it. */
export function named(label: Label, n?: string | number): Html {
  return html`aria-label="${filled(label, n)}" data-label="${label}" data-n="${n ?? ''}"`
}

/** The same, and shown on hovering: for controls that show a sign only. */
export function tipped(label: Label, n?: string | number): Html {
  return html`${named(label, n)} title="${filled(label, n)}"`
}

/** A label to choose from in a list, where no markup can stand. */
export function option(value: string, label: Label): Html {
  return html`<option value="${value}" data-t="${label}">${filled(label)}</option>`
}

/** The label of a code out of a family (`role.` + `target`); the code itself where the family does not know it. */
export function coded(family: string, code: string): Html {
  const label = `${family}.${code}`
  return isLabel(label) ? say(label) : html`${code}`
}

function isLabel(name: string): name is Label {
  return Object.hasOwn(labels.zh, name)
}

function filled(label: Label, n: string | number = ''): string {
  return labels.zh[label].replace('{n}', () => String(n))
}
