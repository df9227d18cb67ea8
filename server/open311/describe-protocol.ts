import { describeRoute } from 'hono-openapi'

type Parameters = Readonly<Record<string, string>>

/** Of every call. */
const ALL: Parameters = { jurisdiction_id: 'The code of the office at the top; there is one' }

/** What a list of requests or updates is narrowed by. */
export const SPAN: Parameters = {
  start_date: 'ISO 8601 with its zone; by default 90 days before the end',
  end_date: 'ISO 8601 with its zone; by default now; at most 90 days after the start',
  page: 'From 1',
  page_size: '1,000 at most',
}

export const REQUESTS: Parameters = {
  ...SPAN,
  service_request_id: 'Ids, by commas; then nothing else narrows',
  service_code: 'Codes of services, by commas',
  status: 'open, closed, or both by a comma',
}

const PHOTO = 'Where a photo lies (JPEG, PNG or WebP of up to 8 MB), which is fetched soon'

export const NEW_REQUEST: Parameters = {
  service_code: 'As /services names it',
  description: 'What it is about, 4,000 characters at most',
  lat: 'WGS 84, with `long`; or an address instead',
  long: 'WGS 84',
  address_string: 'In words',
  address_id: 'The id of an address',
  first_name: 'Of the sender',
  last_name: 'Of the sender',
  email: 'Of the sender',
  phone: 'Of the sender',
  account_id: 'Told back as it came',
  media_url: PHOTO,
}

export const NEW_UPDATE: Parameters = {
  service_request_id: 'As it was told when the request was posted',
  update_id: 'Of the other system; the same again changes nothing',
  updated_datetime: 'ISO 8601 with its zone',
  status: 'CANCELLED takes it back, REOPEN asks again, all else is a reply',
  description: 'What the sender says',
  media_url: PHOTO,
}

/** A call that reads. */
export function reads(summary: string, query: Parameters = {}) {
  return describeRoute({
    summary,
    tags: ['open311'],
    // A key is not needed, and counts where it is given.
    security: [{}, { apiKey: [] }],
    parameters: Object.entries({ ...ALL, ...query }).map(([name, description]) => ({
      name,
      in: 'query',
      description,
      schema: { type: 'string' },
    })),
  })
}

/** A call that sends, as a form; names in `needed` must be there. */
export function sends(
  summary: string,
  fields: Parameters,
  { needed, example }: { needed: readonly string[]; example: Parameters },
) {
  const properties = Object.fromEntries(
    Object.entries({ api_key: 'Made by an administrator', ...ALL, ...fields }).map(([name, description]) => [
      name,
      { type: 'string' as const, description },
    ]),
  )
  const form = {
    // Attributes of the service come as `attribute[CODE]`.
    schema: { type: 'object' as const, properties, required: ['api_key', ...needed] },
    example: { api_key: '…', ...example },
  }
  return describeRoute({
    summary,
    tags: ['open311'],
    security: [{ apiKey: [] }],
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': form, 'multipart/form-data': form },
    },
  })
}
