/** As `target.push(...items)`, for any number of items: a call's arguments must fit on the stack, a hundred thousand do not. */
export function append<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}
