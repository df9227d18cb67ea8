import type { DeadlineRule } from '../../contract/deadlines/calendar.ts'
import type { Words } from '../../contract/language.ts'
import type { CampaignInput } from '../../contract/deadlines/policy.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { MINUTE_MS, dayNumber } from '../local-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const WRONG = {
  neverInTime: {
    vi: 'Không ngày làm việc nào dài đến mức ấy, nên không việc nào kịp trong ngày.',
    en: 'No working day is that long, so that nothing could ever be in time.',
  },
  endsBeforeItBegins: {
    vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.',
    en: 'It must end after it begins.',
  },
  outsideCampaign: {
    vi: 'Hiệu lực không trùng ngày nào của đợt cao điểm.',
    en: 'It holds on no day of the campaign.',
  },
  overlaps: {
    vi: 'Đã có chính sách cùng phạm vi trong thời gian này; xin kết thúc chính sách đó trước.',
    en: 'A policy with the same scope holds in that time; close it first.',
  },
  endsBefore: {
    vi: 'Đợt cao điểm phải kết thúc vào hoặc sau ngày bắt đầu.',
    en: 'A campaign must end on the day it begins or later.',
  },
  slower: {
    vi: 'Thời gian cam kết không được dài hơn thời gian theo quy định.',
    en: 'What is committed to must not be longer than what the law allows.',
  },
} as const satisfies Record<string, Words>

/** Where and when a policy holds; `validTo` is the first day without it. */
export interface PolicyScope {
  readonly channel: string | null
  readonly categoryFolded: string | null
  readonly unitId: string | null
  readonly campaignId: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

const WEEK_DAYS = 7

/** What is wrong with a policy before it is kept, field by field; `others` are those that stand beside it. */
export function policyErrors(
  rule: DeadlineRule,
  scope: PolicyScope,
  {
    others,
    campaign,
    calendar,
  }: {
    others: readonly PolicyScope[]
    campaign: { startsOn: string; endsOn: string } | null
    calendar: WorkingCalendar
  },
): FieldError[] {
  const { validFrom, validTo } = scope
  const errors: FieldError[] = []
  if (rule.kind === 'same-day' && rule.minimumHandlingMinutes * MINUTE_MS > longestDayMs(calendar, validFrom))
    errors.push({ field: 'rule.minimumHandlingMinutes', ...WRONG.neverInTime })
  if (validTo !== null && validTo <= validFrom) errors.push({ field: 'validTo', ...WRONG.endsBeforeItBegins })
  if (campaign && (validFrom > campaign.endsOn || (validTo !== null && validTo <= campaign.startsOn)))
    errors.push({ field: 'validFrom', ...WRONG.outsideCampaign })
  if (others.some((other) => overlaps(scope, other))) errors.push({ field: 'validFrom', ...WRONG.overlaps })
  return errors
}

function overlaps(a: PolicyScope, b: PolicyScope): boolean {
  return (
    a.channel === b.channel &&
    a.categoryFolded === b.categoryFolded &&
    a.unitId === b.unitId &&
    a.campaignId === b.campaignId &&
    (a.validTo === null || b.validFrom < a.validTo) &&
    (b.validTo === null || a.validFrom < b.validTo)
  )
}

/** The longest working day of a month: a week may be all holidays. */
function longestDayMs(calendar: WorkingCalendar, from: string): number {
  const first = dayNumber(from)
  const days = Array.from({ length: 5 * WEEK_DAYS }, (_, ahead) => calendar.day(first + ahead).workingMs)
  return Math.max(...days)
}

/** Refuses an end that lies before the beginning, or later than the end there is already. */
export function closingErrors(
  { validFrom, validTo }: Pick<PolicyScope, 'validFrom' | 'validTo'>,
  end: string,
): FieldError[] {
  const isWrong = end < validFrom || (validTo !== null && end >= validTo)
  return isWrong ? [{ field: 'validTo', ...WRONG.endsBeforeItBegins }] : []
}

/** What is wrong with a campaign before it is kept. */
export function campaignErrors({ startsOn, endsOn, procedures }: CampaignInput): FieldError[] {
  return [
    ...(endsOn < startsOn ? [{ field: 'endsOn', ...WRONG.endsBefore }] : []),
    ...procedures.flatMap(({ statutory, committed }, index) =>
      isLonger(committed, statutory) ? [{ field: `procedures.${index}.committed`, ...WRONG.slower }] : [],
    ),
  ]
}

/** Only like can be compared with like: days with days, minutes with minutes. */
function isLonger(a: DeadlineRule, b: DeadlineRule): boolean {
  return a.kind === b.kind && lengthOf(a) > lengthOf(b)
}

function lengthOf(rule: DeadlineRule): number {
  if ('count' in rule) return rule.count
  return 'minutes' in rule ? rule.minutes : 0
}
