import { deleteCallsBefore } from '../../db/queries/call-counts.ts'
import { deleteReadBefore } from '../../db/queries/notifications.ts'
import { deleteSentBefore } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import { CITIZEN_KINDS, FETCH_KINDS, MAIL_KINDS, NEWS_KINDS } from '../contract/notification.ts'
import { DAY_MS } from '../domain/local-time.ts'
import { deliverContribution } from '../notifications/deliver-contribution.ts'
import { deliverKioskAlert, mailKioskAlert } from '../kiosks/deliver-kiosk-alert.ts'
import { mailDigest, planDigests } from '../notifications/digest.ts'
import { deliverMail } from '../notifications/deliver-mail.ts'
import { deliverNotice } from '../notifications/deliver-notice.ts'
import { deliverOutsideMail } from '../notifications/deliver-outside-mail.ts'
import { deliverReminder } from '../notifications/deliver-reminder.ts'
import { createMailer, createMailSender, type Mailer } from '../notifications/mailer.ts'
import { deliverOutbox, type DeliverOptions } from '../outbox/deliver-outbox.ts'
import { type StillOurs, withLease } from '../outbox/lease.ts'
import type { Deliver } from '../outbox/outcome.ts'
import { planReminders } from '../notifications/plan-reminders.ts'
import {
  deliverPersonalDataReminder,
  mailPersonalDataReminder,
  remindOfPersonalData,
} from '../personal-data/remind-of-personal-data.ts'
import { keepByRules, keptDays } from '../personal-data/keep-by-rules.ts'
import { forgetCitizens } from '../citizen-form/forget-citizens.ts'
import { warmReports } from '../reports/warm-reports.ts'
import { foldShards } from '../tallies/fold-shards.ts'
import { forgetNews } from '../live/forget-news.ts'
import type { Job } from './scheduler.ts'
import { backUpWhenDue } from '../keeping/back-up-when-due.ts'
import { forgetOldDrafts } from '../feedback/composer/forget-drafts.ts'
import { forgetImports } from '../channels/imports/forget-imports.ts'
import { IMPORT_LEASE } from '../channels/imports/importer.ts'
import { workOffImports } from '../channels/imports/work-off.ts'
import { photoFetcher } from '../channels/photos/handed-photos.ts'
import { deliverToSystems } from '../deliveries/deliver-to-systems.ts'
import { forgetEvents } from '../events/number-events.ts'
import { endOutsideRequests } from '../feedback/outside/settle-outside.ts'
import { endWaits } from '../feedback/steps/end-waits.ts'
import { deliverLostCode } from '../messages/deliver-lost-code.ts'
import { deliverMessage } from '../messages/deliver-message.ts'
import { createChannels } from '../messages/open-channels.ts'
import { followQuestionnairesOfToday } from '../surveys/follow-questionnaires.ts'
import { watchKiosks } from '../kiosks/watch-kiosks.ts'
import {
  deliverReportReminder,
  mailReportReminder,
  remindOfReports,
} from '../report-tasks/remind-of-reports.ts'
import { settleDueChanges } from '../units/order-unit-change.ts'
import { sealDays } from '../history/seal-day.ts'

