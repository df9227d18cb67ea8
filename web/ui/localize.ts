import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { LANGUAGES, type Language, type Words } from '../../server/contract/language.ts'

let current: Language = 'vi'
const listeners = new Set<() => void>()

export function currentLanguage(): Language {
  return current
}

/** Changes the language of every element with a `LanguageController`, and the page's `lang`. */
export function setLanguage(language: Language): void {
  if (language !== current) {
    current = language
    for (const listener of listeners) listener()
  }
  document.documentElement.lang = language
}

/** Calls `listener` after each change; returns what stops it. */
function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const STORAGE_KEY = 'hailong.language'

/** Starts in the language this browser used last, and keeps the next choice. The tablet does not call it. */
export function rememberLanguage(): void {
  const stored = LANGUAGES.find((language) => language === localStorage.getItem(STORAGE_KEY))
  setLanguage(stored ?? current)
  onLanguageChange(() => localStorage.setItem(STORAGE_KEY, current))
}

/** True once the person has chosen; until then the account's language may be used. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== null
}

/**
 * Gives an element the current language and renders it anew when that changes.
 *
 *     private readonly local = new LanguageController(this)
 *     render() { return html`<h1>${this.local.say(STRINGS.today)}</h1>` }
 */
export class LanguageController implements ReactiveController {
  private stop: (() => void) | undefined
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  get language(): Language {
    return current
  }

  say(words: Words): string {
    return words[current]
  }

  hostConnected(): void {
    this.stop = onLanguageChange(() => this.host.requestUpdate())
  }

  hostDisconnected(): void {
    this.stop?.()
  }
}
