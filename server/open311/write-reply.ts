import { XMLBuilder } from 'fast-xml-parser'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Service } from '../context.ts'
import { REFUSALS, Refusal } from '../contract/refusals.ts'
import { requestOf } from '../log.ts'
import { refusalOf } from '../problem.ts'

export type Format = 'xml' | 'json'

/** A value of an answer: text of a leaf, a record of elements, or a list of them. */
type Value = string | number | boolean | null | undefined | Answer | readonly Answer[] | readonly string[]
interface Answer {
  readonly [element: string]: Value
}

const builder = new XMLBuilder({ suppressEmptyNode: true, processEntities: true })
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
// What XML 1.0 has no way to write (2.2, Char).
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/**
 * One answer in both formats: JSON is what `json` says; XML puts the same into elements, lists named as `lists` says of the
 * element that holds them (`values` holds `value`s).
 */
export function reply(format: Format, { root, one, json, status = 200, headers = {} }: Reply): Response {
  const body =
    format === 'json' ? JSON.stringify(json) : DECLARATION + builder.build({ [root]: inRoot(one, json) })
  return new Response(body, {
    status,
    headers: {
      'content-type': format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}

interface Reply {
  readonly root: string
  /** What each of a list is called; null where the answer is no list. */
  readonly one: string | null
  readonly json: Answer | readonly Answer[]
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Lists within an answer, by the element that holds them. */
const ITEM_OF: Readonly<Record<string, string>> = {
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
}

function inRoot(one: string | null, json: Reply['json']): unknown {
  return one === null ? toElements(json) : { [one]: toElements(json) }
}

function toElements(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toElements)
  if (typeof value === 'string') return value.replace(NOT_XML, '')
  if (typeof value !== 'object' || value === null) return value ?? ''
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const item = Array.isArray(inner) ? ITEM_OF[name] : undefined
      return [name, item === undefined ? toElements(inner) : { [item]: toElements(inner) }]
    }),
  )
}

/** The protocol knows 400, 403 and 404; sizes, types, floods and outages keep their own. */
const AS_BAD_REQUEST: readonly number[] = [405, 409, 422, 423]

/** What went wrong, in the protocol's own shape. A bug is logged whole and told as nothing but 500. */
export function replyError({ log }: Service, c: Context, format: Format, error: unknown): Response {
  const refusal =
    refusalOf(log, error) ?? (error instanceof HTTPException ? new Refusal('request/malformed') : undefined)
  if (!refusal) {
    log.error({ err: error, ...requestOf(c) }, 'unexpected error')
    return errors(format, 500, [
      'Hệ thống gặp lỗi; xin thử lại sau. / Something went wrong here; try again later.',
    ])
  }
  const { errors: fields, detail, headers } = refusal
  const status = AS_BAD_REQUEST.includes(refusal.status) ? 400 : refusal.status === 401 ? 403 : refusal.status
  const whole = [
    `${REFUSALS[refusal.code].vi} / ${REFUSALS[refusal.code].en}`,
    ...(detail === undefined ? [] : [detail]),
  ].join(' – ')
  const told = fields.length > 0 ? fields.map(({ field, vi, en }) => `${field}: ${vi} / ${en}`) : [whole]
  return errors(format, status, told, status === 429 ? { 'retry-after': '60', ...headers } : headers)
}

function errors(format: Format, status: number, told: readonly string[], headers = {}): Response {
  const json = told.map((description) => ({ code: status, description }))
  return reply(format, { root: 'errors', one: 'error', json, status, headers })
}
