import type { MiddlewareHandler } from 'hono'
import { findDeviceByToken } from '../../db/queries/devices.ts'
import { createCache } from '../cache.ts'
import { describedAs } from '../described-as.ts'
import { Refusal } from '../contract/refusals.ts'
import type { Service } from '../context.ts'
import { sha256 } from '../ids.ts'
import { requestHeader } from '../request-header.ts'

export interface KioskDevice {
  readonly id: string
  readonly kioskId: string
}

export interface KioskEnv {
  Variables: { device: KioskDevice }
}

/** The tablet of a token that was not revoked, by the token's hash. */
const knownDevice = createCache({
  about: ['tablets'],
  maxEntries: 1_000,
  load: async ({ db }, tokenHash: string): Promise<KioskDevice | undefined> => {
    const row = await findDeviceByToken(db, tokenHash)
    return row && { id: row.id, kioskId: row.kiosk_id }
  },
})

/**
 * Lets a paired tablet through. A tablet may fetch its own configuration, send heartbeats and submit ratings: only the
 * routes behind this look at its token.
 */
export function kiosk(service: Service): MiddlewareHandler<KioskEnv> {
  const guard: MiddlewareHandler<KioskEnv> = async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(requestHeader(c, 'authorization') ?? '')?.[1]
    const device = token === undefined ? undefined : await knownDevice(service, sha256(token))
    if (!device) throw new Refusal('kiosk/token-needed')
    c.set('device', device)
    await next()
  }
  return describedAs(guard, { by: 'tablet' })
}
