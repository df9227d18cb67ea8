import type { ChangeDecomposition, MixAdjusted } from '../contract/reports/fair-comparison.ts'
import type { Comparison, SatisfactionCell } from '../contract/report.ts'
import type { Period } from '../domain/period.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import {
  adjustForMix,
  comparePeriods,
  type DayEffects,
  directionOf,
} from '../domain/statistics/compare-periods.ts'
import { designEffect } from '../domain/statistics/day-variance.ts'
import { decomposeChange, type PartOfChange } from '../domain/statistics/decompose-change.ts'
import { LEAST_SHARE, showsShare } from '../domain/disclosure/suppression.ts'
import { periodReply } from './report-scope.ts'
import { type ReportPart, shownProportion, type ToldPart } from './report-part.ts'
import type { UnitLabel } from './unit-parts.ts'

interface Both<T> {
  readonly now: T
  readonly before: T
}

/** A part with a row of its own; of all the others together `unit` is null. */
interface ChangeRow extends PartOfChange {
  readonly unit: UnitLabel | null
}

/**
 * The same unit and scale one period earlier: how much the share moved, and where that comes from. Where either share may not be shown,
 * neither may their difference; while a period is not closed its days may not be used, and no change is named.
 */
export function comparePeriodsOf({
  period,
  cells,
  days,
  parts,
}: {
  readonly period: Period
  readonly cells: Both<SatisfactionCell>
  readonly days: Both<readonly Proportion[] | undefined>
  readonly parts: readonly ReportPart[]
}): Comparison {
  const { n, share } = cells.before
  const whole = bothShown(cells)
  const effects = whole && effectsOf(days)
  const change = whole && comparePeriods(whole, effects)
  const rows = whole && effects ? rowsOf(parts, whole) : null
  const mixAdjusted = whole && effects && rows ? adjusted(rows.rows, whole, effects) : null
  return {
    period: periodReply(period),
    n,
    share,
    difference: change?.difference ?? null,
    interval: change?.interval ?? null,
    changed: change && changedOf(effects ? directionOf(change.interval) : 'not-shown', mixAdjusted),
    designEffect: effects && { now: effects.now.factor, before: effects.before.factor },
    decomposition: rows && decomposed(rows),
    mixAdjusted,
    missing: change ? null : 'few',
  }
}

function changedOf(direction: 'up' | 'down' | 'not-shown', mixAdjusted: MixAdjusted | null) {
  if (direction === 'not-shown' || !mixAdjusted || mixAdjusted.changed === direction) return direction
  return 'mix'
}

function bothShown({ now, before }: Both<SatisfactionCell>): PartOfChange | null {
  const [shownNow, shownBefore] = [shownProportion(now), shownProportion(before)]
  return shownNow && shownBefore ? { now: shownNow, before: shownBefore } : null
}

function effectsOf(days: Both<readonly Proportion[] | undefined>): DayEffects | null {
  const now = days.now ? designEffect(days.now) : null
  const before = days.before ? designEffect(days.before) : null
  return now && before ? { now, before } : null
}

const NOBODY: Proportion = { satisfied: 0, n: 0 }

/**
 * Units that show a share, or that nobody rated, in each period; and all the others as one sum, where that sum may show a share as well.
 * Null where there are fewer than two such rows: then the whole is all that can be told.
 */
function rowsOf(parts: readonly ReportPart[], whole: PartOfChange) {
  const rows = parts.flatMap((part): ChangeRow[] => {
    const now = ownFigure(part.now)
    const before = ownFigure(part.before)
    return now && before && now.n + before.n > 0 ? [{ unit: part.unit, now, before }] : []
  })
  const rest: ChangeRow = {
    unit: null,
    now: less(whole.now, rows, 'now'),
    before: less(whole.before, rows, 'before'),
  }
  const sizes = [rest.now.n, rest.before.n]
  const isNobody = sizes.every((n) => n === 0)
  const isTold = sizes.every((n) => n === 0 || n >= LEAST_SHARE)
  const all = isTold && !isNobody ? [...rows, rest] : rows
  const holdsBoth = (['now', 'before'] as const).every((when) => all.some((row) => row[when].n > 0))
  return all.length < 2 || !holdsBoth ? null : { rows: all, isWhole: isTold }
}

function ownFigure(part: ToldPart): Proportion | null {
  return part.isEmpty ? NOBODY : showsShare(part) ? shownProportion(part) : null
}

function less(whole: Proportion, rows: readonly ChangeRow[], when: 'now' | 'before'): Proportion {
  return rows.reduce(
    (left, row) => ({ satisfied: left.satisfied - row[when].satisfied, n: left.n - row[when].n }),
    whole,
  )
}

function decomposed({ rows, isWhole }: NonNullable<ReturnType<typeof rowsOf>>): ChangeDecomposition {
  const effects = decomposeChange(rows)
  const within = sum(effects.map((effect) => effect.within))
  const mix = sum(effects.map((effect) => effect.mix))
  return {
    rows: rows.map(({ unit, now, before }, index) => ({
      unit,
      nNow: now.n,
      nBefore: before.n,
      ...(effects[index] ?? { within: 0, mix: 0 }),
    })),
    within,
    mix,
    difference: within + mix,
    isWhole,
  }
}

/** On rows of units alone: the sum of the others may hold other units in each period. */
function adjusted(rows: readonly ChangeRow[], whole: PartOfChange, effects: DayEffects): MixAdjusted | null {
  const inBoth = rows.filter(({ unit, now, before }) => unit !== null && now.n > 0 && before.n > 0)
  if (inBoth.length === 0) return null
  const { difference, interval } = adjustForMix(inBoth, effects)
  return {
    units: inBoth.length,
    covered: sum(inBoth.map(({ now }) => now.n)) / whole.now.n,
    difference,
    interval,
    changed: directionOf(interval),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
