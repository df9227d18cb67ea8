/** Keeps the screen on while the page is seen; browsers let go of the lock whenever the page is hidden. */
export function keepScreenOn(): void {
  if (!('wakeLock' in navigator)) return
  const request = (): void => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', request)
  request()
}
