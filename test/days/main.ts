import { spawnSync } from 'node:child_process'
import { DAYS } from './days.ts'

/*
 * `npm run test:days [-- FILE…]`: runs tests as if the machine's date and zone were others, by default those that the
 * machine's date could reach: everything in a browser, the screens' own modules, the demo. A test holds on any day.
 */
const chosen = process.argv.slice(2)
const files =
  chosen.length > 0
    ? chosen
    : ['test/web/', 'test/kiosk/', 'test/browser/', 'test/e2e/', 'test/server/demo.test.ts']

const failed = DAYS.filter(({ name, now, zone }) => {
  console.log(`\nas on ${name}: ${now}, machine in ${zone}`)
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'unit', '--project', 'service', ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, TEST_NOW: now, TZ: zone },
      shell: process.platform === 'win32',
    },
  )
  return status !== 0
})
for (const { name } of failed) console.log(`failed as on ${name}`)
process.exitCode = failed.length > 0 ? 1 : 0
