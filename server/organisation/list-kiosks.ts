import { listFleet } from '../../db/queries/kiosks.ts'
import type { Context } from '../context.ts'
import type { FleetRow, Heartbeat } from '../contract/kiosk.ts'
import { scopeOf } from '../permit.ts'

/** The kiosks this person may see, with what shows whether every tap has arrived. */
export async function listKiosks(ctx: Context): Promise<FleetRow[]> {
  const rows = await listFleet(ctx.db, scopeOf(ctx.actor, 'kiosks/read'))
  return rows.map((row) => {
    const maxSeq = row.max_seq ?? 0
    const received = row.accepted ?? 0
    return {
      id: row.id,
      name: row.name,
      unit: { code: row.unit_code, name: row.unit_name },
      desk: row.desk_name,
      paired: row.device_id !== null,
      lastSeenAt: row.last_seen_at,
      heartbeat: row.heartbeat === null ? null : (JSON.parse(row.heartbeat) as Heartbeat),
      configVersion: row.config_version,
      maxSeq,
      received,
      missing: Math.max(0, maxSeq - received),
    }
  })
}
