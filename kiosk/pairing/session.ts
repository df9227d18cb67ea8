const lockName = (session: string) => `hailong-session:${session}`

/** Tells other tabs, for as long as this one lives, that its open ratings still have somebody in front of them. */
export function holdSession(session: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve()
  return new Promise((resolve) => {
    void navigator.locks.request(lockName(session), () => {
      resolve()
      return new Promise(() => undefined)
    })
  })
}

/** The sessions of all tabs that are alive. Browsers end the lock with the tab, however it died. */
export async function readLiveSessions(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set()
  const prefix = lockName('')
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])))
}
