import type { Db } from '../../open.ts'

const PAGE = 200

/** Items whose question has come to its end. */
export function listLapsedQuestions(db: Db, nowIso: string) {
  return db
    .selectFrom('feedback_pause')
    .select('feedback_id')
    .where('to_at', 'is', null)
    .where('answer_by', '<=', nowIso)
    .orderBy('answer_by')
    .limit(PAGE)
    .execute()
}

/** Answered items whose policy lets them close by themselves, the longest answered first; whether it is time the caller says. */
export function listToClose(db: Db) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('deadline_policy as p', 'p.id', 'f.policy_id')
    .select('f.id')
    .where('f.status', '=', 'answered')
    .where('f.historical', '=', 0)
    .where('f.restricted', '=', 0)
    .where('p.limits', 'like', '%"closeAfterDays"%')
    .orderBy('f.answered_at')
    .limit(PAGE)
    .execute()
}
