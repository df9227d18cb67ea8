import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'

/* The shapes of GeoReport v2, written down from its specification: whatever else an answer holds is refused. */

const Instant = z.iso.datetime({ offset: true })
const Text = z.string().min(1)

const Service = z.strictObject({
  service_code: Text,
  service_name: Text,
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(['realtime', 'batch', 'blackbox']),
  keywords: z.string(),
  group: z.string(),
})

const Definition = z.strictObject({
  service_code: Text,
  attributes: z.array(
    z.strictObject({
      variable: z.boolean(),
      code: Text,
      datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
      required: z.boolean(),
      datatype_description: z.string(),
      order: z.int().positive(),
      description: z.string(),
      values: z
        .array(z.strictObject({ key: Text, name: Text }))
        .min(1)
        .optional(),
    }),
  ),
})

const Posted = z.strictObject({
  service_request_id: Text,
  service_notice: z.string(),
  account_id: z.string(),
})

const Request = z.strictObject({
  service_request_id: Text,
  status: z.enum(['open', 'closed']),
  status_notes: z.string(),
  service_name: Text,
  service_code: Text,
  description: z.string(),
  agency_responsible: z.string(),
  service_notice: z.string(),
  requested_datetime: Instant,
  updated_datetime: Instant,
  expected_datetime: Instant,
  address: z.string(),
  address_id: z.string(),
  zipcode: z.string(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.url().nullable(),
})
export type Request = z.infer<typeof Request>

const Update = z.strictObject({
  update_id: Text,
  service_request_id: Text,
  status: Text,
  description: z.string(),
  media_url: z.url().nullable(),
  updated_datetime: Instant,
})

const Discovery = z.strictObject({
  changeset: Instant,
  contact: Text,
  key_service: Text,
  endpoints: z
    .array(
      z.strictObject({
        specification: z.literal('http://wiki.open311.org/GeoReport_v2'),
        url: z.url(),
        changeset: Instant,
        type: z.enum(['production', 'test']),
        formats: z.tuple([z.literal('text/xml'), z.literal('application/json')]),
      }),
    )
    .min(1),
})

const Errors = z.array(z.strictObject({ code: z.int(), description: Text })).min(1)

export const SHAPES = {
  discovery: Discovery,
  services: z.array(Service),
  service_definition: Definition,
  service_requests: z.array(Request),
  posted: z.array(Posted),
  service_request_updates: z.array(Update),
  taken: z.array(z.strictObject({ update_id: Text })),
  errors: Errors,
} as const

/** Elements that hold a list, by what each of it is called. */
const LISTS: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}
const NUMBERS = ['order', 'lat', 'long']
const ADDRESSES = ['media_url']
const BOOLEANS = ['metadata', 'variable', 'required']

const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => Object.values(LISTS).includes(name),
})

/** The root's name and what the same answer is in JSON, by the Spark convention. */
export function readXml(xml: string): { readonly root: string; readonly value: unknown } {
  if (!xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')) throw new Error(`no declaration: ${xml}`)
  if (XMLValidator.validate(xml) !== true) throw new Error(`not well-formed: ${xml}`)
  const [[root, inner] = ['', '']] = Object.entries(parser.parse(xml) as Record<string, unknown>)
  return { root, value: toJson(root, inner) }
}

function toJson(name: string, value: unknown): unknown {
  const one = LISTS[name]
  if (one !== undefined) {
    const items = (value as Record<string, unknown[]>)[one] ?? []
    return items.map((item) => toJson(one, item))
  }
  if (typeof value === 'string') {
    if (NUMBERS.includes(name)) return value === '' ? null : Number(value)
    if (ADDRESSES.includes(name)) return value === '' ? null : value
    if (BOOLEANS.includes(name)) return value === 'true'
    return value
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, inner]) => [
      key,
      name === 'error' && key === 'code' ? Number(inner) : toJson(key, inner),
    ]),
  )
}
