import { readPublic } from '../../db/long-reads.ts'
import {
  listByNumber,
  listByPosted,
  pageRequests,
  type PublicRequest,
} from '../../db/queries/open311/requests.ts'
import type { Service } from '../context.ts'
import { isoOf } from '../context.ts'
import { FEEDBACK_STATUSES, OPEN_STATUSES } from '../contract/feedback/feedback-status.ts'
import { Instant } from '../contract/fields.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { type Params, valueOf } from './read-params.ts'
import { codeOf, demandOpenService } from './services.ts'

const MAX_SPAN_MS = 90 * DAY_MS
const MAX_PAGE_SIZE = 1_000
const MAX_OFFSET = 100_000
const MAX_IDS = 1_000
const NUMBER = /^[1-9]\d{0,8}$/
const POSTED = /^r[0-9a-f]{32}$/

/** Those asked for, or one page of those that came within the time asked for: 90 days at most, the newest entry first. */
export async function findRequests(service: Service, params: Params, base: string) {
  const ids = listed(params, 'service_request_id')
  if (ids) return (await findByIds(service, ids)).map((row) => describeRequest(row, base))
  const { from, to } = spanOf(service, params)
  const statuses = listed(params, 'status')
  if (statuses?.some((status) => status !== 'open' && status !== 'closed'))
    throw wrong('status', 'chỉ có open và closed', 'only open and closed are known')
  const codes = listed(params, 'service_code')
  const services = codes && (await Promise.all(codes.map((code) => demandOpenService(service, code))))
  const filter = {
    received: { from, to },
    publishedFrom: localDay(Date.parse(from), service.organisation.zone),
    ...(statuses ? { statuses: FEEDBACK_STATUSES.filter((each) => statuses.includes(stateOf(each))) } : {}),
    ...(services ? { categories: services.map(({ category }) => category) } : {}),
  }
  const rows = await readPublic(service.db, (tx) => pageRequests(tx, filter, pageOf(params)))
  return rows.map((row) => describeRequest(row, base))
}

/** The public one with this id. Throws `open311/request-not-found`, whether it never was or is not public. */
export async function findRequest(service: Service, id: string, base: string) {
  const [row] = await findByIds(service, [id])
  if (!row) throw new Refusal('open311/request-not-found')
  return describeRequest(row, base)
}

/** Answers published within the time asked for, as mySociety's extension tells changes. */
export async function findUpdates(service: Service, params: Params, base: string) {
  const { from, to } = spanOf(service, params)
  const filter = {
    published: { from, to },
    publishedFrom: localDay(Date.parse(from), service.organisation.zone),
  }
  const rows = await readPublic(service.db, (tx) => pageRequests(tx, filter, pageOf(params)))
  return rows.map((row) => ({
    update_id: `${row.number}-${Date.parse(row.answered_at)}`,
    service_request_id: idOf(row),
    status: isOpen(row.status) ? 'OPEN' : 'CLOSED',
    description: row.answer ?? '',
    media_url: mediaOf(row, base),
    updated_datetime: row.published_at,
  }))
}

async function findByIds({ db }: Service, ids: readonly string[]): Promise<PublicRequest[]> {
  if (ids.length > MAX_IDS) throw wrong('service_request_id', 'quá nhiều mã', 'too many ids')
  const numbers = ids.filter((id) => NUMBER.test(id)).map(Number)
  const posted = ids.filter((id) => POSTED.test(id))
  const found = await Promise.all([
    numbers.length > 0 ? listByNumber(db, numbers) : [],
    posted.length > 0 ? listByPosted(db, posted) : [],
  ])
  const byNumber = new Map(found.flat().map((row) => [row.number, row]))
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number)
}

/** What was posted keeps the id that its sender was told; anything else goes by its public number. */
function idOf({ channel, external_ref, number }: PublicRequest): string {
  return channel === 'open311' && external_ref !== null ? external_ref : String(number)
}

function stateOf(status: PublicRequest['status']): 'open' | 'closed' {
  return OPEN_STATUSES.some((open) => open === status) ? 'open' : 'closed'
}

function mediaOf({ number, photos }: PublicRequest, base: string): string | null {
  return (JSON.parse(photos) as string[]).length > 0 ? `${base}/public/answers/${number}/photos/1` : null
}

/** As the public page shows it, which shows no place. */
function describeRequest(row: PublicRequest, base: string) {
  return {
    service_request_id: idOf(row),
    status: stateOf(row.status),
    status_notes: row.answer ?? '',
    service_name: row.category ?? 'Việc khác',
    service_code: codeOf(row.category),
    description: row.question ?? '',
    agency_responsible: row.unit_name,
    service_notice: '',
    requested_datetime: row.received_at,
    updated_datetime: row.answered_at,
    expected_datetime: row.current_due_at,
    address: '',
    address_id: '',
    zipcode: '',
    lat: null,
    long: null,
    media_url: mediaOf(row, base),
  }
}

function spanOf(service: Service, params: Params): { from: string; to: string } {
  const [start, end] = [instantOf(params, 'start_date'), instantOf(params, 'end_date')]
  const toMs = end ?? (start === null ? service.now() : Math.min(start + MAX_SPAN_MS, service.now()))
  const fromMs = start ?? toMs - MAX_SPAN_MS
  if (fromMs > toMs && start !== null && end !== null)
    throw wrong('end_date', 'phải sau start_date', 'must be after start_date')
  if (toMs - fromMs > MAX_SPAN_MS) throw wrong('end_date', 'nhiều nhất 90 ngày', '90 days at most')
  return { from: isoOf(fromMs), to: isoOf(toMs) }
}

function instantOf(params: Params, name: string): number | null {
  const written = valueOf(params, name)
  if (written === undefined) return null
  if (!Instant.safeParse(written).success)
    throw wrong(name, 'cần ISO 8601 có múi giờ', 'needs ISO 8601 with its zone')
  return Date.parse(written)
}

function pageOf(params: Params): { offset: number; limit: number } {
  const page = countOf(params, 'page', 1, MAX_OFFSET)
  const limit = countOf(params, 'page_size', MAX_PAGE_SIZE, MAX_PAGE_SIZE)
  const offset = (page - 1) * limit
  if (offset > MAX_OFFSET) throw wrong('page', 'quá xa; xin thu hẹp thời gian', 'too far; narrow the time')
  return { offset, limit }
}

function countOf(params: Params, name: string, otherwise: number, most: number): number {
  const written = valueOf(params, name)
  if (written === undefined) return otherwise
  const count = NUMBER.test(written) ? Number(written) : 0
  if (count < 1 || count > most)
    throw wrong(name, `cần số từ 1 đến ${most}`, `needs a number from 1 to ${most}`)
  return count
}

function listed(params: Params, name: string): string[] | undefined {
  const parts = valueOf(params, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return parts && parts.length > 0 ? parts : undefined
}

function wrong(field: string, vi: string, en: string): Refusal {
  const errors: FieldError[] = [{ field, vi, en }]
  return new Refusal('request/invalid', { errors })
}
