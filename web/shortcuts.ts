import type { ReactiveController, ReactiveControllerHost } from 'lit'

const STORAGE_KEY = 'hailong.shortcuts'

/** Single-key shortcuts can be switched off (WCAG 2.1.4): people who speak to their computer press keys by accident. */
export function shortcutsAreOn(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== 'off'
}

export function setShortcutsOn(on: boolean): void {
  if (on) localStorage.removeItem(STORAGE_KEY)
  else localStorage.setItem(STORAGE_KEY, 'off')
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  )
}

/** Is this key meant for the page? Not while a Telex or VNI letter is being composed, nor in a field or dialog. */
function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return false
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return false
  const isAside = (target: EventTarget) =>
    target instanceof HTMLDialogElement || (target instanceof HTMLElement && target.popover !== null)
  return !event.composedPath().some(isAside) && shortcutsAreOn()
}

/**
 * Runs what a key stands for while the host is on the page, or two keys one after the other (`g q`). An action that answers `false`
 * leaves the key to others.
 */
export class ShortcutsController implements ReactiveController {
  private readonly actions: Readonly<Record<string, () => unknown>>
  private begun = ''

  constructor(host: ReactiveControllerHost, actions: Readonly<Record<string, () => unknown>>) {
    this.actions = actions
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.onKey)
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.onKey)
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const key = `${this.begun}${event.key}`
    this.begun = ''
    const isBeginning = Object.keys(this.actions).some((keys) => keys.startsWith(`${event.key} `))
    if (isBeginning && isShortcut(event)) this.begun = `${event.key} `
    const action = this.actions[key]
    if (!action || !isShortcut(event)) return
    if (action() !== false) event.preventDefault()
  }
}
