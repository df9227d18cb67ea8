import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { GUIDE_NAMES, type GuideName } from './help/guide-names.ts'
import { UNIT_ORDERS, type UnitView } from './unit-order.ts'
import { CHANNELS } from '../server/contract/channel.ts'
import { FEEDBACK_VIEWS, type FeedbackView } from '../server/contract/feedback/feedback-view.ts'
import {
  LIST_ANSWERED,
  LIST_CHANGES,
  LIST_CONTRIBUTIONS,
  LIST_DUES,
  LIST_OBJECTIONS,
  LIST_ORDERS,
  LIST_OUTCOMES,
  LIST_REACHES,
  LIST_STATES,
  LIST_URGENT,
  LIST_VERDICTS,
  type ListFilter,
} from '../server/contract/feedback/list-filter.ts'
import { LATENESS } from '../server/contract/reports/insight.ts'

/** Which part of a queue a person looks at; kept in the address so that it can be shared and gone back to. */
export interface QueueFilter extends ListFilter {
  readonly view: FeedbackView
  readonly q: string
}

export type Route =
  | ({ readonly page: 'queue' } & QueueFilter)
  | ({ readonly page: 'item'; readonly id: string } & QueueFilter)
  | { readonly page: 'new' }
  /** A quarter on its way to the public. */
  | { readonly page: 'publish'; readonly period: string | undefined }
  | ({
      readonly page: 'reports'
      readonly period: string | undefined
      readonly unit: string | undefined
    } & UnitView)
  | { readonly page: 'unit-profile'; readonly unit: string; readonly period: string | undefined }
  | {
      readonly page: 'indexes'
      readonly period: string | undefined
      readonly unit: string | undefined
      /** The index whose numbers are being entered. */
      readonly enter: string | undefined
    }
  | { readonly page: 'data-quality'; readonly period: string | undefined; readonly unit: string | undefined }
  | { readonly page: 'dossiers'; readonly period: string | undefined; readonly unit: string | undefined }
  | { readonly page: 'comments'; readonly month: string | undefined; readonly unit: string | undefined }
  /** The day of a unit; `wall` is for a screen that everybody sees, with staff names or without. */
  | {
      readonly page: 'board'
      readonly unit: string | undefined
      readonly wall: 'names' | 'counts' | undefined
    }
  | { readonly page: 'kiosks' }
  | { readonly page: 'ballots' }
  | { readonly page: 'calendar'; readonly unit: string | undefined; readonly year: number | undefined }
  | { readonly page: 'policies' }
  | { readonly page: 'report-tasks' }
  | { readonly page: 'questions' }
  | { readonly page: 'places' }
  | { readonly page: 'questionnaires'; readonly code: string | undefined }
  | { readonly page: 'messages' }
  | { readonly page: 'personal-data' }
  | { readonly page: 'privacy-notice' }
  | { readonly page: 'audit' }
  | { readonly page: 'organisation'; readonly unit: string | undefined }
  | { readonly page: 'keeping' }
  | { readonly page: 'deliveries' }
  | { readonly page: 'api-keys' }
  | { readonly page: 'import'; readonly job: string | undefined }
  | { readonly page: 'improvements' }
  | { readonly page: 'approval-rules' }
  | { readonly page: 'rules' }
  | { readonly page: 'templates' }
  | { readonly page: 'people' }
  | { readonly page: 'person'; readonly id: string }
  | { readonly page: 'account' }
  /** Chooses a password by a link, or asks for one: without a sign-in. */
  | { readonly page: 'link' }
  | { readonly page: 'help'; readonly guide: GuideName | undefined }
  | { readonly page: 'unknown' }

const BASE = '/app/'

/** Pages whose address says nothing but their name. */
const PLAIN = [
  'kiosks',
  'ballots',
  'templates',
  'approval-rules',
  'rules',
  'report-tasks',
  'questions',
  'improvements',
  'messages',
  'places',
  'personal-data',
  'privacy-notice',
  'audit',
  'deliveries',
  'keeping',
  'api-keys',
  'policies',
  'people',
  'account',
  'link',
] as const

