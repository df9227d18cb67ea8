import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import type { Service } from '../../server/context.ts'
import { makeDemo } from '../../server/demo/make-demo.ts'
import { openService } from '../../server/open-service.ts'
import { serve } from '../../server/serve.ts'
import { startBrowser } from '../fixtures/pages/browser.ts'

/** An invented working day, so that pictures are alive whenever they are taken. */
const NOW = '2026-11-20T14:20:00+07:00'

export interface Demo {
  readonly browser: Browser
  readonly url: string
  readonly service: Service
}

/** Runs `work` on the demo ward with a browser, then takes both away. */
export async function withDemo(
  env: Record<string, string>,
  work: (demo: Demo) => Promise<void>,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hailong-screenshots-'))
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${join(data, 'demo.db')}`,
    LOG_LEVEL: 'error',
    ...env,
  })
  const nowMs = Date.parse(NOW)
  const empty = await openService(config, { now: () => nowMs })
  await makeDemo(empty)
  await empty.db.destroy()
  // Opened anew: an installation reads its own name when it starts.
  const service = await openService(config, { now: () => nowMs })
  const running = await serve(service)
  const browser = await startBrowser({ now: NOW })
  try {
    await work({ browser, url: running.url, service })
  } finally {
    await browser.close()
    await running.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Saves what is on the page, and says where. */
export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  console.log(path)
}
