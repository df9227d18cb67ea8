import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { createOrganisationTables } from './baseline/organisation.ts'
import { createDeadlineTables } from './baseline/deadlines.ts'
import { createHistoryTables } from './baseline/history.ts'
import { createKioskTables } from './baseline/kiosks.ts'
import { createRatingTables } from './baseline/ratings.ts'
import { createFeedbackTables } from './baseline/feedback.ts'
import { createSearchTable } from '../dialect.ts'
import { createApprovalTables } from './baseline/approvals.ts'
import { createPublicationTables } from './baseline/publications.ts'
import { createCitizenFormTables } from './baseline/citizen-form.ts'
import { createPlaceTables } from './baseline/places.ts'
import { createDeliveryTables, createOutboxTables } from './baseline/outbox.ts'
import { createTallyTables } from './baseline/tallies.ts'
import { createReportTaskTables } from './baseline/report-tasks.ts'
import { createImprovementTables } from './baseline/improvements.ts'
import { createIndexTables } from './baseline/indexes.ts'
import { createResultTables } from './baseline/results.ts'
import { createVolumeTables } from './baseline/volumes.ts'
import { createMessageTables } from './baseline/messages.ts'
import { createAnswerTemplateTables } from './baseline/answer-templates.ts'
import { createLiveTables } from './baseline/live.ts'
import { createBoardTables } from './baseline/board.ts'
import { createQueueTables } from './baseline/queue.ts'
import { createApiKeyTables } from './baseline/office/api-keys.ts'
import { createImportTables } from './baseline/office/imports.ts'
import { createEventTables } from './baseline/office/events.ts'
import { createPersonalDataTables } from './baseline/personal-data.ts'
import { createFactorTables } from './baseline/factors.ts'
import { createComposerTables } from './baseline/composer.ts'
import { createAnswerFileTables } from './baseline/items/answer-files.ts'
import { createOutsideTables } from './baseline/items/outside.ts'

/** Everything a new installation keeps. In this order: later tables refer to earlier ones. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await createOrganisationTables(db)
  await createDeadlineTables(db)
  await createKioskTables(db)
  await createRatingTables(db)
  await createHistoryTables(db)
  await createFeedbackTables(db)
  await createSearchTable(db)
  await createApprovalTables(db)
  await createPublicationTables(db)
  await createCitizenFormTables(db)
  await createReportTaskTables(db)
  await createOutboxTables(db)
  await createTallyTables(db)
  await createIndexTables(db)
  await createResultTables(db)
  await createVolumeTables(db)
  await createImprovementTables(db)
  await createPlaceTables(db)
  await createMessageTables(db)
  await createLiveTables(db)
  await createAnswerTemplateTables(db)
  await createPersonalDataTables(db)
  await createFactorTables(db)
  await createQueueTables(db)
  await createComposerTables(db)
  await createBoardTables(db)
  await createDeliveryTables(db)
  await createApiKeyTables(db)
  await createEventTables(db)
  await createOutsideTables(db)
  await createImportTables(db)
  await createAnswerFileTables(db)
}
