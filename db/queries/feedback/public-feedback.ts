import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { FeedbackEventKind } from '../../../server/contract/feedback/feedback-events.ts'

/* What a citizen may see of an item: never who sent it, who answered it, or what was noted inside the office. */

export function findPublicFeedback(db: Db | Tx, trackingCode: string) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('calendar_version as calendar', 'calendar.id', 'f.calendar_version_id')
    .select([
      'f.id',
      'f.tracking_code',
      'f.kind',
      'f.title',
      'f.text',
      'f.place',
      'f.restricted',
      'f.policy_id',
      'f.status',
      'f.merged_into',
      'f.cycle',
      'f.received_at',
      'f.promised_due_at',
      'f.current_due_at',
      'f.breached_at',
      'f.lead_unit_id',
      'f.answered_at',
      'f.on_time',
      'f.proof',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'calendar.version as calendar_version',
    ])
    .where('f.tracking_code', '=', trackingCode)
    .executeTakeFirst()
}

export async function findFeedbackCode(db: Db | Tx, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('feedback').select('tracking_code').where('id', '=', id).executeTakeFirst()
  return row?.tracking_code
}

/** The answers given, newest first, each with the unit that gave it. */
export function listPublicAnswers(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .select(['answer.id', 'answer.answered_at', 'unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .where('answer.feedback_id', '=', feedbackId)
    .orderBy('answer.cycle', 'desc')
    .execute()
}

/** The steps that the citizen's road is drawn from, oldest first. */
const PUBLIC_EVENTS = [
  'claimed',
  'paused',
  'interim-replied',
  'refused',
  'redirected',
  'merged',
  'marked-spam',
  'reopened',
  'citizen-replied',
  'withdrawn',
] as const satisfies readonly FeedbackEventKind[]

export function listPublicEvents(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('history_event')
    .select(['kind', 'version', 'at', 'body', 'actor_kind'])
    .where('chain', '=', feedbackId)
    .where('kind', 'in', PUBLIC_EVENTS)
    .orderBy('seq')
    .execute()
}
