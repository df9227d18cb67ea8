import { createContext } from '@lit/context'
import type { Role, SessionReply, UnitSummary } from '../server/contract/people.ts'

/** Who is signed in, for every element below the shell. */
export const sessionContext = createContext<SessionReply>('session')

export function hasRole(session: SessionReply, ...roles: readonly Role[]): boolean {
  return session.grants.some(({ role }) => roles.includes(role))
}

/** The units this person holds one of the roles for: those granted, and all below them. */
export function unitsHeld(
  session: SessionReply | undefined,
  units: readonly UnitSummary[],
  ...roles: readonly Role[]
): UnitSummary[] {
  const granted = new Set(
    session?.grants.filter(({ role }) => roles.includes(role)).map(({ unitCode }) => unitCode),
  )
  const parents = new Map(units.map(({ code, parentCode }) => [code, parentCode]))
  const isHeld = (code: string | null): boolean =>
    code !== null && (granted.has(code) || isHeld(parents.get(code) ?? null))
  return units.filter(({ code }) => isHeld(code))
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
