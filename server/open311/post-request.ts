import type { StoredApiKey } from '../../db/queries/open311/api-keys.ts'
import { listPosted } from '../../db/queries/open311/requests.ts'
import { readItem } from '../channels/read-item.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import { type FeedbackReceipt, IncomingItem } from '../contract/feedback/feedback.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { receiveFeedback } from '../feedback/intake/receive-feedback.ts'
import { sha256 } from '../ids.ts'
import { mediaOf, takeMedia } from './media-url.ts'
import { type Params, valueOf } from './read-params.ts'
import { demandOpenService, isRequired, type OpenService } from './services.ts'

const MAX_DESCRIPTION = 4_000
const ATTRIBUTE = /^attribute\[([^\]]+)\](?:\[\])?$/
/** Parameters that have a field of their own; all others are kept aside. */
const READ = [
  'api_key',
  'jurisdiction_id',
  'service_code',
  'description',
  'address_string',
  'lat',
  'long',
  'first_name',
  'last_name',
  'email',
  'phone',
]

interface Posted {
  readonly service_request_id: string
  readonly service_notice: string
  readonly account_id: string
}

/** Those under way, so that the same request twice at once waits for the first. */
export type UnderWay = Map<string, Promise<unknown>>

/**
 * A request of another system, through the same intake as every channel. The same again is told the id of the first: by its
 * `Idempotency-Key`, else where every field is the same on this or the last local day. Throws `request/invalid`,
 * `open311/service-not-found`, `feedback/…`.
 */
export async function postRequest(
  service: Service,
  key: StoredApiKey,
  params: Params,
  { idempotencyKey, underWay }: { readonly idempotencyKey: string | undefined; readonly underWay: UnderWay },
): Promise<Posted> {
  const asked = await demandOpenService(service, demandCode(params))
  refuseWrong(params, asked)
  const [id, ...earlier] = idsOf(service, key, params, idempotencyKey)
  await underWay.get(id)?.catch(() => undefined)
  const work = receive(service, key, params, asked, [id, ...earlier])
  underWay.set(id, work)
  try {
    return await work
  } finally {
    if (underWay.get(id) === work) underWay.delete(id)
  }
}

async function receive(
  service: Service,
  key: StoredApiKey,
  params: Params,
  asked: OpenService,
  ids: readonly [string, ...string[]],
): Promise<Posted> {
  const [first] = await listPosted(service.db, ids)
  const externalRef = first?.external_ref ?? ids[0]
  const { item, errors } = readItem(
    itemOf(params, asked, externalRef, first?.received_at ?? isoOf(service.now())),
  )
  if (!item) throw new Refusal('request/invalid', { errors })
  const ctx = contextFor(service, { kind: 'channel', name: `Open311: ${key.name}` })
  const receipt = await receiveFeedback(ctx, item, { channel: 'open311' })
  await takeMedia(service, receipt, params)
  return {
    service_request_id: externalRef,
    service_notice: noticeOf(receipt),
    account_id: valueOf(params, 'account_id') ?? '',
  }
}

/** Known to its sender alone until it is public: begins with the sender's own mark, the rest made of what was sent. */
function idsOf(
  { now, organisation }: Service,
  key: StoredApiKey,
  params: Params,
  idempotencyKey: string | undefined,
): [string, ...string[]] {
  const mark = markOf(key)
  const made = (...parts: readonly string[]) =>
    mark + sha256(JSON.stringify([key.name, ...parts])).slice(0, 24)
  if (idempotencyKey !== undefined) return [made('key', idempotencyKey)]
  const fields = [...params].filter(([name]) => name !== 'api_key').sort(([a], [b]) => (a < b ? -1 : 1))
  const on = (ms: number) => made('fields', localDay(ms, organisation.zone), JSON.stringify(fields))
  return [on(now()), on(now() - DAY_MS)]
}

