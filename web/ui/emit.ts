/** What each event of ours carries: the elements name theirs in `HTMLElementEventMap`, beside themselves. */
type Details = {
  [
    Name in keyof HTMLElementEventMap as HTMLElementEventMap[Name] extends CustomEvent ? Name : never
  ]: HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never
}

/** An event as a listener on a `Tag` hears it: `currentTarget` is that element, until the listener first waits. */
export type EventOn<
  Tag extends keyof HTMLElementTagNameMap,
  Name extends keyof HTMLElementEventMap,
> = HTMLElementEventMap[Name] & { readonly currentTarget: HTMLElementTagNameMap[Tag] }

/** Tells everybody around the element, through shadow roots too; nobody can cancel it. */
export function emit<Name extends keyof Details>(
  element: HTMLElement,
  name: Name,
  ...[detail]: Details[Name] extends void ? [] : [detail: Details[Name]]
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
