import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type PluginOption } from 'vite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepAssets } from '../../kiosk/build/keep-assets-plugin.ts'
import { type Budget, BUDGETS, sizeBudget } from '../../kiosk/build/size-budget-plugin.ts'
import { NOW } from '../fixtures/clock.ts'

const DAY_MS = 24 * 60 * 60_000
const NOW_MS = Date.parse(NOW)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hailong-build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string, daysOld = 0): void {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  const at = new Date(NOW_MS - daysOld * DAY_MS)
  utimesSync(file, at, at)
}

/** A tablet's page with one script, built as the real one is. */
function buildTablet(script: string, plugins: PluginOption): Promise<unknown> {
  write('kiosk/index.html', '<!doctype html><title>x</title><script type="module" src="./main.ts"></script>')
  write('kiosk/main.ts', script)
  return build({
    root: folder,
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    plugins: [plugins],
    build: { outDir: join(folder, 'out'), rollupOptions: { input: join(folder, 'kiosk/index.html') } },
  })
}

const filesIn = (path: string) => readdirSync(join(folder, path)).sort()

describe('a new build', () => {
  test('keeps hashed files of builds of the last fortnight, and nothing else it did not write', async () => {
    write('out/assets/page-yesterday.js', 'old', 1)
    write('out/assets/page-ancient.js', 'old', 15)
    write('out/left-over.html', 'old', 1)
    await buildTablet('document.title = "new"', keepAssets({ now: () => NOW_MS }))
    const assets = filesIn('out/assets')
    expect(assets).toContain('page-yesterday.js')
    expect(assets).not.toContain('page-ancient.js')
    expect(assets).toHaveLength(2)
    expect(filesIn('out')).toEqual(['assets', 'kiosk'])
  })
})

/** Text that does not compress: 3 bytes of it are about 2 after brotli. */
function noise(bytes: number): string {
  let state = 1
  const letters = Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(48 + (state % 75))
  })
  return `document.title = ${JSON.stringify(letters.join(''))}`
}

describe('the size budget', () => {
  const budgetOf = (name: string): Budget => {
    const found = BUDGETS.find((budget) => budget.name.startsWith(name))
    if (!found) throw new Error(`no budget ${name}`)
    return found
  }

  test('lets a small tablet be built', async () => {
    await buildTablet('document.title = "small"', sizeBudget())
    expect(filesIn('out')).toEqual(['assets', 'kiosk'])
  })

  test('makes the build fail when the tablet’s script is too large, and says by how much', async () => {
    await expect(buildTablet(noise(120_000), sizeBudget())).rejects.toThrow(
      /tablet: script, brotli: \d+ bytes, at most 60000/,
    )
  })

  test('counts what is loaded later as well, and every kind of file', async () => {
    write('kiosk/later.ts', `export const text = ${JSON.stringify('x'.repeat(5_000))}`)
    const budget = { ...budgetOf('tablet: kept'), atMost: 5_000 }
    await expect(
      buildTablet(
        "void import('./later.ts').then(({ text }) => (document.title = text))",
        sizeBudget([budget]),
      ),
    ).rejects.toThrow(/tablet: kept for starting offline/)
  })
})
