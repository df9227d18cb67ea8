import { insertDataRequest } from '../../db/queries/office/data-requests.ts'
import { type Context, isoOf, type Service } from '../context.ts'
import type { DataRequestInput } from '../contract/personal-data/data-requests.ts'
import type { BodyOf, DueMoments } from '../contract/personal-data/privacy-settings.ts'
import { Refusal } from '../contract/refusals.ts'
import { findCalendar } from '../deadlines/find-calendar.ts'
import { countFromReceipt } from '../domain/deadlines/deadline-rules.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { readTrackingCode } from '../feedback/intake/tracking-code.ts'
import { recordWriting } from '../history/append.ts'
import { newCode } from '../ids.ts'
import { findSetting } from './find-settings.ts'
import { demandContact } from './typed-contact.ts'

/** 13 characters of base 32, as a tracking code, with a beginning of its own: `DL-7K2MX-4TQ9-W1ZB`. */
const CODE_LENGTH = 13

/**
 * Keeps what a person asks about their data, due by the rule in force: the reply in working days, the rest in days that end
 * on a working day (Civil Code 2015, art. 148.5). Throws `request/invalid` naming the field.
 */
export async function receiveRequest(
  ctx: Context,
  input: DataRequestInput,
): Promise<{ id: string; code: string; replyDueAt: string; dueAt: string }> {
  const contact = demandContact(input.contact)
  const itemCode = input.itemCode ? readTrackingCode(input.itemCode) : null
  if (input.itemCode && itemCode === null)
    throw new Refusal('request/invalid', { errors: [{ field: 'itemCode', ...NO_CODE }] })
  const rule = await findSetting(ctx, 'due', input.kind)
  const { body } = rule
  const receivedAt = ctx.now()
  const id = ctx.newId()
  const code = newRequestCode()
  const { replyDueAt, dueAt } = await dueOf(ctx, body, receivedAt)
  const identity = input.identity ?? 'not-checked'
  await ctx.db.transaction().execute(async (tx) => {
    await insertDataRequest(
      tx,
      {
        id,
        code,
        kind: input.kind,
        state: 'open',
        by_citizen: ctx.actor.kind === 'public' ? 1 : 0,
        received_at: isoOf(receivedAt),
        reply_due_at: replyDueAt,
        due_at: dueAt,
        rule: JSON.stringify({ version: rule.version, ...body }),
        replied_at: null,
        extended_at: null,
        identity,
        reason: null,
        settled_at: null,
        certificate: null,
        version: 1,
      },
      {
        request_id: id,
        name: cleanText(input.name),
        ...contact,
        item_code: itemCode,
        words: cleanText(input.words ?? ''),
      },
    )
    await recordWriting(tx, ctx, 'data-request-received', [['data_request', id]])
  })
  return { id, code, replyDueAt, dueAt }
}

type Days = Omit<BodyOf<'due'>, 'source'>

/** When a request that came at a moment is due, and when at the latest once it was extended. */
export async function dueOf(service: Service, days: Days, receivedAt: number): Promise<DueMoments> {
  const { calendar } = await findCalendar(service.db, `/${service.organisation.rootUnitId}/`)
  const due = (rule: Parameters<typeof countFromReceipt>[0]) =>
    isoOf(countFromReceipt(rule, receivedAt, calendar, () => undefined).at)
  return {
    replyDueAt: due({ kind: 'working-days', count: days.replyDays }),
    dueAt: due({ kind: 'calendar-days', count: days.doneDays }),
    extendedDueAt: due({ kind: 'calendar-days', count: days.doneDays + days.extensionDays }),
  }
}

function newRequestCode(): string {
  const bare = newCode(CODE_LENGTH)
  return `DL-${bare.slice(0, 5)}-${bare.slice(5, 9)}-${bare.slice(9)}`
}

/** A code as it was typed, as it is stored; null where it can be none. */
export function readRequestCode(typed: string): string | null {
  const read = readTrackingCode(typed.replace(/^\s*DL/i, ''))
  return read === null ? null : read.replace(/^PA/, 'DL')
}

const NO_CODE = { vi: 'mã tra cứu không đúng', en: 'is no tracking code' }
