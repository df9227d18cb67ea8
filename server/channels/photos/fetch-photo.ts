import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { MAX_PHOTO_BYTES } from '../../feedback/intake/photo.ts'
import { addressOf, InnerAddress, pinnedTo } from '../../outbox/pinned-address.ts'

const TIMEOUT_MS = 15_000
const MOST_REDIRECTS = 3

/** It will never be a photo that may be fetched; anything else thrown may be tried again. */
export class NoPhotoThere extends Error {}

/**
 * The bytes at an address of another system. The name is looked up once and that address is connected to, so that it cannot
 * become another one in between; one inside our own network is refused, also behind a redirect, but for hosts that the office
 * names. Throws `NoPhotoThere`.
 */
export async function fetchPhoto(address: string, innerHosts: readonly string[]): Promise<Uint8Array> {
  let url = urlOf(address)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const found = await photoAddressOf(url, innerHosts)
    const answer = await get(url, found, signal)
    if (typeof answer !== 'string') return answer
    url = urlOf(answer, url)
  }
  throw new NoPhotoThere('too many redirects')
}

function urlOf(address: string, base?: URL): URL {
  const url = URL.parse(address, base)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '')
    throw new NoPhotoThere('no address of a photo')
  return url
}

async function photoAddressOf(url: URL, innerHosts: readonly string[]): Promise<string> {
  try {
    return await addressOf(url, innerHosts)
  } catch (error) {
    throw error instanceof InnerAddress ? new NoPhotoThere(error.message) : error
  }
}

/** The bytes, or where it moved to. */
function get(url: URL, address: string, signal: AbortSignal): Promise<Uint8Array | string> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        signal,
        headers: { accept: 'image/jpeg, image/png, image/webp' },
        lookup: pinnedTo(address),
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
          response.destroy()
          return resolve(headers.location)
        }
        if (statusCode !== 200) {
          response.destroy()
          const isGone = statusCode >= 400 && statusCode < 500 && statusCode !== 408 && statusCode !== 429
          return reject(isGone ? new NoPhotoThere(`HTTP ${statusCode}`) : new Error(`HTTP ${statusCode}`))
        }
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes > MAX_PHOTO_BYTES) {
            response.destroy()
            reject(new NoPhotoThere('larger than 8 MB'))
          } else chunks.push(chunk)
        })
        response.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}
