import { readSnapshot, type Tx } from '../../db/dialect.ts'
import { readReport } from '../../db/long-reads.ts'
import { listSigningKeys } from '../../db/queries/history/roots.ts'
import {
  findPublished,
  findWaiting,
  listPublications,
  type ResultsEntry,
  type ResultsPublication,
} from '../../db/queries/reports/results.ts'
import type { Context, Service } from '../context.ts'
import type {
  PublishedResults,
  QuarterPublication,
  ResultsQuarter,
  ResultsState,
  ResultsVersion,
} from '../contract/results/published-results.ts'
import { Refusal } from '../contract/refusals.ts'
import { opensCorrection } from '../domain/disclosure/figure-changes.ts'
import { localDay } from '../domain/local-time.ts'
import { parsePeriod, type Period } from '../domain/period.ts'
import { readServedSince } from '../reports/served/served-since.ts'
import { publicationChecklist } from '../reports/data-quality/publication-checklist.ts'
import { listQuarters } from '../reports/list-periods.ts'
import { countedBasis, unpackBasis } from '../reports/frozen-basis.ts'
import { closingOf, periodReply } from '../reports/report-scope.ts'
import { listPersonNames } from '../../db/queries/people.ts'
import { mayForOffice } from './demand-office.ts'
import { type Draft, draftResults } from './draft-results.ts'
import { documentOf, publishedOf } from './frozen-document.ts'
import { findMovedToday } from './moved-today.ts'

/** A quarter as an address names it. Throws `report/unknown-period` for everything else. */
export function readQuarterKey(key: string): Period {
  const period = parsePeriod(key)
  if (period.kind !== 'quarter') throw new Refusal('report/unknown-period', { detail: key })
  return period
}

/** With the very bytes that are signed. */
export interface PublishedCopy extends PublishedResults {
  readonly text: string
}

/**
 * What is published of a quarter, the last number or this one. Throws `results/not-published` (the detail says when its
 * figures close) and `results/broken`.
 */
export function findPublishedResults(
  service: Service,
  period: Period,
  number?: number,
): Promise<PublishedCopy> {
  return readSnapshot(service.db, async (tx) => {
    const row = await findPublished(tx, period.key, number)
    if (!row) throw new Refusal('results/not-published', { detail: closingOf(service, period).day })
    return { ...publishedOf(row, await publicKeys(tx)), text: row.document }
  })
}

export async function publicKeys(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await listSigningKeys(tx)).map(({ id, public_key }) => [id, public_key]))
}

/** The published versions of all quarters, or of one: the newest quarter and the highest number first. */
export async function listPublished(service: Service, period?: Period): Promise<ResultsEntry[]> {
  const rows = await listPublications(service.db, period?.key)
  return rows.filter(({ status }) => status === 'published')
}

/** Every quarter with anything in it, and how far its results are. */
export async function listResultsQuarters(service: Service): Promise<ResultsQuarter[]> {
  const [quarters, rows] = [await listQuarters(service), await listPublications(service.db)]
  return quarters.map((period) => {
    const own = rows.filter((row) => row.period === period.key)
    const published = own.find(({ status }) => status === 'published')
    return {
      period: periodReply(period),
      closesOn: closingOf(service, period).day,
      state: own.some(({ status }) => status === 'submitted')
        ? 'submitted'
        : published
          ? 'published'
          : stateBefore(service, period),
      number: published?.number ?? null,
      publishedAt: published?.decided_at ?? null,
    }
  })
}

function stateBefore(service: Service, period: Period): 'running' | 'closing' | 'ready' {
  if (closingOf(service, period).isClosed) return 'ready'
  return localDay(service.now(), service.organisation.zone) < period.toDay ? 'running' : 'closing'
}

/** Everything that the people who submit and sign a quarter must see. */
export function findQuarterPublication(ctx: Context, period: Period): Promise<QuarterPublication> {
  return readReport(ctx.db, async (tx) => {
    const rows = await listPublications(tx, period.key)
    const names = await listPersonNames(
      tx,
      rows.map((row) => row.submitted_by),
    )
    const { isClosed, day } = closingOf(ctx, period)
    const draft = isClosed
      ? await draftResults(tx, ctx, period, { narrative: { vi: '', en: '' }, reason: '' })
      : null
    const waiting = await findWaiting(tx, period.key)
    // Who signs must be told what whoever submitted was.
    const judged = waiting ? frozenDraft(waiting) : draft
    const own = draft?.basis.quarters.find((quarter) => quarter.period.key === period.key)
    const last = await findPublished(tx, period.key)
    const servedSince = last
      ? await readServedSince(tx, period, { fromIso: last.frozen_at, toIso: waiting?.frozen_at })
      : []
    const servedAfter = waiting ? await readServedSince(tx, period, { fromIso: waiting.frozen_at }) : []
    const versions = rows.map((row) => versionOf(row, names))
    return {
      period: periodReply(period),
      closesOn: day,
      state: waiting
        ? 'submitted'
        : stateOf(
            last !== undefined,
            opensCorrection(draft?.document.correction?.changes ?? []),
            stateBefore(ctx, period),
          ),
      draft: draft?.document ?? null,
      findings: [
        ...(judged ? await findMovedToday(tx, ctx, period, judged) : []),
        ...(await publicationChecklist(tx, ctx, period)).findings,
      ],
      late: { ready: sumOf(own?.late ?? []), waiting: sumOf(own?.afterClose ?? []) },
      servedSince,
      servedAfter,
      waiting: waiting
        ? {
            version: versionOf(waiting, names),
            document: documentOf(waiting),
          }
        : null,
      versions,
      may: {
        submit: mayForOffice(ctx, 'results/submit'),
        sign:
          mayForOffice(ctx, 'results/publish') &&
          waiting !== undefined &&
          ctx.actor.kind === 'staff' &&
          waiting.submitted_by !== ctx.actor.personId,
      },
    }
  })
}

function frozenDraft(row: ResultsPublication): Draft {
  return { basis: countedBasis(unpackBasis(row.basis).basis), document: documentOf(row) }
}

function stateOf(isPublished: boolean, hasMoved: boolean, before: ResultsState): ResultsState {
  if (!isPublished) return before
  return hasMoved ? 'moved' : 'published'
}

function versionOf(row: ResultsEntry, names: ReadonlyMap<string, string>): ResultsVersion {
  return {
    number: row.number,
    status: row.status,
    sha256: row.sha256,
    frozenAt: row.frozen_at,
    submittedBy: names.get(row.submitted_by) ?? '',
    decidedAt: row.decided_at,
    decidedBy: row.decided_name,
    note: row.note,
  }
}

function sumOf(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0)
}
