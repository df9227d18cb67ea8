import type { AnswerTables } from './tables/answers.ts'
import type { ChannelTables } from './tables/channels.ts'
import type { CitizenTables } from './tables/citizens.ts'
import type { DeadlineTables } from './tables/deadlines.ts'
import type { FeedbackTables } from './tables/feedback.ts'
import type { HistoryTables } from './tables/history.ts'
import type { KioskTables } from './tables/kiosks.ts'
import type { OrganisationTables } from './tables/organisation.ts'
import type { PeopleTables } from './tables/people.ts'
import type { RatingTables } from './tables/ratings.ts'
import type { ReportTables } from './tables/reports.ts'
import type { RunningTables } from './tables/running.ts'
import type { StaffDayTables } from './tables/staff-day.ts'

/**
 * The rows as both databases keep them. Ids are UUIDs as text; instants are ISO 8601 in UTC (`…Z`); days are local
 * (`2026-08-22`, in the organisation's zone, fixed when written); yes and no are 1 and 0; JSON is opaque text.
 */
export interface Tables
  extends
    OrganisationTables,
    PeopleTables,
    DeadlineTables,
    KioskTables,
    RatingTables,
    ReportTables,
    FeedbackTables,
    AnswerTables,
    HistoryTables,
    StaffDayTables,
    CitizenTables,
    ChannelTables,
    RunningTables {}