/** How every id begins that this system was given: by its name, so that its next key goes on where the last one ended. */
export function markOf({ name }: StoredApiKey): string {
  return `r${sha256(name).slice(0, 8)}`
}

function itemOf(
  params: Params,
  { name, category, questions }: OpenService,
  externalRef: string,
  receivedAt: string,
) {
  const value = (field: string) => valueOf(params, field)
  const keys = questions.map(({ key }) => key)
  const answers = attributesOf(params).filter(([code]) => keys.includes(code))
  const aside = [...params]
    .filter(([field]) => field !== 'media_url' || !mediaOf(params))
    .filter(([field]) => !READ.includes(field) && !keys.includes(ATTRIBUTE.exec(field)?.[1] ?? ''))
    .map(([field, values]) => [isOwnField(field) ? `open311.${field}` : field, values.join(', ')])
  return {
    ...(Object.fromEntries(aside) as Record<string, string>),
    externalRef,
    receivedAt,
    text: value('description') ?? name,
    ...(category === null ? {} : { category }),
    ...(answers.length > 0 ? { answers: Object.fromEntries(answers) as Record<string, string> } : {}),
    place: { address: value('address_string'), lat: value('lat'), lng: value('long') },
    sender: {
      // Family name first, as in Vietnamese.
      name: [value('last_name'), value('first_name')].filter(Boolean).join(' '),
      phone: value('phone'),
      email: value('email'),
    },
  }
}

/** A parameter that the protocol does not know never passes for a field of the intake. */
function isOwnField(name: string): boolean {
  return Object.hasOwn(IncomingItem.shape, name)
}

function attributesOf(params: Params): [code: string, value: string][] {
  return [...params].flatMap(([field, values]) => {
    const code = ATTRIBUTE.exec(field)?.[1]
    return code === undefined ? [] : [[code, values.join(', ')] as [string, string]]
  })
}

function demandCode(params: Params): string {
  const code = valueOf(params, 'service_code')
  if (code === undefined)
    throw new Refusal('request/invalid', { errors: [{ field: 'service_code', ...NEEDED }] })
  return code
}

function refuseWrong(params: Params, { questions }: OpenService): void {
  const has = (field: string) => params.has(field)
  const isNumber = (field: string, most: number) => Math.abs(Number(valueOf(params, field) ?? 0)) <= most
  const given = attributesOf(params).map(([code]) => code)
  const errors: FieldError[] = [
    ...(has('lat') === has('long') && (has('lat') || has('address_string') || has('address_id'))
      ? []
      : [{ field: 'lat', ...NO_PLACE }]),
    ...(isNumber('lat', 90) ? [] : [{ field: 'lat', ...NO_NUMBER }]),
    ...(isNumber('long', 180) ? [] : [{ field: 'long', ...NO_NUMBER }]),
    ...((valueOf(params, 'description') ?? '').length > MAX_DESCRIPTION
      ? [{ field: 'description', ...TOO_LONG }]
      : []),
    ...questions
      .filter((question) => isRequired(question) && !given.includes(question.key))
      .map(({ key }) => ({ field: `attribute[${key}]`, ...NEEDED })),
  ]
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
}

function noticeOf({ trackingCode, promisedDueAt }: FeedbackReceipt): string {
  const due = promisedDueAt === null ? '' : ` Hạn trả lời / Due: ${promisedDueAt}.`
  return `Mã theo dõi / Tracking code: ${trackingCode ?? ''}.${due}`
}

const NEEDED = { vi: 'cần có', en: 'is needed' }
const NO_PLACE = {
  vi: 'cần cả lat và long, hoặc address_string, hoặc address_id',
  en: 'both lat and long, or address_string, or address_id are needed',
}
const NO_NUMBER = { vi: 'không phải toạ độ WGS 84 theo độ', en: 'is no coordinate of WGS 84 in degrees' }
const TOO_LONG = { vi: 'nhiều nhất 4.000 ký tự', en: '4,000 characters at most' }
