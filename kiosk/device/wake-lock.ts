let lock: WakeLockSentinel | undefined

/** Whether the browser holds the screen on now. */
export function isScreenKeptOn(): boolean {
  return lock?.released === false
}

/** Keeps the screen on while the page is seen; browsers let go of the lock when the page is hidden or the battery low. */
export function keepScreenOn(): void {
  if (!('wakeLock' in navigator)) return
  const request = (): void => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock.request('screen').then(
      (held) => {
        lock = held
        held.addEventListener('release', request, { once: true })
      },
      () => undefined,
    )
  }
  document.addEventListener('visibilitychange', request)
  request()
}