const OFTEN_MS = 30_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Everything the service does by itself. Each job runs in one process at a time. */
export function createJobs(service: Service): Job[] {
  const holder = service.newId()
  const underLease = (name: string, everyMs: number, work: (mayGoOn: StillOurs) => Promise<void>): Job => ({
    name,
    everyMs,
    async run(signal) {
      await withLease(service, { name, holder }, (stillOurs) =>
        work(async () => !signal.aborted && (await stillOurs())),
      )
    },
  })
  const deliver = createDeliverers(service)
  const listeningSinceMs = service.now()
  return [
    // Of every process: one that is asked for nothing keeps its shard too.
    { name: 'keep-shard', everyMs: MINUTE_MS, run: async () => void (await service.shard.current()) },
    { name: 'warm-reports', everyMs: MINUTE_MS, run: warmReports(service) },
    underLease('fold-shards', HOUR_MS, () => foldShards(service)),
    underLease('watch-kiosks', MINUTE_MS, () => watchKiosks(service, listeningSinceMs)),
    underLease('follow-questionnaires', MINUTE_MS, () => followQuestionnairesOfToday(service)),
    underLease('plan-reminders', OFTEN_MS, (mayGoOn) => planReminders(service, mayGoOn)),
    underLease('remind-of-reports', MINUTE_MS, () => remindOfReports(service)),
    underLease('remind-of-personal-data', MINUTE_MS, () => remindOfPersonalData(service)),
    underLease('deliver-news', OFTEN_MS, (mayGoOn) =>
      deliverOutbox(service, { deliver, kinds: NEWS_KINDS, mayGoOn, random: Math.random }),
    ),
    underLease('deliver-mails', OFTEN_MS, (mayGoOn) =>
      deliverOutbox(service, { deliver, kinds: MAIL_KINDS, mayGoOn, random: Math.random }),
    ),
    underLease('deliver-to-citizens', OFTEN_MS, (mayGoOn) =>
      deliverOutbox(service, { deliver, kinds: CITIZEN_KINDS, mayGoOn, random: Math.random }),
    ),
    underLease('fetch-photos', OFTEN_MS, (mayGoOn) =>
      deliverOutbox(service, { deliver, kinds: FETCH_KINDS, mayGoOn, random: Math.random }),
    ),
    underLease('deliver-to-systems', OFTEN_MS, (mayGoOn) =>
      deliverToSystems(service, { mayGoOn, random: Math.random }),
    ),
    // Asked for here, it begins at once; this goes on with what another process was cut off from.
    underLease(IMPORT_LEASE, OFTEN_MS, (mayGoOn) => workOffImports(service, mayGoOn)),
    underLease('forget-imports', HOUR_MS, async () =>
      forgetImports(service, await keptDays(service, 'waiting-words')),
    ),
    underLease('end-waits', MINUTE_MS, (mayGoOn) => endWaits(service, mayGoOn)),
    underLease('end-outside-requests', MINUTE_MS, (mayGoOn) => endOutsideRequests(service, mayGoOn)),
    underLease('settle-unit-changes', MINUTE_MS, () => settleDueChanges(service)),
    underLease('seal-days', HOUR_MS, async () => {
      await sealDays(service)
    }),
    underLease('forget-citizens', HOUR_MS, async () =>
      forgetCitizens(service, {
        comments: await keptDays(service, 'comments'),
        waitingWords: await keptDays(service, 'waiting-words'),
      }),
    ),
    underLease('keep-by-rules', DAY_MS, (mayGoOn) => keepByRules(service, mayGoOn)),
    underLease('back-up', MINUTE_MS, (mayGoOn) => backUpWhenDue(service, mayGoOn)),
    underLease('forget-calls', HOUR_MS, () => deleteCallsBefore(service.db, service.now())),
    underLease('forget-news', HOUR_MS, () => forgetNews(service)),
    underLease('plan-digests', MINUTE_MS, () => planDigests(service)),
    underLease('forget-drafts', HOUR_MS, async () =>
      forgetOldDrafts(service, await keptDays(service, 'waiting-words')),
    ),
    underLease('forget-events', DAY_MS, () => forgetEvents(service)),
    underLease('forget-delivered', DAY_MS, () => forgetDelivered(service)),
  ]
}

/** Who delivers each kind of entry. */
export function createDeliverers(service: Service, mailer?: Mailer): DeliverOptions['deliver'] {
  const { mail } = service.config
  const sender = mail && createMailSender(mailer ?? createMailer(mail), mail)
  const channels = createChannels(service, mailer)
  const noMail: Deliver = () => Promise.resolve({ kind: 'dropped' })
  return {
    reminder: (entry) => deliverReminder(service, entry),
    notice: (entry) => deliverNotice(service, entry),
    contribution: (entry) => deliverContribution(service, entry),
    mail: sender ? (entry) => deliverMail(service, sender, entry) : noMail,
    'report-task': (entry) => deliverReportReminder(service, entry),
    'personal-data': (entry) => deliverPersonalDataReminder(service, entry),
    'kiosk-alert': (entry) => deliverKioskAlert(service, entry),
    'citizen-message': (entry) => deliverMessage(service, channels, entry),
    photo: photoFetcher(service),
    'lost-code': (entry) => deliverLostCode(service, channels, entry),
    'kiosk-alert-mail': sender ? (entry) => mailKioskAlert(service, sender, entry) : noMail,
    'digest-mail': sender ? (entry) => mailDigest(service, sender, entry) : noMail,
    'outside-mail': sender ? (entry) => deliverOutsideMail(service, sender, entry) : noMail,
    'personal-data-mail': sender ? (entry) => mailPersonalDataReminder(service, sender, entry) : noMail,
    'report-task-mail': sender ? (entry) => mailReportReminder(service, sender, entry) : noMail,
  }
}

/** Deletes what was delivered, and what was read, long ago. */
async function forgetDelivered(service: Service): Promise<void> {
  const { db, now } = service
  const before = isoOf(now() - (await keptDays(service, 'messages')) * DAY_MS)
  await deleteSentBefore(db, before)
  await deleteReadBefore(db, before)
}
