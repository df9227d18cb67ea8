/** A leave that is not taken back: local days, `toDay` exclusive. */
interface Leave {
  readonly personId: string
  readonly coverId: string
  readonly fromDay: string
  readonly toDay: string
}

/** The leave that a person is on at a day; undefined where they are there. */
export function leaveOn<L extends Leave>(leaves: readonly L[], personId: string, day: string): L | undefined {
  return leaves.find((leave) => leave.personId === personId && leave.fromDay <= day && day < leave.toDay)
}

function overlaps(a: Pick<Leave, 'fromDay' | 'toDay'>, b: Pick<Leave, 'fromDay' | 'toDay'>): boolean {
  return a.fromDay < b.toDay && b.fromDay < a.toDay
}

/**
 * Who stands in for a person on a day: who covers for them or, where that person is away as well, who covers for that one.
 * Null where the person is there, and where the chain leads back to somebody who is away.
 */
export function standInOf(leaves: readonly Leave[], personId: string, day: string): string | null {
  const met = new Set([personId])
  let leave = leaveOn(leaves, personId, day)
  if (!leave) return null
  while (leave) {
    const { coverId }: Leave = leave
    if (met.has(coverId)) return null
    met.add(coverId)
    leave = leaveOn(leaves, coverId, day)
    if (!leave) return coverId
  }
  return null
}

/** For whom a person stands in on a day. */
export function coveredOn(leaves: readonly Leave[], personId: string, day: string): string[] {
  const away = new Set(leaves.map((leave) => leave.personId))
  return [...away].filter((id) => standInOf(leaves, id, day) === personId)
}

/** Why a leave may not be entered. */
export type LeaveFault =
  'past' | 'no-days' | 'no-working-day' | 'too-long' | 'own-cover' | 'overlaps' | 'cover-away'

const LONGEST_DAYS = 366

/**
 * The first thing wrong with a leave. `days` says how many days it has and how many of them are working days; `others` are all
 * leaves that are not taken back. Who covers may go on leave later, with a cover of their own: that makes a chain, and never
 * a circle, as nobody may be a cover who is away already.
 */
export function faultOfLeave(
  leave: Leave,
  {
    today,
    days,
    others,
  }: {
    readonly today: string
    readonly days: { readonly all: number; readonly working: number }
    readonly others: readonly Leave[]
  },
): LeaveFault | null {
  if (leave.toDay <= leave.fromDay) return 'no-days'
  if (leave.fromDay < today) return 'past'
  if (days.all > LONGEST_DAYS) return 'too-long'
  if (days.working === 0) return 'no-working-day'
  if (leave.coverId === leave.personId) return 'own-cover'
  const atOnce = others.filter((other) => overlaps(leave, other))
  if (atOnce.some(({ personId }) => personId === leave.personId)) return 'overlaps'
  if (atOnce.some(({ personId }) => personId === leave.coverId)) return 'cover-away'
  return null
}