/** What is left out of an address is left out of the filter; what is no such value is passed over. */
function readFilter(search: URLSearchParams): QueueFilter {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === search.get(name))
  const day = (name: string) => {
    const value = search.get(name) ?? ''
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
  }
  const narrowed: ListFilter = {
    unit: search.get('unit') ?? undefined,
    answerable: search.get('answerable') ?? undefined,
    reach: oneOf('reach', LIST_REACHES),
    from: day('from'),
    to: day('to'),
    person: search.get('person') ?? undefined,
    category: search.get('category') ?? undefined,
    channel: oneOf('channel', CHANNELS),
    state: oneOf('state', LIST_STATES),
    due: oneOf('due', LIST_DUES),
    lateness: oneOf('lateness', LATENESS),
    outcome: oneOf('outcome', LIST_OUTCOMES),
    contribution: oneOf('contribution', LIST_CONTRIBUTIONS),
    verdict: oneOf('verdict', LIST_VERDICTS),
    changed: oneOf('changed', LIST_CHANGES),
    objection: oneOf('objection', LIST_OBJECTIONS),
    urgent: oneOf('urgent', LIST_URGENT),
    answered: oneOf('answered', LIST_ANSWERED),
    answeredFrom: day('answeredFrom'),
    answeredTo: day('answeredTo'),
    reopenedFrom: day('reopenedFrom'),
    reopenedTo: day('reopenedTo'),
    brokenFrom: day('brokenFrom'),
    brokenTo: day('brokenTo'),
    hour: /^(1?\d|2[0-3])$/.test(search.get('hour') ?? '') ? Number(search.get('hour')) : undefined,
    sort: oneOf('sort', LIST_ORDERS),
  }
  return {
    view: oneOf('view', FEEDBACK_VIEWS) ?? 'today',
    q: search.get('q') ?? '',
    ...Object.fromEntries(
      Object.entries(narrowed).filter(([, value]) => value !== undefined && value !== ''),
    ),
  }
}

/** What a route of the queue says beside its page and item. */
export function filterOf(route: Extract<Route, { readonly page: 'queue' | 'item' }>): QueueFilter {
  const { page: _, ...rest } = route
  if (!('id' in rest)) return rest
  const { id: __, ...filter } = rest
  return filter
}

function filterValues({ view, ...rest }: QueueFilter & { readonly page?: string; readonly id?: string }) {
  const { page: _, id: __, hour, ...filter } = rest
  return { view: view === 'today' ? undefined : view, ...filter, hour: hour?.toString() }
}

/** Only what is not the default, so that an address stays short. */
function readUnitView(search: URLSearchParams): UnitView {
  const order = UNIT_ORDERS.find((each) => each === search.get('order'))
  const [find, sheet] = [search.get('find'), Number(search.get('sheet'))]
  return {
    ...(order && order !== 'list' ? { order } : {}),
    ...(find ? { find } : {}),
    ...(Number.isInteger(sheet) && sheet > 1 ? { sheet } : {}),
  }
}

/** The route an address stands for. */
export function readRoute({ pathname, search: rawSearch }: Pick<URL, 'pathname' | 'search'>): Route {
  const search = new URLSearchParams(rawSearch)
  const parts = pathname.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent)
  const [first, second, third] = parts
  if (parts.length === 0) return { page: 'queue', ...readFilter(search) }
  if (first === 'feedback' && second === 'new' && parts.length === 2) return { page: 'new' }
  if (first === 'feedback' && second && parts.length === 2) {
    return { page: 'item', id: second, ...readFilter(search) }
  }
  if (first === 'reports' && parts.length === 1) {
    return {
      page: 'reports',
      period: search.get('period') ?? undefined,
      unit: search.get('unit') ?? undefined,
      ...readUnitView(search),
    }
  }
  if (first === 'reports' && second === 'publish' && parts.length === 2)
    return { page: 'publish', period: undefined }
  if (first === 'reports' && second && parts[2] === 'publish' && parts.length === 3)
    return { page: 'publish', period: second }
  if (first === 'reports' && second === 'unit' && third && parts.length === 3)
    return { page: 'unit-profile', unit: third, period: search.get('period') ?? undefined }
  if (first === 'reports' && second === 'indexes' && parts.length === 2) {
    return {
      page: 'indexes',
      period: search.get('period') ?? undefined,
      unit: search.get('unit') ?? undefined,
      enter: search.get('enter') ?? undefined,
    }
  }
  if (first === 'reports' && (second === 'data-quality' || second === 'dossiers') && parts.length === 2) {
    return {
      page: second,
      period: search.get('period') ?? undefined,
      unit: search.get('unit') ?? undefined,
    }
  }
  if (first === 'comments' && parts.length === 1) {
    const month = search.get('month') ?? ''
    return {
      page: 'comments',
      month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
      unit: search.get('unit') ?? undefined,
    }
  }
  if (first === 'board' && parts.length === 1) {
    const wall = search.get('wall')
    return {
      page: 'board',
      unit: search.get('unit') ?? undefined,
      wall: wall === null ? undefined : wall === 'names' ? 'names' : 'counts',
    }
  }
  if (first === 'calendar' && parts.length === 1) {
    const year = Number(search.get('year'))
    return {
      page: 'calendar',
      unit: search.get('unit') ?? undefined,
      year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    }
  }
  if (first === 'questionnaires' && parts.length <= 2) return { page: 'questionnaires', code: second }
  if (first === 'organisation' && parts.length === 1)
    return { page: 'organisation', unit: search.get('unit') ?? undefined }
  const plain = PLAIN.find((page) => page === first)
  if (plain && parts.length === 1) return { page: plain }
  if (first === 'import' && parts.length === 1) return { page: 'import', job: search.get('job') ?? undefined }
  if (first === 'people' && second && parts.length === 2) return { page: 'person', id: second }
  if (first === 'help' && parts.length === 1) return { page: 'help', guide: undefined }
  const guide = GUIDE_NAMES.find((name) => name === second)
  if (first === 'help' && guide && parts.length === 2) return { page: 'help', guide }
  return { page: 'unknown' }
}

