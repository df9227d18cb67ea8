import type { Db } from '../../db/open.ts'
import { findLastAct } from '../../db/queries/office/keeping.ts'
import { ACT_BODIES, type ActBody, HISTORY_OF_ACT } from '../contract/office-acts.ts'

type KeepingAct = 'backup-made' | 'backup-failed' | 'backup-tried'
type Kept<K extends KeepingAct> = (ActBody<K> & { readonly atMs: number }) | null

/** The last good backup, the last that failed and the last trial, as the history tells. */
export async function findKept(db: Db) {
  const [backup, failed, trial] = await Promise.all([
    find(db, 'backup-made'),
    find(db, 'backup-failed'),
    find(db, 'backup-tried'),
  ])
  return { backup, failed, trial }
}

async function find<K extends KeepingAct>(db: Db, kind: K): Promise<Kept<K>> {
  const act = await findLastAct(db, HISTORY_OF_ACT[kind], kind)
  if (!act) return null
  return { ...(ACT_BODIES[kind].parse(JSON.parse(act.body)) as ActBody<K>), atMs: Date.parse(act.at) }
}
