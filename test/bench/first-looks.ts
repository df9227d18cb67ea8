import { sql } from 'kysely'
import { insertServedCounts } from '../../db/queries/volumes/served-counts.ts'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import type { Service } from '../../server/context.ts'
import { newUuid7 } from '../../server/ids.ts'
import { addKiosk } from '../../server/kiosks/add-kiosk.ts'
import { makePairingCode, pairKiosk } from '../../server/kiosks/pair-kiosk.ts'
import { commandLineContext } from '../../server/open-service.ts'
import { warmReports } from '../../server/reports/warm-reports.ts'
import { closeService } from '../../server/open-service.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { describeMachine, type Print } from './machine.ts'
import { cpuMsSince, enterOffice, openOffice, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'
import { type BenchDesk, simulateRatings, spreadOverDays } from './quarter-ratings.ts'

const QUARTERS = [
  { fromDay: '2026-04-01', toDay: '2026-07-01' },
  { fromDay: '2026-07-01', toDay: '2026-10-01' },
]
const REPORTS = [
  'satisfaction',
  'timeliness',
  'open-items',
  'trend',
  'reasons',
  'answers',
  'hours',
  'desks',
  'procedures',
  'hand-overs',
  'late-moves',
  'data-quality',
] as const
const LOOKS = [
  ...REPORTS.map((report) => ({ name: report, path: `/api/reports/${report}?period=2026-Q3&unit=ROOT` })),
  { name: 'publish', path: '/api/results/2026-Q3' },
]

/** What the first and the second look at each report cost after a start, of 168 units with a million ratings a quarter. */
export async function benchFirstLooks(
  print: Print,
  { ratings = 1_000_000, items = 100_000, units = 168, postgres = false } = {},
): Promise<void> {
  print(`first looks · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  try {
    const url = await store.newUrl()
    const { service, desks } = await openOffice(url, { units })
    const version = await findCurrentVersion(service.db, DEFAULT_QUESTIONNAIRE_CODE)
    const unitIds = [...new Set(desks.map(({ unitId }) => unitId))]
    for (const span of QUARTERS) {
      await simulateRatings(service.db, {
        ...span,
        desks,
        versionId: version?.id ?? '',
        ratings,
        mostRows: 0,
      })
      await simulateItems(service.db, { ...span, unitIds, items })
    }
    await setUpTablets(service, desks, units)
    await sql`analyze`.execute(service.db)
    await closeService(service)
    const size = `${units} units, ${ratings.toLocaleString('en')} ratings and ${items.toLocaleString('en')} items a quarter`
    print(`  ${store.name}, ${size}; CPU of this process, in brackets by the clock`)
    for (const { name, path, isWarm } of [false, true].flatMap((warm) =>
      LOOKS.map((each) => ({ ...each, isWarm: warm })),
    )) {
      const office = await enterOffice(url)
      if (isWarm) await warmReports(office.service)()
      const looks: number[] = []
      for (let look = 0; look < 3; look++) {
        const start = process.cpuUsage()
        await office.read(path)
        looks.push(cpuMsSince(start))
      }
      const [first = Number.NaN, ...later] = looks
      print.figure({
        name: `${name}, first look${isWarm ? ' after warming' : ''}`,
        size: `${store.name}, ${size}`,
        value: first,
        unit: 'CPU ms',
        floor: Math.min(...later),
      })
      await closeService(office.service)
    }
  } finally {
    await store.remove()
  }
}

/** A paired tablet at the first desk of each unit, and how many each desk served on every working day of both quarters. */
async function setUpTablets(service: Service, desks: readonly BenchDesk[], units: number): Promise<void> {
  const owner = commandLineContext(service)
  for (let unit = 1; unit <= units; unit++) {
    const name = `Máy ${unit}`
    await addKiosk(owner, { name, unit: `U${unit}`, desk: `U${unit}-1` })
    await pairKiosk(service, (await makePairingCode(owner, name)).code)
  }
  const days = QUARTERS.flatMap((span) => spreadOverDays(span, 1)).map(({ startMs }) =>
    new Date(startMs + 7 * 3_600_000).toISOString().slice(0, 10),
  )
  for (const { unitId, deskId } of desks)
    await service.db.transaction().execute((tx) =>
      insertServedCounts(
        tx,
        days.map((day) => ({
          id: newUuid7(service.now()),
          unit_id: unitId,
          desk_id: deskId,
          local_day: day,
          version: 1,
          served: 60,
          offered: 50,
          note: '',
          entered_at: `${day}T10:00:00.000Z`,
          entered_by: null,
        })),
      ),
    )
}
