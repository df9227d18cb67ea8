import type { Selectable } from 'kysely'
import { asLookUp, compileOnce, forUpdate, listFrom, listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { DeviceTable, KioskPlacementTable } from '../tables/kiosks.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

/** One paired tablet; a kiosk has had as many as were ever paired with it. */
export type Device = Selectable<DeviceTable>

export async function insertDevice(tx: ChangeTx, device: Device): Promise<void> {
  announceChange(tx, 'tablets')
  await tx.insertInto('device').values(device).execute()
}

/** The kiosk of a token that was not revoked. */
export function findDeviceByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom('device')
    .select(['id', 'kiosk_id'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .modifyEnd(asLookUp)
    .executeTakeFirst()
}

/** The tablet that is paired now. */
export function findPairedDevice(db: Db, kioskId: string): Promise<Device | undefined> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Every tablet these kiosks ever had, the first one first. */
export function listDevices(db: Db, kioskIds: readonly string[]): Promise<Device[]> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('kiosk_id', 'in', listOf(db, kioskIds))
    .orderBy('paired_at')
    .orderBy('id')
    .execute()
}

/** When each tablet was paired, of the kiosks of a unit and of everything below it. */
export function listPairings(db: Db, path: string) {
  return db
    .selectFrom('device')
    .innerJoin('kiosk', 'kiosk.id', 'device.kiosk_id')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .select(['kiosk.name', 'device.paired_at'])
    .where('unit.path', 'like', `${path}%`)
    .orderBy('device.paired_at')
    .orderBy('device.id')
    .execute()
}

/** Takes the token from the tablets of a kiosk; says which ones had one. */
export async function revokeDevices(tx: ChangeTx, kioskId: string, at: string): Promise<string[]> {
  announceChange(tx, 'tablets')
  const revoked = await tx
    .updateTable('device')
    .set({ revoked_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return revoked.map(({ id }) => id)
}

export async function saveHeartbeat(db: Db, deviceId: string, at: string, heartbeat: string): Promise<void> {
  await db.updateTable('device').set({ last_seen_at: at, heartbeat }).where('id', '=', deviceId).execute()
}

/** What every tablet that was ever paired has counted by quarter. */
export function listQuarterCounts(db: Db) {
  return db.selectFrom('device').select(['kiosk_id', 'quarter_counts']).execute()
}

/** A device with its counters, and one place its kiosk stood at. */
export type PlacedDevice = Pick<
  Device,
  'id' | 'max_seq' | 'accepted' | 'numbers_seen' | 'recent_taps' | 'level_run' | 'quarter_counts'
> &
  Pick<Selectable<KioskPlacementTable>, 'unit_id' | 'desk_id' | 'from_at'>

const selectPlaced = compileOnce<PlacedDevice>((db, ids) => {
  const query = db
    .selectFrom('device')
    .innerJoin('kiosk_placement as place', 'place.kiosk_id', 'device.kiosk_id')
    .select([
      'device.id',
      'max_seq',
      'accepted',
      'numbers_seen',
      'recent_taps',
      'level_run',
      'quarter_counts',
      'place.unit_id',
      'place.desk_id',
      'place.from_at',
    ])
    .where('device.id', 'in', listFrom(db, ids))
    .orderBy('device.id')
    .orderBy('place.from_at')
  return forUpdate(db, query, 'device').compile()
})

/**
 * Devices with every place their kiosk stood at, oldest first: a row a place. Holds the devices until the transaction
 * ends, so that two processes never judge one device at once.
 */
export async function lockDevices(tx: Tx, ids: readonly string[]): Promise<PlacedDevice[]> {
  return (await selectPlaced(tx, JSON.stringify(ids))).rows
}
