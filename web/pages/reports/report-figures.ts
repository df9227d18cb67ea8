import { html, nothing } from 'lit'
import type { Language, Words } from '../../../server/contract/language.ts'
import { isScaleSize } from '../../../server/contract/level.ts'
import type { SatisfactionReport, StaffTimelinessReport } from '../../../server/contract/report.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import {
  satisfactionSentence,
  shareWithInterval,
  timelinessFinding,
  timelinessSentence,
  unitsFinding,
} from '../../../server/words/reports/report-sentences.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { TIMELINESS_WORDS } from '../../../server/words/timeliness-words.ts'
import { csvPath } from '../../api.ts'
import { type ChartLook, chartHeight, distributionChart, timelinessChart } from '../../charts/chart-config.ts'
import '../../charts/chart-figure.ts'
import { keptWhile } from '../../charts/kept-while.ts'
import { STRINGS } from '../../strings/strings.ts'
import { scaleStep } from '../../ui/faces.ts'
import { rowName, satisfactionTable, timelinessTable } from './report-tables.ts'

/**
 * How the ratings of each unit lie between the levels. `unit` is the one the whole report is about, if any was named;
 * `byUnit` are the rows to show, in their order.
 */
export function satisfactionFigure(
  report: SatisfactionReport,
  language: Language,
  unit?: string,
  byUnit: SatisfactionReport['byUnit'] = report.byUnit,
) {
  const { scaleSize, period } = report
  if (!isScaleSize(scaleSize)) return nothing
  const say = (words: Words) => words[language]
  const names = LEVEL_WORDS[scaleSize].map(say)
  const rows = byUnit.flatMap(({ unit, n, share, distribution }) =>
    n !== null && share !== null && distribution !== null
      ? [{ label: rowName(report, unit, language), n, distribution }]
      : [],
  )
  const words = {
    levels: names,
    negative: say(LEVEL_WORDS[3][0] ?? STRINGS.neutral),
    positive: say(LEVEL_WORDS[3][1] ?? STRINGS.neutral),
    neutral: say(STRINGS.neutral),
  }
  const make = (look: ChartLook) => distributionChart(rows, scaleSize, words, look)
  return html`<h2>${say(STRINGS.satisfaction)}</h2>
    <chart-figure
      finding=${say(unitsFinding(report))}
      measure=${`${say(STRINGS.byUnit)} · ${unitName(report.unit, language)} · ${say(period.label)} · %`}
      .asOf=${report.asOf}
      summary=${say(satisfactionSentence(report))}
      .key=${names.map((name, index) => ({ step: scaleStep(index + 1, scaleSize), name })).reverse()}
      .make=${keptWhile([report, language, byUnit.map(({ unit: each }) => each.code).join()], make)}
      .height=${chartHeight(rows.length, true)}
      .points=${byUnit.flatMap((row) => {
        const share = shareWithInterval(row, language)
        return share === null ? [] : [`${rowName(report, row.unit, language)}: ${share}`]
      })}
      csv=${csvPath('satisfaction', period.key, unit)}
    >
      ${satisfactionTable(report, names, language, byUnit)}
    </chart-figure>`
}

/** What became of what each unit is answerable for; the parts of a bar make up its number. `opensItems`: numbers lead to their items; `byUnit` are the rows to show. */
export function timelinessFigure(
  report: StaffTimelinessReport,
  language: Language,
  {
    unit,
    opensItems = false,
    byUnit = report.byUnit,
  }: {
    readonly unit?: string | undefined
    readonly opensItems?: boolean
    readonly byUnit?: StaffTimelinessReport['byUnit']
  } = {},
) {
  const say = (words: Words) => words[language]
  const rows = byUnit
    .filter(({ received }) => received > 0)
    .map((counts) => ({
      label: rowName(report, counts.unit, language),
      parts: TIMELINESS_PARTS.map(({ keys }) => keys.reduce((sum, key) => sum + counts[key], 0)),
    }))
  const parts = TIMELINESS_PARTS.map(({ step, name }) => ({ step, name: say(name) }))
  const make = (look: ChartLook) => timelinessChart(rows, parts, look)
  return html`<h2>${say(STRINGS.timeliness)}</h2>
    <chart-figure
      finding=${say(timelinessFinding(report))}
      measure=${`${say(STRINGS.byUnit)} · ${unitName(report.unit, language)} · ${say(report.period.label)} · ${say(STRINGS.countColumn)}`}
      .asOf=${report.asOf}
      summary=${say(timelinessSentence(report))}
      .key=${parts}
      .make=${keptWhile([report, language, byUnit.map(({ unit: each }) => each.code).join()], make)}
      .height=${chartHeight(rows.length, false)}
      .points=${rows.map(
        (row) =>
          `${row.label}: ${parts.map(({ name }, index) => `${name} ${row.parts[index] ?? 0}`).join(', ')}`,
      )}
      csv=${csvPath('timeliness', report.period.key, unit)}
    >
      ${timelinessTable(report, language, opensItems, byUnit)}
    </chart-figure>`
}

/** A picture holds five steps: two columns each of the table go together where they say nearly the same. */
const TIMELINESS_PARTS = [
  { step: 5, keys: ['onTime'], name: TIMELINESS_WORDS.onTime },
  { step: 4, keys: ['openInTime'], name: TIMELINESS_WORDS.openInTime },
  {
    step: 3,
    keys: ['endedInTime', 'unpromised'],
    name: { vi: 'Kết thúc khi còn hạn, hoặc không có hạn', en: 'Ended in time, or without a date' },
  },
  { step: 2, keys: ['late'], name: TIMELINESS_WORDS.late },
  {
    step: 1,
    keys: ['overdue', 'endedPastDue'],
    name: { vi: 'Quá hạn, chưa hoặc không trả lời', en: 'Past due, not answered' },
  },
] as const
