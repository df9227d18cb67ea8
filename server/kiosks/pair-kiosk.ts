import { findKioskByName, findKioskSetup, savePairingCode, takePairingCode } from '../../db/queries/kiosks.ts'
import { insertDevice, revokeDevices } from '../../db/queries/devices.ts'
import { findUnit } from '../../db/queries/units.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { KioskConfig, PairingCode, PairReply } from '../contract/kiosk.ts'
import { Refusal } from '../contract/refusals.ts'
import { firstNumbers } from '../domain/numbers-seen.ts'
import { newCode, newToken, sha256 } from '../ids.ts'
import { knownImprovements } from '../improvements/known-improvements.ts'
import { knownNames } from '../known-organisation.ts'
import { demand } from '../permit.ts'
import { knownQuestionnaire } from '../surveys/known-questionnaires.ts'
import { recordAct } from '../history/append.ts'

const PAIRING_CODE_LENGTH = 8
const TOLD_ON_TABLET = 3
const PAIRING_MS = 30 * 60_000

/** A fresh pairing code for the kiosk with this name: 40 random bits, good for half an hour, spent by the first tablet. */
export async function makePairingCode(ctx: Context, kioskName: string): Promise<PairingCode> {
  const kiosk = await findKioskByName(ctx.db, kioskName)
  const unit = kiosk && (await findUnit(ctx.db, kiosk.unit_id))
  if (!kiosk || !unit) throw new Refusal('kiosk/not-found', { detail: kioskName })
  demand(ctx.actor, 'kiosks/manage', unit.path)
  const code = newCode(PAIRING_CODE_LENGTH)
  const expiresAt = isoOf(ctx.now() + PAIRING_MS)
  await savePairingCode(ctx.db, kiosk.id, { hash: sha256(code), expiresAt })
  return { code, expiresAt }
}

/**
 * Pairs the tablet that sent the code: the tablet paired before loses its token, what it had sent stays. `firstSeq` is
 * the lowest sequence number the tablet will send from now on: what it sent earlier is no gap.
 */
export async function pairKiosk(service: Service, code: string, firstSeq = 1): Promise<PairReply> {
  const now = isoOf(service.now())
  const token = newToken()
  const kiosk = await service.changes.transaction(async (tx) => {
    const taken = await takePairingCode(tx, sha256(code), now)
    if (!taken) throw new Refusal('kiosk/unknown-code')
    await revokeDevices(tx, taken.id, now)
    const deviceId = service.newId()
    await insertDevice(tx, {
      id: deviceId,
      kiosk_id: taken.id,
      token_hash: sha256(token),
      paired_at: now,
      revoked_at: null,
      first_seq: firstSeq,
      max_seq: 0,
      accepted: 0,
      numbers_seen: JSON.stringify(firstNumbers(firstSeq)),
      recent_taps: '[]',
      level_run: '[]',
      quarter_counts: '{}',
      last_seen_at: now,
      heartbeat: null,
    })
    await recordAct(tx, contextFor(service, { kind: 'public' }), 'tablet-paired', {
      kioskId: taken.id,
      deviceId,
    })
    return taken
  })
  return { token, ...(await configureKiosk(service, kiosk.id)) }
}

/** What a tablet must know to work by itself. */
export async function configureKiosk(service: Service, kioskId: string): Promise<KioskConfig> {
  const setup = await findKioskSetup(service.db, kioskId)
  const questionnaire = setup && (await knownQuestionnaire(service, setup.questionnaire_version_id))
  if (!setup || !questionnaire) throw new Refusal('kiosk/token-needed')
  const config = {
    version: setup.config_version,
    office: await knownNames(service),
    kiosk: { id: setup.id, name: setup.name },
    unit: { code: setup.unit_code, name: setup.unit_name, nameEn: setup.unit_name_en },
    desk:
      setup.desk_code === null
        ? null
        : { code: setup.desk_code, name: setup.desk_name ?? '', nameEn: setup.desk_name_en ?? '' },
    questionnaire,
    languages: JSON.parse(setup.languages) as KioskConfig['languages'],
    commentOnTablet: setup.comment_on_tablet === 1,
    told: (await knownImprovements(service)).slice(0, TOLD_ON_TABLET).map(({ title }) => title),
    zone: service.organisation.zone,
    publicUrl: service.config.publicUrl,
  }
  return { ...config, mark: sha256(JSON.stringify(config)).slice(0, 16), serverTime: isoOf(service.now()) }
}
