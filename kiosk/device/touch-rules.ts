import type { ReactiveController, ReactiveControllerHost } from 'lit'

interface Press {
  readonly pointerId: number
  readonly button: HTMLButtonElement
}

/**
 * How fingers press buttons here. A press counts when the pointer is lifted inside the button it went down on, however
 * long that took and however much the finger slid; lifted outside, nothing happens (WCAG 2.5.2). While two pointers are
 * down (a palm, a child) nothing counts until all are up. Browsers drop the click of a long or sliding touch, so clicks
 * that come from a pointer are replaced; those of a keyboard, switch or screen reader pass.
 */
export class TouchRules implements ReactiveController {
  private readonly pointers = new Set<number>()
  private press: Press | undefined
  private spoiled = false

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    for (const [type, listener] of this.listeners) window.addEventListener(type, listener, { capture: true })
  }

  hostDisconnected(): void {
    for (const [type, listener] of this.listeners)
      window.removeEventListener(type, listener, { capture: true })
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    if (event.isPrimary) this.startAfresh()
    this.pointers.add(event.pointerId)
    if (this.pointers.size > 1) this.spoiled = true
    this.release()
    const button = findButton(event)
    if (this.spoiled || !button || button.disabled) return
    this.press = { pointerId: event.pointerId, button }
    button.toggleAttribute('data-pressed', true)
  }

  private readonly onMove = (event: PointerEvent): void => {
    const { press } = this
    if (press?.pointerId === event.pointerId)
      press.button.toggleAttribute('data-pressed', isInside(press, event))
  }

  private readonly onUp = (event: PointerEvent): void => {
    const { press, spoiled } = this
    this.forget(event)
    if (press?.pointerId === event.pointerId && !spoiled && isInside(press, event)) press.button.click()
  }

  private readonly onCancel = (event: PointerEvent): void => this.forget(event)

  private readonly onClick = (event: PointerEvent): void => {
    if (event.isTrusted && event.pointerId >= 0 && findButton(event)) {
      event.stopImmediatePropagation()
      event.preventDefault()
    }
  }

  private readonly refuse = (event: Event): void => event.preventDefault()

  private readonly listeners = [
    ['pointerdown', this.onDown],
    ['pointermove', this.onMove],
    ['pointerup', this.onUp],
    ['pointercancel', this.onCancel],
    ['click', this.onClick],
    ['contextmenu', this.refuse],
    ['dragstart', this.refuse],
  ] as [string, EventListener][]

  /** A primary pointer is the only one of its kind: whatever lift the browser never told of is over. */
  private startAfresh(): void {
    this.pointers.clear()
    this.spoiled = false
  }

  private forget(event: PointerEvent): void {
    this.pointers.delete(event.pointerId)
    if (this.pointers.size === 0) this.spoiled = false
    if (this.press?.pointerId === event.pointerId) this.release()
  }

  /** Lets go of the button a finger is on: the screen under it has changed. */
  release(): void {
    this.press?.button.removeAttribute('data-pressed')
    this.press = undefined
  }
}

function findButton(event: Event): HTMLButtonElement | undefined {
  return event.composedPath().find((node) => node instanceof HTMLButtonElement)
}

function isInside({ button }: Press, { clientX, clientY }: PointerEvent): boolean {
  const box = button.getBoundingClientRect()
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
}