function withSearch(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) if (value) search.set(key, value)
  return search.size > 0 ? `${path}?${search}` : path
}

/** The address of a route; `readRoute` gives the route back. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'queue':
      return withSearch(BASE, filterValues(route))
    case 'item':
      return withSearch(`${BASE}feedback/${encodeURIComponent(route.id)}`, filterValues(route))
    case 'new':
      return `${BASE}feedback/new`
    case 'reports':
      return withSearch(`${BASE}reports`, {
        period: route.period,
        unit: route.unit,
        order: route.order === 'list' ? undefined : route.order,
        find: route.find,
        sheet: route.sheet === undefined || route.sheet < 2 ? undefined : String(route.sheet),
      })
    case 'publish':
      return route.period === undefined
        ? `${BASE}reports/publish`
        : `${BASE}reports/${encodeURIComponent(route.period)}/publish`
    case 'unit-profile':
      return withSearch(`${BASE}reports/unit/${encodeURIComponent(route.unit)}`, { period: route.period })
    case 'indexes':
      return withSearch(`${BASE}reports/indexes`, {
        period: route.period,
        unit: route.unit,
        enter: route.enter,
      })
    case 'data-quality':
    case 'dossiers':
      return withSearch(`${BASE}reports/${route.page}`, { period: route.period, unit: route.unit })
    case 'comments':
      return withSearch(`${BASE}comments`, { month: route.month, unit: route.unit })
    case 'board':
      return withSearch(`${BASE}board`, { unit: route.unit, wall: route.wall })
    case 'calendar':
      return withSearch(`${BASE}calendar`, { unit: route.unit, year: route.year?.toString() })
    case 'questionnaires':
      return route.code === undefined
        ? `${BASE}questionnaires`
        : `${BASE}questionnaires/${encodeURIComponent(route.code)}`
    case 'organisation':
      return withSearch(`${BASE}organisation`, { unit: route.unit })
    case 'import':
      return withSearch(`${BASE}import`, { job: route.job })
    case 'person':
      return `${BASE}people/${encodeURIComponent(route.id)}`
    case 'help':
      return route.guide === undefined ? `${BASE}help` : `${BASE}help/${route.guide}`
    case 'unknown':
      return BASE
    default:
      return `${BASE}${route.page}`
  }
}

const NAVIGATED = 'hailong-navigated'

/** Goes to a route; `replace` where going back to the present one would make no sense (typing in a search box). */
export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  const href = hrefOf(route)
  if (options.replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  window.dispatchEvent(new Event(NAVIGATED))
}

/** The link a plain left click was made on, if it leads into this app. */
function linkWithin(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
  if (!link || link.target || link.hasAttribute('download')) return undefined
  return link.origin === location.origin && link.pathname.startsWith(BASE) ? link : undefined
}

/** Keeps a host in step with the address, and lets links of this app change it without loading the page anew. */
export class RouterController implements ReactiveController {
  route: Route = readRoute(location)
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('click', this.onClick)
    window.addEventListener('popstate', this.onNavigated)
    window.addEventListener(NAVIGATED, this.onNavigated)
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.onClick)
    window.removeEventListener('popstate', this.onNavigated)
    window.removeEventListener(NAVIGATED, this.onNavigated)
  }

  private readonly onClick = (event: MouseEvent): void => {
    const link = linkWithin(event)
    if (!link) return
    event.preventDefault()
    navigate(readRoute(link))
  }

  private readonly onNavigated = (): void => {
    this.route = readRoute(location)
    this.host.requestUpdate()
  }
}
