import type { Context } from 'hono'
import { Refusal } from '../contract/refusals.ts'
import { decodeUtf8 } from '../read-input.ts'

/** Parameters by name; what is empty is not there. `attribute[X][]` may come several times. */
export type Params = ReadonlyMap<string, readonly string[]>

const NO_FILES = {
  field: 'media',
  vi: 'không nhận tệp ở đây; gửi địa chỉ của ảnh bằng media_url, hoặc gửi ảnh qua trang theo dõi của người dân',
  en: 'no files are taken here; say where the photo lies by media_url, or send it by the citizen’s tracking page',
}

/** Those of the address. Throws `request/malformed`. */
export function queryParams(c: Context): Params {
  return toParams(decodePairs(new URL(c.req.url).search.slice(1)))
}

/**
 * Those of a form, URL-encoded or multipart without files; those of the address stand behind them. Throws `open311/media-type`,
 * `request/malformed` for what is not UTF-8, `request/invalid` for files and for a name given twice.
 */
export async function formParams(c: Context): Promise<Params> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  const read = READERS[type.trim().toLowerCase()]
  if (!read) throw new Refusal('open311/media-type')
  return new Map([...queryParams(c), ...toParams(await read(c))])
}

type Pair = readonly [name: string, value: string]

const READERS: Readonly<Record<string, (c: Context) => Promise<Pair[]>>> = {
  'application/x-www-form-urlencoded': async (c) => decodePairs(decodeUtf8(await c.req.arrayBuffer())),
  'multipart/form-data': async (c) => {
    const body = await c.req.arrayBuffer()
    const form = await new Response(body, {
      headers: { 'content-type': c.req.header('content-type') ?? '' },
    })
      .formData()
      .catch(() => {
        throw new Refusal('request/malformed', { detail: 'multipart/form-data cannot be read' })
      })
    const pairs = [...form]
    if (pairs.some(([, value]) => typeof value !== 'string'))
      throw new Refusal('request/invalid', { errors: [NO_FILES] })
    decodeUtf8(body)
    return pairs.map(([name, value]) => [name, String(value as string)])
  },
}

function decodePairs(encoded: string): Pair[] {
  try {
    return encoded
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [decode(name), decode(value.join('='))]
      })
  } catch {
    throw new Refusal('request/malformed', { detail: 'not UTF-8' })
  }
}

function decode(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '))
}

/** Nobody can say which of two values was meant. */
function toParams(pairs: readonly Pair[]): Params {
  const params = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    if (value.trim() === '') continue
    const known = params.get(name)
    if (known && !name.endsWith('[]'))
      throw new Refusal('request/invalid', {
        errors: [{ field: name, vi: 'chỉ được gửi một lần', en: 'may be sent once only' }],
      })
    params.set(name, [...(known ?? []), value])
  }
  return params
}

export function valueOf(params: Params, name: string): string | undefined {
  return params.get(name)?.[0]
}
