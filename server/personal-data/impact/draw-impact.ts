import type { Context } from '../../context.ts'
import type { Language } from '../../contract/language.ts'
import type { ImpactStanding } from '../../contract/personal-data/impact.ts'
import { nextAssessmentOn } from '../../domain/personal-data/assessment-day.ts'
import { recordAct } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { IMPACT_BLANKS } from '../../words/personal-data/impact-words.ts'
import { findSetting } from '../find-settings.ts'
import { BLANKS_OF, impactContent } from './impact-content.ts'
import { findImpactFacts } from './impact-facts.ts'

/** The impact assessment as a file to be worked on or to print; that it left is recorded. */
export async function drawImpact(
  ctx: Context,
  format: 'docx' | 'pdf',
  language: Language,
): Promise<Uint8Array> {
  demand(ctx.actor, 'personal-data/manage', `/${ctx.organisation.rootUnitId}/`)
  const content = impactContent(await findImpactFacts(ctx), language)
  await ctx.db
    .transaction()
    .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'impact-assessment', parameters: { format } }))
  if (format === 'pdf') return (await import('../../reports/paper/pdf-report.ts')).drawReport(content)
  const [{ zipParts }, { docxParts }] = await Promise.all([
    import('../../reports/paper/zip-parts.ts'),
    import('../../reports/paper/docx-parts.ts'),
  ])
  return zipParts(docxParts(content))
}

export async function readImpact(ctx: Context): Promise<ImpactStanding> {
  const { fromDay, savedAt, body } = await findSetting(ctx, 'assessment', 'all')
  const madeOn = savedAt === null ? null : fromDay
  return {
    madeOn,
    nextOn: madeOn === null ? null : nextAssessmentOn(madeOn, body.months),
    months: body.months,
    source: body.source,
    blanks: Object.values(BLANKS_OF)
      .flat()
      .map((key) => IMPACT_BLANKS[key]),
  }
}
