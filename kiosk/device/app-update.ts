let registration: ServiceWorkerRegistration | undefined

/** Registers the worker that makes the tablet start without the network. Insecure pages cannot have one. */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  registration = await navigator.serviceWorker.register('/kiosk/service-worker.js', {
    scope: '/kiosk/',
    updateViaCache: 'none',
  })
}

/** Looks for a newer app on the server; without the network nothing happens. */
export async function checkForUpdate(): Promise<void> {
  await registration?.update().catch(() => undefined)
}

let asked = false

/**
 * Takes a newer app that is already downloaded into use and reloads. Call it, again and again, only when nobody is at
 * the tablet: until then old page and old files stay together. True when there was one.
 */
export function applyUpdate(): boolean {
  const waiting = registration?.waiting
  if (!waiting) return false
  // A request at the wrong moment wakes the old worker, and Chromium leaves the new one waiting: a reload frees it.
  if (asked) location.reload()
  asked = true
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('activate')
  return true
}
