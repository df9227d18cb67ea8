import { type AuditCut, listActs, listPeopleNames } from '../../db/queries/history/audit.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import { type AuditGroup, KINDS_OF_GROUP } from '../contract/personal-data/audit-groups.ts'
import type { AuditEntry, AuditPage, AuditQuery } from '../contract/personal-data/audit.ts'
import { Refusal } from '../contract/refusals.ts'
import { addDays, localDay, startOfLocalDay } from '../domain/local-time.ts'
import { demand } from '../permit.ts'

const PAGE = 100
/** How far back a page looks where no day is given. */
const USUAL_DAYS = 30

/** Who saw, changed and exported what, the newest first, page by page. Throws `request/invalid`, `unit/not-found`. */
export async function readAudit(ctx: Context, query: AuditQuery, limit = PAGE): Promise<AuditPage> {
  demand(ctx.actor, 'audit/read')
  const { zone } = ctx.organisation
  const to = query.to ?? localDay(ctx.now(), zone)
  const from = query.from ?? addDays(to, -USUAL_DAYS)
  const acts = await listActs(ctx.db, {
    from: isoOf(startOfLocalDay(from, zone)),
    to: isoOf(startOfLocalDay(addDays(to, 1), zone)),
    ...kindsOf(query.group),
    personId: query.person ?? null,
    unitPath: query.unit === undefined ? null : await pathOf(ctx, query.unit),
    after: query.after === undefined ? null : readPlace(query.after),
    limit: limit + 1,
  })
  const shown = acts.slice(0, limit)
  const last = shown.at(-1)
  return {
    from,
    to,
    entries: shown.map(describeAct),
    next: acts.length > limit && last ? `${last.at} ${last.chain} ${last.seq}` : null,
    people: await listPeopleNames(ctx.db),
  }
}

function kindsOf(group: AuditGroup | undefined): Pick<AuditCut, 'kinds' | 'otherThan'> {
  if (group === undefined) return { kinds: null, otherThan: null }
  if (group === 'changed') return { kinds: null, otherThan: Object.values(KINDS_OF_GROUP).flat() }
  return { kinds: KINDS_OF_GROUP[group], otherThan: null }
}

async function pathOf({ db }: Context, code: string): Promise<string> {
  const unit = await findUnitByCode(db, code)
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  return unit.path
}

function readPlace(after: string): NonNullable<AuditCut['after']> {
  const [at = '', chain = '', seq = ''] = after.split(' ')
  return { at, chain, seq: Number(seq) }
}

function describeAct(act: Awaited<ReturnType<typeof listActs>>[number]): AuditEntry {
  const { what, by, feedbackId } = JSON.parse(act.body) as { what?: string; by?: string; feedbackId?: string }
  return {
    at: act.at,
    kind: act.kind,
    chain: act.chain,
    seq: act.seq,
    code: act.tracking_code,
    person: act.actor_kind === 'command-line' ? 'hailong' : act.name,
    about:
      [what, typeof by === 'string' ? by : undefined, feedbackId].find((each) => each !== undefined) ?? null,
  }
}
