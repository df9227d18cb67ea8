import type { MiddlewareHandler } from 'hono'
import { findDeviceByToken } from '../../db/queries/devices.ts'
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

/** How long a token is believed without asking the database again: so long may a revoked tablet go on sending. */
const BELIEVED_MS = 5_000

/**
 * Lets a paired tablet through. A tablet may fetch its own configuration, send heartbeats and submit ratings: only the
 * routes behind this look at its token.
 */
export function kiosk(service: Service): MiddlewareHandler<KioskEnv> {
  const believed = new Map<string, { readonly device: KioskDevice; readonly until: number }>()
  return async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(requestHeader(c, 'authorization') ?? '')?.[1]
    if (!token) throw new Refusal('kiosk/token-needed')
    const known = believed.get(token)
    const now = service.now()
    if (known && known.until > now) {
      c.set('device', known.device)
    } else {
      const row = await findDeviceByToken(service.db, sha256(token))
      if (!row) {
        believed.delete(token)
        throw new Refusal('kiosk/token-needed')
      }
      const device = { id: row.id, kioskId: row.kiosk_id }
      believed.set(token, { device, until: now + BELIEVED_MS })
      c.set('device', device)
    }
    await next()
  }
}
