import { isUniqueViolation, type Tx } from '../../db/dialect.ts'
import { readReport } from '../../db/long-reads.ts'
import { lockEnd } from '../../db/queries/history/events.ts'
import { findPublished, findWaiting, insertPublication } from '../../db/queries/reports/results.ts'
import { listServedNumbers } from '../../db/queries/volumes/served-counts.ts'
import type { Context } from '../context.ts'
import { HISTORY_OF_ACT } from '../contract/office-acts.ts'
import { Refusal } from '../contract/refusals.ts'
import type { SubmitResults } from '../contract/results/results-requests.ts'
import { opensCorrection } from '../domain/disclosure/figure-changes.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Period } from '../domain/period.ts'
import { lettersInWords } from '../domain/text/enough-words.ts'
import { recordWriting } from '../history/append.ts'
import { NOBODY_SERVED } from '../reports/data-quality/quality-facts.ts'
import type { CountedBasis } from '../reports/frozen-basis.ts'
import { readDaySpans } from '../reports/rating-days.ts'
import { closingOf } from '../reports/report-scope.ts'
import { countServed } from '../reports/served/count-served.ts'
import { demandOffice } from './demand-office.ts'
import { draftResults, freezeDraft } from './draft-results.ts'

const LEAST_REASON_LETTERS = 10

/**
 * Freezes a closed quarter for the second person: from here on its bytes stay. Where it is published already this is a
 * correction, with its reason, of at least one figure. Throws `results/not-closed`, `results/waiting`,
 * `results/reason-needed`, `results/nothing-changed`, `results/broken`; nothing is kept then.
 */
export async function submitResults(ctx: Context, period: Period, input: SubmitResults): Promise<void> {
  const personId = demandOffice(ctx, 'results/submit')
  const { isClosed, day } = closingOf(ctx, period)
  if (!isClosed) throw new Refusal('results/not-closed', { detail: day })
  const reason = input.reason ?? ''
  const { draft, days } = await readReport(ctx.db, async (tx) => ({
    draft: await draftResults(tx, ctx, period, { narrative: input.narrative, reason }),
    days: await readDaySpans(tx, ctx, period),
  }))
  const { number, correction } = draft.document
  if (correction && lettersInWords(reason) < LEAST_REASON_LETTERS) throw new Refusal('results/reason-needed')
  if (correction && !opensCorrection(correction.changes)) throw new Refusal('results/nothing-changed')
  const { document, text, sha256, packedBasis } = freezeDraft(draft, days)
  try {
    const isFrozen = await ctx.db.transaction().execute(async (tx) => {
      // Held from here on: of two who submit at once the second sees the first one's.
      await lockEnd(tx, HISTORY_OF_ACT['results-submitted'])
      await lockEnd(tx, HISTORY_OF_ACT['served-entered'])
      if (!(await holdsServed(tx, period, draft.basis))) return false
      const published = (await findPublished(tx, period.key))?.number ?? 0
      if ((await findWaiting(tx, period.key)) || published !== number - 1)
        throw new Refusal('results/waiting')
      const id = ctx.newId()
      await insertPublication(tx, {
        id,
        period: period.key,
        number,
        status: 'submitted',
        document: text,
        sha256,
        basis: packedBasis,
        frozen_at: document.frozenAt,
        submitted_by: personId,
        decided_at: null,
        decided_by: null,
        decided_name: null,
        note: null,
        signature: null,
        key_id: null,
      })
      await recordWriting(tx, ctx, 'results-submitted', [['results_publication', id]])
      return true
    })
    // What was under way while the draft was read would be told neither in it nor as entered since.
    if (!isFrozen) await submitResults(ctx, period, input)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('results/waiting')
    throw error
  }
}

/** Whether the counts of people served are those that stand. */
async function holdsServed(tx: Tx, period: Period, { units, served }: CountedBasis): Promise<boolean> {
  const ids = units.map(({ id }) => id)
  const standing = await listServedNumbers(tx, ids, period)
  const now = countServed({ own: units }, (unitId) => standing.get(unitId) ?? NOBODY_SERVED)
  return canonicalJson(now) === canonicalJson(served ?? [])
}
