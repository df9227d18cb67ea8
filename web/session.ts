import { createContext } from '@lit/context'
import type { Role, SessionReply } from '../server/contract/people.ts'

/** Who is signed in, for every element below the shell. */
export const sessionContext = createContext<SessionReply>('session')

export function hasRole(session: SessionReply, ...roles: readonly Role[]): boolean {
  return session.grants.some(({ role }) => roles.includes(role))
}

/** May this person open single items? */
export function opensItems(session: SessionReply | undefined): boolean {
  return (
    session !== undefined &&
    hasRole(session, 'officer', 'head', 'coordinator', 'leader', 'restricted-coordinator')
  )
}

let clockOffsetMs = 0

/** Learns how far this device's clock is from the server's; all times on screen follow the server. */
export function learnServerTime(serverTime: string): void {
  clockOffsetMs = Date.parse(serverTime) - Date.now()
}

/** Now, by the server's clock. */
export function serverNow(): Date {
  return new Date(Date.now() + clockOffsetMs)
}
