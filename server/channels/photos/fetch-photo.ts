import { lookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { MAX_PHOTO_BYTES } from '../../feedback/intake/photo.ts'
import { isPublicAddress } from './public-address.ts'

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
    const found = await addressOf(url, innerHosts)
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

async function addressOf({ hostname }: URL, innerHosts: readonly string[]): Promise<string> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address)
  const [first] = addresses
  if (first === undefined) throw new Error(`${host} has no address`)
  if (!innerHosts.includes(hostname) && !addresses.every(isPublicAddress))
    throw new NoPhotoThere('an address inside the network')
  return first
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
        lookup: (_host, { all }, done) => {
          const family = isIP(address)
          // Whoever asks for all addresses gets a list (net.connect with autoSelectFamily).
          if (all) done(null, [{ address, family }])
          else done(null, address, family)
        },
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
