import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { DeskTable, KioskPlacementTable, KioskTable } from '../tables/kiosks.ts'

export type Desk = Selectable<DeskTable>
export type Kiosk = Selectable<KioskTable>
type Placement = Selectable<KioskPlacementTable>

export async function insertDesk(tx: Tx, desk: Desk): Promise<void> {
  await tx.insertInto('desk').values(desk).execute()
}

export function findDeskByCode(db: Db, code: string): Promise<Desk | undefined> {
  return db.selectFrom('desk').selectAll().where('code', '=', code).executeTakeFirst()
}

/** Desks by their ids, wherever they stand. */
export function listDesksById(db: Db, ids: readonly string[]): Promise<Desk[]> {
  return db.selectFrom('desk').selectAll().where('id', 'in', listOf(db, ids)).orderBy('code').execute()
}

/** The desks of a unit, without those of units below it. */
export function listDesksOf(db: Db, unitId: string): Promise<Desk[]> {
  return db.selectFrom('desk').selectAll().where('unit_id', '=', unitId).orderBy('code').execute()
}

export async function insertKiosk(tx: Tx, kiosk: Kiosk): Promise<void> {
  await tx.insertInto('kiosk').values(kiosk).execute()
}

export function findKioskByName(db: Db, name: string): Promise<Kiosk | undefined> {
  return db.selectFrom('kiosk').selectAll().where('name', '=', name).executeTakeFirst()
}

/** The kiosks that stand at a desk. */
export function listKiosksAt(db: Db, deskId: string): Promise<Pick<Kiosk, 'id'>[]> {
  return db.selectFrom('kiosk').select('id').where('desk_id', '=', deskId).execute()
}

export async function savePairingCode(
  db: Db,
  kioskId: string,
  code: { hash: string; expiresAt: string },
): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ pairing_code_hash: code.hash, pairing_expires_at: code.expiresAt })
    .where('id', '=', kioskId)
    .execute()
}

/** Spends the code: of two tablets that type it at once, one gets the kiosk. */
export function takePairingCode(tx: Tx, codeHash: string, nowIso: string): Promise<Kiosk | undefined> {
  return tx
    .updateTable('kiosk')
    .set({ pairing_code_hash: null, pairing_expires_at: null })
    .where('pairing_code_hash', '=', codeHash)
    .where('pairing_expires_at', '>', nowIso)
    .returningAll()
    .executeTakeFirst()
}

export async function insertPlacement(tx: Tx, placement: Placement): Promise<void> {
  await tx.insertInto('kiosk_placement').values(placement).execute()
}

export async function endPlacement(tx: Tx, kioskId: string, at: string): Promise<void> {
  await tx
    .updateTable('kiosk_placement')
    .set({ to_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('to_at', 'is', null)
    .execute()
}

export async function saveKioskPlace(
  tx: Tx,
  kioskId: string,
  place: { unitId: string; deskId: string | null },
): Promise<void> {
  await tx
    .updateTable('kiosk')
    .set((eb) => ({
      unit_id: place.unitId,
      desk_id: place.deskId,
      config_version: eb('config_version', '+', 1),
    }))
    .where('id', '=', kioskId)
    .execute()
}

/** All a tablet's configuration is made of. */
export function findKioskSetup(db: Db, kioskId: string) {
  return db
    .selectFrom('kiosk')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .leftJoin('desk', 'desk.id', 'kiosk.desk_id')
    .select([
      'kiosk.id',
      'kiosk.name',
      'kiosk.config_version',
      'kiosk.languages',
      'kiosk.comment_on_tablet',
      'kiosk.questionnaire_version_id',
      'unit.code as unit_code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'unit.position as unit_position',
      'desk.code as desk_code',
      'desk.name as desk_name',
      'desk.name_en as desk_name_en',
    ])
    .where('kiosk.id', '=', kioskId)
    .executeTakeFirst()
}

/** Every kiosk in these subtrees, with the tablet that is paired now. */
export function listFleet(db: Db, paths: readonly string[]) {
  return db
    .selectFrom('kiosk')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .leftJoin('desk', 'desk.id', 'kiosk.desk_id')
    .leftJoin('device', (join) =>
      join.onRef('device.kiosk_id', '=', 'kiosk.id').on('device.revoked_at', 'is', null),
    )
    .select([
      'kiosk.id',
      'kiosk.name',
      'kiosk.config_version',
      'kiosk.languages',
      'kiosk.comment_on_tablet',
      'unit.path as unit_path',
      'unit.code as unit_code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'unit.position as unit_position',
      'desk.code as desk_code',
      'desk.name as desk_name',
      'desk.name_en as desk_name_en',
      'device.id as device_id',
      'device.last_seen_at',
      'device.heartbeat',
      'device.max_seq',
      'device.accepted',
      'device.numbers_seen',
    ])
    .where((eb) => eb.or(paths.map((path) => eb('unit.path', 'like', `${path}%`))))
    .orderBy('kiosk.id')
    .execute()
}

export type FleetKiosk = Awaited<ReturnType<typeof listFleet>>[number]

export function findKiosk(db: Db, id: string): Promise<Kiosk | undefined> {
  return db.selectFrom('kiosk').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function saveKioskConfig(
  tx: Tx,
  kioskId: string,
  config: Pick<Kiosk, 'name' | 'languages' | 'comment_on_tablet'>,
): Promise<void> {
  await tx
    .updateTable('kiosk')
    .set((eb) => ({ ...config, config_version: eb('config_version', '+', 1) }))
    .where('id', '=', kioskId)
    .execute()
}

/** A code that was made but not used pairs nothing any more. */
export async function dropPairingCode(tx: Tx, kioskId: string): Promise<void> {
  await tx
    .updateTable('kiosk')
    .set({ pairing_code_hash: null, pairing_expires_at: null })
    .where('id', '=', kioskId)
    .execute()
}

/** The desks of the units in these subtrees. */
export function listDesks(db: Db, paths: readonly string[]) {
  return db
    .selectFrom('desk')
    .innerJoin('unit', 'unit.id', 'desk.unit_id')
    .select(['desk.code', 'desk.name', 'desk.name_en', 'unit.code as unit_code'])
    .where('desk.ended_on', 'is', null)
    .where((eb) => eb.or(paths.map((path) => eb('unit.path', 'like', `${path}%`))))
    .orderBy('unit.position')
    .orderBy('desk.code')
    .execute()
}
