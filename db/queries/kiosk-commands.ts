import type { Selectable } from 'kysely'
import type { Db } from '../open.ts'
import type { KioskCommandTable } from '../tables/kiosks.ts'

export type KioskCommandRow = Selectable<KioskCommandTable>

export async function insertCommand(db: Db, command: KioskCommandRow): Promise<void> {
  await db.insertInto('kiosk_command').values(command).execute()
}

/** The newest command that the tablet has not carried out. */
export function findOpenCommand(db: Db, deviceId: string): Promise<KioskCommandRow | undefined> {
  return db
    .selectFrom('kiosk_command')
    .selectAll()
    .where('device_id', '=', deviceId)
    .where('done_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function markCommandSent(
  db: Db,
  id: string,
  sent: { readonly session: string | null; readonly sent_at: string },
): Promise<void> {
  await db.updateTable('kiosk_command').set(sent).where('id', '=', id).execute()
}

/** One restart carries out everything that was asked before it. */
export async function markCommandsDone(db: Db, deviceId: string, at: string): Promise<void> {
  await db
    .updateTable('kiosk_command')
    .set({ done_at: at })
    .where('device_id', '=', deviceId)
    .where('done_at', 'is', null)
    .execute()
}

/** The newest command of every tablet that is paired now. */
export function listNewestCommands(db: Db) {
  return db
    .selectFrom('kiosk_command as command')
    .innerJoin('device', 'device.id', 'command.device_id')
    .leftJoin('person', 'person.id', 'command.asked_by')
    .select(['device.kiosk_id', 'command.asked_at', 'command.sent_at', 'command.done_at'])
    .select('person.name as asked_by')
    .where('device.revoked_at', 'is', null)
    .where('command.id', 'in', (eb) =>
      eb
        .selectFrom('kiosk_command')
        .select((newest) => newest.fn.max('id').as('id'))
        .groupBy('device_id'),
    )
    .execute()
}
