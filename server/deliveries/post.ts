import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { addressOf, pinnedTo } from '../outbox/pinned-address.ts'

/** A system that says nothing must not hold up what others are told. */
const TIMEOUT_MS = 10_000
const MAX_REPLY_BYTES = 64 * 1024

interface Posted {
  readonly status: number
  readonly headers: Headers
  /** At most 64 KB of it: an endless answer is cut off. */
  readonly text: string
}

/**
 * Posts to another system and follows it nowhere else. `innerHosts` is which hosts inside our network it may be; `any` where the
 * machine's owner wrote the address down. Throws `InnerAddress`, and whatever a broken line throws.
 */
export async function post(
  address: string,
  {
    headers,
    body,
    innerHosts,
  }: {
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly innerHosts: readonly string[] | 'any'
  },
): Promise<Posted> {
  const url = new URL(address)
  const lookup = innerHosts === 'any' ? {} : { lookup: pinnedTo(await addressOf(url, innerHosts)) }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        // A line of its own: one that is kept open was made for another call.
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...lookup,
      },
      (response) => {
        const chunks: Buffer[] = []
        let bytes = 0
        const end = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(
              Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
                typeof value === 'string' ? [[name, value]] : [],
              ),
            ),
            text: Buffer.concat(chunks).toString('utf8'),
          })
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes <= MAX_REPLY_BYTES) return void chunks.push(chunk)
          end()
          response.destroy()
        })
        response.on('end', end)
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
