import type { Print } from './machine.ts'
import { benchDeadlines } from './deadlines.ts'
import { benchFirstLooks } from './first-looks.ts'
import { benchImport } from './import.ts'
import { benchKiosk } from './kiosk.ts'
import { benchLists } from './lists.ts'
import { benchPapers } from './papers.ts'
import { benchQuarter } from './quarter.ts'
import { benchReports } from './reports.ts'
import { benchTaps } from './taps.ts'

/** `npm run bench -- NAME…`: each prints its ratios against floors measured in the same run. */
const BENCHES: Readonly<Record<string, (print: Print) => Promise<void>>> = {
  taps: (print) => benchTaps(print),
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
  import: (print) => benchImport(print),
  deadlines: (print) => benchDeadlines(print),
  kiosk: (print) => benchKiosk(print),
  reports: (print) => benchReports(print),
  'reports-twelve-quarters': (print) => benchReports(print, { quarters: 12 }),
  'reports-postgres': (print) => benchReports(print, { postgres: true }),
  'quarter-postgres': (print) => benchQuarter(print, { postgres: true }),
  'quarter-postgres-ten-million': (print) =>
    benchQuarter(print, { ratings: [10_000, 1_000_000, 10_000_000], postgres: true }),
}

const names = process.argv.slice(process.argv.indexOf('bench') + 1)
const chosen = names.length > 0 ? names : Object.keys(BENCHES)
for (const name of chosen) {
  const bench = BENCHES[name]
  if (!bench) throw new Error(`no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`)
  await bench((line) => console.log(line))
}
