import { answerHold } from '../domain/answers/answer-hold.ts'
import { findCalendar } from '../deadlines/find-calendar.ts'
import { applyOrganisation } from '../set-up/apply-organisation.ts'
import { contextFor, type Service } from '../context.ts'
import { commandLineContext } from '../open-service.ts'
import { findUnit } from '../../db/queries/units.ts'
import { newUuid7 } from '../ids.ts'
import { makeDemoBallots } from './demo-ballots.ts'
import { makeDemoCampaign } from './demo-campaign.ts'
import { makeDemoFeedback } from './demo-feedback.ts'
import { makeDemoIndexes } from './demo-indexes.ts'
import { makeDemoRatings } from './demo-ratings.ts'
import { makeDemoResults } from './demo-results.ts'
import { makeDemoSeldom } from './demo-seldom.ts'
import { makeDemoVolumes } from './demo-volumes.ts'
import { makeDemoTemplates } from './demo-templates.ts'
import { makeDemoReportTasks } from './demo-report-tasks.ts'
import { DEMO_WARD } from './demo-ward.ts'
import { seededRandom } from './random.ts'

const SEED = 2_026

interface DemoSize {
  readonly ratings: number
  readonly items: number
}

/** Fills a fresh installation with the invented ward, through the actions that everybody uses. */
export async function makeDemo(real: Service): Promise<DemoSize> {
  // Its days pass in no time: nobody is there who would take an answer back.
  const service = { ...real, config: { ...real.config, answerHold: answerHold(0) } }
  const owner = commandLineContext(service)
  await applyOrganisation(owner, DEMO_WARD)
  const root = await findUnit(service.db, service.organisation.rootUnitId)
  const { calendar } = await findCalendar(service.db, root?.path ?? '')
  const nowMs = service.now()
  const random = seededRandom(SEED)
  const ratings = await makeDemoRatings(owner, { calendar, random, nowMs })
  await makeDemoBallots(owner)
  await makeDemoCampaign(owner, nowMs)
  await makeDemoIndexes(owner, seededRandom(SEED))
  await makeDemoVolumes(owner, { calendar, random: seededRandom(SEED) })
  await makeDemoReportTasks(owner)
  await makeDemoTemplates(owner)
  const ctx = contextFor({ ...service, newId: () => newUuid7(nowMs) }, owner.actor)
  const told = await makeDemoFeedback(ctx, { calendar, random, nowMs })
  const seldom = await makeDemoSeldom(ctx, { calendar, nowMs })
  await makeDemoResults(owner)
  return { ratings, items: told + seldom }
}
