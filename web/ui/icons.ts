import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'

/** Own line icons on a 24-unit grid; each is one stroke weight, so that they read at 16 px and at 80. */
const ICONS = {
  alert: svg`<path d="M12 3.5 22 20.5H2Z M12 10v4.5 M12 17.4v.1" />`,
  'arrow-left': svg`<path d="M20 12H4.5 M11 5l-7 7 7 7" />`,
  'arrow-right': svg`<path d="M4 12h15.5 M13 5l7 7-7 7" />`,
  bell: svg`<path d="M6 16.5v-6a6 6 0 0 1 12 0v6l1.5 2h-15Z M10 18.5a2 2 0 0 0 4 0 M12 4.5V3" />`,
  calendar: svg`<path d="M4 5.5h16v15H4Z M4 10h16 M8 3v4 M16 3v4" />`,
  chair: svg`<path d="M7 3v18 M7 12.5h10V21 M7 8.5h3.5 M17 12.5V10" />`,
  chart: svg`<path d="M4 4v16h16 M8.5 16.5v-5 M13 16.5V8 M17.5 16.5v-7" />`,
  check: svg`<path d="M4.5 12.5 10 18 20 6.5" />`,
  chevron: svg`<path d="M5 9l7 7 7-7" />`,
  clock: svg`<circle cx="12" cy="12" r="9" /><path d="M12 6.5V12l3.8 2.2" />`,
  close: svg`<path d="M5.5 5.5l13 13 M18.5 5.5l-13 13" />`,
  copy: svg`<path d="M8.5 8.5h11v11h-11Z M15.5 8.5v-4h-11v11h4" />`,
  document: svg`<path d="M6 3h8.5L19 7.5V21H6Z M14 3v5h5 M9 12.5h7 M9 16.5h7" />`,
  download: svg`<path d="M12 4v11 M7 10.5l5 5 5-5 M4.5 20h15" />`,
  ear: svg`<path d="M7 9.5a5 5 0 0 1 10 0c0 4-4 4.5-4 8a3 3 0 0 1-5.5 1.6 M10 10a2.2 2.2 0 0 1 4.3 0c0 1.6-1.8 2-2.3 3.5" />`,
  flame: svg`<path d="M12 2.5c.6 3.6 5.5 6 5.5 11a5.5 5.5 0 0 1-11 0c0-2.2 1-3.6 2.2-4.7.2 1.6.9 2.4 1.8 2.7C10 8.5 10.4 5 12 2.5Z" />`,
  footsteps: svg`<path d="M6 13C4 9.5 4.5 3.5 8 3.5s4 6 2 9.5Z M6.2 16h3.6a1.8 1.8 0 1 1-3.6 0 M14 15.5C12 12 12.5 6 16 6s4 6 2 9.5Z M14.2 18.5h3.6a1.8 1.8 0 1 1-3.6 0" />`,
  help: svg`<circle cx="12" cy="12" r="9" /><path d="M9.3 9.3a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.5 1.1-1.5 2.2 M12 17.2v.1" />`,
  inbox: svg`<path d="M3.5 13.5 6.5 5h11l3 8.5V19.5h-17Z M3.5 13.5h5a3.5 3.5 0 0 0 7 0h5" />`,
  info: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.5 M12 7.6v.1" />`,
  language: svg`<circle cx="12" cy="12" r="9" /><path d="M3 12h18 M12 3c6 5.5 6 12.5 0 18 M12 3c-6 5.5-6 12.5 0 18" />`,
  lock: svg`<path d="M5.5 10.5h13V20.5h-13Z M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3" />`,
  louder: svg`<path d="M4 9.5h4l5-4.5v14l-5-4.5H4Z M16 12h6 M19 9v6" />`,
  merge: svg`<path d="M6 4v4c0 4 6 4 6 8.5V20 M18 4v4c0 4-6 4-6 8.5 M9 17l3 3 3-3" />`,
  pause: svg`<path d="M8.5 5v14 M15.5 5v14" />`,
  people: svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6 M16 4.8a3.5 3.5 0 0 1 0 6.4 M18 14.5c2.2.8 3.5 2.7 3.5 5.5" />`,
  person: svg`<circle cx="12" cy="8" r="4" /><path d="M4.5 20.5c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5" />`,
  phone: svg`<path d="M5 3.5h4l1.5 5-2.5 1.5a12 12 0 0 0 6 6l1.5-2.5 5 1.5v4c0 .8-.7 1.5-1.5 1.5C11 20.5 3.5 13 3.5 5c0-.8.7-1.5 1.5-1.5Z" />`,
  pin: svg`<path d="M12 21.5c-4-4.5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0c0 3.5-2.5 7-6.5 11.5Z" /><circle cx="12" cy="10" r="2.3" />`,
  play: svg`<path d="M7 4.5v15l12-7.5Z" />`,
  plus: svg`<path d="M12 4.5v15 M4.5 12h15" />`,
  reply: svg`<path d="M9.5 5.5 3.5 11.5l6 6 M3.5 11.5h9a8 8 0 0 1 8 8" />`,
  restart: svg`<path d="M4.5 12.5a7.5 7.5 0 1 0 2.5-6L4.5 9 M4.5 4v5h5" />`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5" /><path d="M15.5 15.5 21 21" />`,
  send: svg`<path d="M3.5 12 20.5 4l-5 16.5-4-7Z M11.5 13.5 20.5 4" />`,
  'sign-out': svg`<path d="M10 4H4.5v16H10 M9.5 12h11 M16 7.5l4.5 4.5-4.5 4.5" />`,
  signpost: svg`<path d="M12 3v18 M8.5 21h7 M4.5 5.5h12l3 3-3 3h-12Z" />`,
  softer: svg`<path d="M4 9.5h4l5-4.5v14l-5-4.5H4Z M16.5 12h5" />`,
  speaker: svg`<path d="M4 9.5h4l5-4.5v14l-5-4.5H4Z M16.5 9a4.5 4.5 0 0 1 0 6 M19 6.5a8 8 0 0 1 0 11" />`,
  stop: svg`<circle cx="12" cy="12" r="9" /><path d="M5.8 5.8 18.2 18.2" />`,
  tablet: svg`<path d="M5 3h14v18H5Z M11 18h2" />`,
  'text-size': svg`<path d="M2.5 19 8 6l5.5 13 M4.5 15h7 M15 19l3.2-8 3.3 8 M16.2 16.5h4.2" />`,
  transfer: svg`<path d="M4 8h14.5 M14.5 4l4 4-4 4 M20 16H5.5 M9.5 12l-4 4 4 4" />`,
  undo: svg`<path d="M8 5 3.5 9.5 8 14 M3.5 9.5h11a5.5 5.5 0 0 1 0 11H10" />`,
} as const satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof ICONS

/** An icon as tall as the text beside it (`1.25em`), hidden from assistive technology: the word says it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    class="icon"
    width="1.25em"
    height="1.25em"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${ICONS[name]}
  </svg>`
}
