/** Written by the build: every file the tablet needs to start, and one hash over them all. */
declare const __PRECACHE__: readonly string[]
declare const __PRECACHE_HASH__: string

export {}

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const PREFIX = 'hailong-kiosk-'
const CACHE = PREFIX + __PRECACHE_HASH__
const PAGE = '/kiosk/'
const files = new Set(__PRECACHE__)

/** A new worker waits: pages of the old app keep the old files until the tablet is idle and says `activate`. */
worker.addEventListener('install', (event) => {
  const download = async (): Promise<void> => {
    const cache = await caches.open(CACHE)
    await cache.addAll([PAGE, ...files].map((url) => new Request(url, { cache: 'reload' })))
  }
  event.waitUntil(download())
})

/** Old shells go; ratings are in IndexedDB, which this worker never opens. */
worker.addEventListener('activate', (event) => {
  const tidy = async (): Promise<void> => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

worker.addEventListener('message', (event) => {
  if (event.data === 'activate') void worker.skipWaiting()
})

/** The page and its files come from the cache; everything else, above all `/api`, goes to the network untouched. */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  const path = request.mode === 'navigate' && url.pathname.startsWith(PAGE) ? PAGE : url.pathname
  if (path !== PAGE && !files.has(path)) return
  const answer = async (): Promise<Response> => {
    const cache = await caches.open(CACHE)
    return (await cache.match(path)) ?? fetch(request)
  }
  event.respondWith(answer())
})
