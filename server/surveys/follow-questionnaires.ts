import type { Tx } from '../../db/dialect.ts'
import {
  findCurrentVersion,
  listKiosksAsking,
  listQuestionnaireUses,
  saveKioskQuestionnaire,
} from '../../db/queries/surveys.ts'
import { type Context, contextFor, type Service } from '../context.ts'
import { localDay } from '../domain/local-time.ts'
import { useAt } from '../domain/questions/use-at.ts'
import { recordWriting } from '../history/append.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from './default-questionnaire.ts'

type FollowContext = Pick<Context, 'actor' | 'now' | 'newId' | 'sealedUntil' | 'organisation'>

/**
 * Lets every kiosk ask what its place asks today; its tablet takes it up with the next heartbeat, and what it sends of the
 * version before counts as that. A kiosk whose place was given nothing keeps what it asks, unless that is retired.
 */
export async function followQuestionnaires(tx: Tx, ctx: FollowContext): Promise<void> {
  const moves = await plannedMoves(tx, ctx)
  for (const { id, versionId } of moves) await saveKioskQuestionnaire(tx, id, versionId)
  if (moves.length > 0)
    await recordWriting(
      tx,
      ctx,
      'kiosk-changed',
      moves.map(({ id }) => ['kiosk', id] as const),
    )
}

/** The same as the service does it by itself: a day has come, a kiosk was put somewhere else. */
export async function followQuestionnairesOfToday(service: Service): Promise<void> {
  const ctx = contextFor(service, { kind: 'service' })
  // Looked at first: most of the time there is nothing to do, and a transaction would keep writers waiting.
  if ((await plannedMoves(service.db, ctx)).length === 0) return
  await service.db.transaction().execute((tx) => followQuestionnaires(tx, ctx))
}

async function plannedMoves(
  db: Service['db'] | Tx,
  { now, organisation }: Pick<FollowContext, 'now' | 'organisation'>,
): Promise<{ readonly id: string; readonly versionId: string }[]> {
  const uses = await listQuestionnaireUses(db)
  const kiosks = await listKiosksAsking(db)
  const elsewhere = await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE)
  const today = localDay(now(), organisation.zone)
  return kiosks.flatMap((kiosk) => {
    const versionId =
      useAt(uses, kiosk, today)?.version_id ?? (kiosk.retired_at === null ? kiosk.version_id : elsewhere?.id)
    return versionId === undefined || versionId === kiosk.version_id ? [] : [{ id: kiosk.id, versionId }]
  })
}
