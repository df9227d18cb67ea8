import { html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Language, Words } from '../../server/contract/language.ts'
import { isScaleSize } from '../../server/contract/level.ts'
import type { SatisfactionReport, StaffTimelinessReport } from '../../server/contract/report.ts'
import { formatDuration } from '../../server/words/format.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import {
  satisfactionSentence,
  shareWithInterval,
  timelinessFinding,
  timelinessSentence,
  unitsFinding,
} from '../../server/words/report-sentences.ts'
import { csvPath } from '../api.ts'
import { type ChartLook, chartHeight, distributionChart, timelinessChart } from '../charts/chart-config.ts'
import '../charts/chart-figure.ts'
import { STRINGS } from '../strings/strings.ts'
import { scaleStep } from '../ui/faces.ts'
import { rowName, satisfactionTable, timelinessTable } from './report-tables.ts'

/** How the ratings of each unit lie between the levels. `unit` is the one the whole report is about, if any was named. */
export function satisfactionFigure(report: SatisfactionReport, language: Language, unit?: string) {
  const { scaleSize, period } = report
  if (!isScaleSize(scaleSize)) return nothing
  const say = (words: Words) => words[language]
  const names = LEVEL_WORDS[scaleSize].map(say)
  const rows = report.byUnit.flatMap(({ unit, n, share, distribution }) =>
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
      measure=${`${say(STRINGS.byUnit)} · ${say(period.label)} · %`}
      summary=${say(satisfactionSentence(report))}
      .key=${names.map((name, index) => ({ step: scaleStep(index + 1, scaleSize), name })).reverse()}
      .make=${keptWhile([report, language], make)}
      .height=${chartHeight(rows.length, true)}
      .points=${report.byUnit.flatMap((row) => {
        const share = shareWithInterval(row, language)
        return share === null ? [] : [`${rowName(report, row.unit, language)}: ${share}`]
      })}
      csv=${csvPath('satisfaction', period.key, unit)}
    >
      ${satisfactionTable(report, names, language)}
    </chart-figure>`
}

/** How much of what each unit received is answered, in time or late, and how much is open. */
export function timelinessFigure(report: StaffTimelinessReport, language: Language, unit?: string) {
  const say = (words: Words) => words[language]
  const rows = report.byUnit
    .filter(({ received }) => received > 0)
    .map(({ unit, onTime, late, open, overdue }) => ({
      label: rowName(report, unit, language),
      onTime,
      late,
      openInTime: open - overdue,
      overdue,
    }))
  const names = {
    onTime: say(STRINGS.onTime),
    openInTime: say(STRINGS.openInTime),
    late: say(STRINGS.late),
    overdue: say(STRINGS.overdue),
  }
  const make = (look: ChartLook) => timelinessChart(rows, names, look)
  return html`<h2>${say(STRINGS.timeliness)}</h2>
    <chart-figure
      finding=${say(timelinessFinding(report))}
      measure=${`${say(STRINGS.byUnit)} · ${say(report.period.label)} · ${say(STRINGS.countColumn)}`}
      summary=${say(timelinessSentence(report))}
      .key=${[
        { step: 5, name: names.onTime },
        { step: 4, name: names.openInTime },
        { step: 2, name: names.late },
        { step: 1, name: names.overdue },
      ]}
      .make=${keptWhile([report, language], make)}
      .height=${chartHeight(rows.length, false)}
      .points=${rows.map(
        (row) =>
          `${row.label}: ${names.onTime} ${row.onTime}, ${names.openInTime} ${row.openInTime}, ${names.late} ${row.late}, ${names.overdue} ${row.overdue}`,
      )}
      csv=${csvPath('timeliness', report.period.key, unit)}
    >
      ${timelinessTable(report, language, (minutes) => formatDuration(minutes, language))}
    </chart-figure>`
}

/** The same value while everything in `same` is: a chart is drawn anew only when its data changed. */
function keptWhile<Value>(same: unknown[], value: Value): Value {
  // To a template a directive is the value that it gives.
  return guard(same, () => value) as Value
}
