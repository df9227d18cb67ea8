import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { PrivacySettingTable } from '../../tables/citizens.ts'

type StoredSetting = Selectable<PrivacySettingTable>

/** Every version the office ever saved: few. */
export function listPrivacySettings(db: Db | Tx): Promise<StoredSetting[]> {
  return db
    .selectFrom('privacy_setting')
    .selectAll()
    .orderBy('kind')
    .orderBy('about')
    .orderBy('version')
    .execute()
}

export async function insertPrivacySetting(tx: Tx, setting: StoredSetting): Promise<void> {
  await tx.insertInto('privacy_setting').values(setting).execute()
}

/** The version of the notice that stands on the public page on a day; 1 is the one the service comes with. */
export async function findNoticeVersion(db: Db | Tx, day: string): Promise<number> {
  const row = await db
    .selectFrom('privacy_setting')
    .select('version')
    .where('kind', '=', 'notice')
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 1
}
