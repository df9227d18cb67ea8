import {
  compare,
  type Figure,
  keepRun,
  LAST_RUN,
  lineOf,
  type Measured,
  readRun,
  tableOf,
} from './figures.ts'
import { describeMachine, type Print } from './machine.ts'
import { benchDeadlines } from './deadlines.ts'
import { benchFirstLooks } from './first-looks.ts'
import { benchImport } from './import.ts'
import { benchIntake } from './intake.ts'
import { benchKiosk } from './kiosk.ts'
import { benchLists } from './lists.ts'
import { benchLive } from './live.ts'
import { benchOverview, benchPages } from './pages.ts'
import { benchPapers } from './papers.ts'
import { benchProcesses } from './processes.ts'
import { benchQuarter } from './quarter.ts'
import { benchReports } from './reports.ts'
import { benchSuggestions } from './suggest/bench-suggestions.ts'
import { benchTaps } from './taps.ts'

/** `npm run bench -- NAME…`: each against floors measured in the same run; `compare FILE` sets two runs side by side. */
const BENCHES: Readonly<Record<string, (print: Print) => Promise<void>>> = {
  taps: (print) => benchTaps(print),
  'taps-postgres': (print) => benchTaps(print, { postgres: true }),
  processes: (print) => benchProcesses(print),
  intake: (print) => benchIntake(print),
  'intake-postgres': (print) => benchIntake(print, { postgres: true }),
  quarter: (print) => benchQuarter(print),
  'quarter-ten-million': (print) => benchQuarter(print, { ratings: [10_000, 1_000_000, 10_000_000] }),
  papers: (print) => benchPapers(print),
  'papers-postgres': (print) => benchPapers(print, { postgres: true }),
  'first-looks': (print) => benchFirstLooks(print),
  'first-looks-postgres': (print) => benchFirstLooks(print, { postgres: true }),
  queue: (print) => benchLists(print, { of: 'queue' }),
  'queue-postgres': (print) => benchLists(print, { of: 'queue', postgres: true }),
  search: (print) => benchLists(print, { of: 'search' }),
  'search-postgres': (print) => benchLists(print, { of: 'search', postgres: true }),
  live: (print) => benchLive(print),
  'live-postgres': (print) => benchLive(print, { postgres: true }),
  suggestions: (print) => benchSuggestions(print),
  import: (print) => benchImport(print),
  deadlines: (print) => benchDeadlines(print),
  kiosk: (print) => benchKiosk(print),
  pages: (print) => benchPages(print),
  overview: (print) => benchOverview(print),
  reports: (print) => benchReports(print),
  'reports-twelve-quarters': (print) => benchReports(print, { quarters: 12 }),
  'reports-postgres': (print) => benchReports(print, { postgres: true }),
  'quarter-postgres': (print) => benchQuarter(print, { postgres: true }),
  'quarter-postgres-ten-million': (print) =>
    benchQuarter(print, { ratings: [10_000, 1_000_000, 10_000_000], postgres: true }),
}

const words = process.argv.slice(process.argv.indexOf('bench') + 1)
if (words[0] === 'compare') {
  const [, before, after = LAST_RUN] = words
  if (before === undefined)
    throw new Error('compare FILE [OTHER]: which run? Without OTHER it is the last one')
  console.log(compare(readRun(before), readRun(after)))
} else await runAll(words)

/** `NAME… [--save FILE]`: runs these benches, or all, prints one table, and keeps the run. */
async function runAll(words: readonly string[]): Promise<void> {
  const saving = words.indexOf('--save')
  const file = saving === -1 ? LAST_RUN : (words[saving + 1] ?? LAST_RUN)
  const names = saving === -1 ? words : words.slice(0, saving)
  const figures: Measured[] = []
  for (const bench of names.length > 0 ? names : Object.keys(BENCHES)) {
    const run = BENCHES[bench]
    if (!run) throw new Error(`no bench ${bench}; there are ${Object.keys(BENCHES).join(', ')}`)
    const print = Object.assign((line: string) => console.log(line), {
      figure: (figure: Figure) => {
        console.log(lineOf(figure))
        figures.push({ bench, ...figure })
      },
    })
    await run(print)
    // After each bench: a long run that is cut off keeps what it has.
    keepRun(file, { machine: describeMachine(), at: new Date().toISOString(), figures })
  }
  console.log(`\n${describeMachine()}\n\n${tableOf(figures)}`)
}
