import { listPrivacySettings } from '../../db/queries/office/privacy-settings.ts'
import type { Service } from '../context.ts'
import type { PrivacySettingKind } from '../contract/personal-data/data-kinds.ts'
import {
  BODY_OF_SETTING,
  type ListedSetting,
  type PrivacySettings,
} from '../contract/personal-data/privacy-settings.ts'
import { localDay } from '../domain/local-time.ts'
import { settingOn } from '../domain/personal-data/settings-in-force.ts'
import { usualSettings } from '../domain/personal-data/usual-settings.ts'

type Finding = Pick<Service, 'db' | 'config' | 'organisation' | 'now'>

/** Every version of every setting, those in force marked. */
export async function listSettings(service: Finding): Promise<PrivacySettings> {
  const today = localDay(service.now(), service.organisation.zone)
  const stored = (await listPrivacySettings(service.db)).map(
    ({ kind, about, version, from_day, body, saved_at }): ListedSetting => ({
      kind,
      about,
      version,
      fromDay: from_day,
      savedAt: saved_at,
      inForce: false,
      body: BODY_OF_SETTING[kind].parse(JSON.parse(body)),
    }),
  )
  const all = [...usualSettings(service.config.keepDays), ...stored]
  const settings = all.map((each) => ({
    ...each,
    inForce: settingOn(all, { kind: each.kind, about: each.about, day: today }) === each,
  }))
  return { today, settings }
}

/** The version of one setting that holds today. */
export async function findSetting<K extends PrivacySettingKind>(
  service: Finding,
  kind: K,
  about: string,
): Promise<ListedSetting<K>> {
  const { settings } = await listSettings(service)
  const found = settings.find((each) => each.inForce && each.kind === kind && each.about === about)
  if (!found) throw new Error(`no ${kind} about ${about}`)
  return found as ListedSetting<K>
}
