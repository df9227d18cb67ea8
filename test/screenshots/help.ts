import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { DEMO_PASSWORD } from '../../server/demo/demo-ward.ts'
import { watchRequests, whenQuiet } from '../fixtures/pages/quiet.ts'
import { withDemo } from './demo.ts'

const SCREEN = { width: 1280, height: 800 }
const WIDTH = 960

/** The screens that the guides show: who looks, and where. */
const SCREENS: readonly { name: string; as: string; path: string; open?: (page: Page) => Promise<void> }[] = [
  { name: 'queue', as: 'canbo.mt', path: '/app/' },
  { name: 'item', as: 'canbo.mt', path: '/app/', open: (page) => page.locator('tbody a').first().click() },
  { name: 'approve', as: 'truong.ktht', path: '/app/?view=to-approve' },
  { name: 'triage', as: 'dieuphoi', path: '/app/?view=triage' },
  { name: 'quarter', as: 'lanhdao', path: '/app/reports?period=2026-Q3' },
  { name: 'publish', as: 'lanhdao', path: '/app/reports/2026-Q3/publish' },
  { name: 'people', as: 'admin', path: '/app/people' },
  { name: 'kiosks', as: 'admin', path: '/app/kiosks' },
  { name: 'organisation', as: 'admin', path: '/app/organisation?unit=HT' },
  {
    name: 'questionnaire',
    as: 'admin',
    path: '/app/questionnaires/default',
    open: (page) => page.locator('tablet-preview').scrollIntoViewIfNeeded(),
  },
]

/** Pictures of the demo for the pages of help, in both languages. */
export async function takeHelpPictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await withDemo({}, async ({ browser, url }) => {
    for (const { name, as, path, open } of SCREENS)
      for (const language of ['vi', 'en'] as const) {
        const context = await browser.newContext({ viewport: SCREEN })
        const page = await context.newPage()
        await page.addInitScript(
          ([who, chosen]) => {
            localStorage.setItem('hailong.language', chosen ?? '')
            localStorage.setItem(`hailong.hint.${who}`, 'gone')
          },
          [as, language],
        )
        watchRequests(page)
        await page.request.post(`${url}/api/session`, { data: { username: as, password: DEMO_PASSWORD } })
        await page.goto(`${url}${path}`)
        await whenQuiet(page)
        await open?.(page)
        await whenQuiet(page)
        await page.evaluate(() => document.fonts.ready)
        const file = join(folder, `${name}-${language}.webp`)
        const png = await page.screenshot({ animations: 'disabled' })
        await sharp(png).resize({ width: WIDTH }).webp({ quality: 70 }).toFile(file)
        console.log(file)
        await context.close()
      }
  })
}
