import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('second factors and passkeys in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  let home: string

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addPerson('an', 'administrator')
    await app.addPerson('binh', 'officer')
    served = await serveApp(app)
    home = served.url.replace('127.0.0.1', 'localhost')
    // Passkeys hold for a name, and the port is known only once it listens.
    Object.assign(app.service.config, { publicUrl: home })
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(`${home}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  const signedIn = async (username: string, size = { width: 360, height: 640 }) => {
    const context = await browser.newContext({ viewport: size })
    const [name = '', value = ''] = (await app.signIn(username)).cookie.split('=')
    await context.addCookies([{ name, value, url: home }])
    return context
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

  test('codes are turned on, printed once, and asked for at the next sign-in, by keyboard alone', async () => {
    const context = await signedIn('an')
    const page = await open(context, '/app/account')
    await page.getByLabel('Mật khẩu hiện tại (cần').fill(PASSWORD)
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).press('Enter')
    await page.getByRole('img', { name: 'Mã QR' }).waitFor()
    expect([await findAxeViolations(page), await fits(page)]).toEqual([[], true])
    const secret = Secret.fromBase32((await page.locator('.key').innerText()).replaceAll(' ', ''))
    const code = () => TOTP.generate({ secret, timestamp: app.service.now() })
    await page.getByLabel('Mã 6 số').fill(code())
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'In các mã' }).waitFor()
    const printed = await page.locator('.printed li').allInnerTexts()
    expect([printed.length, await findAxeViolations(page), await fits(page)]).toEqual([10, [], true])
    await context.clearCookies()
    await page.goto(`${home}/app/`)
    await page.getByLabel('Tên đăng nhập').fill('an')
    await page.getByLabel('Mật khẩu').fill(PASSWORD)
    await page.keyboard.press('Enter')
    const typed = page.getByLabel('Mã', { exact: true })
    await typed.fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('Mã không đúng').waitFor()
    expect([await findAxeViolations(page), await fits(page)]).toEqual([[], true])
    await typed.fill(printed[0] ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Tài khoản' }).waitFor()
    await context.close()
  })

  test('a passkey is added, named, signs in without a name, and one whose counter went back is refused', async () => {
    const context = await signedIn('binh', { width: 1280, height: 800 })
    const page = await open(context, '/app/account')
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.getByLabel('Mật khẩu hiện tại (cần').fill(PASSWORD)
    await page.getByLabel('Tên của khoá').fill('Máy cơ quan')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Gỡ: Máy cơ quan' }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    const signInAgain = async () => {
      await context.clearCookies()
      await page.goto(`${home}/app/`)
      await page.getByRole('button', { name: 'khoá truy cập' }).press('Enter')
    }
    await signInAgain()
    await page.getByRole('button', { name: 'Người binh' }).waitFor()
    const session = await app.db.selectFrom('session').select('way').where('way', '=', 'passkey').execute()
    expect(session).toHaveLength(2)
    await app.db.updateTable('passkey').set({ counter: 1_000 }).execute()
    await signInAgain()
    await page.getByText('Bộ đếm của khoá truy cập lùi lại').waitFor()
    await app.db.updateTable('person').set({ active: 0 }).where('username', '=', 'binh').execute()
    await signInAgain()
    await page.getByText('Khoá truy cập này không được nhận').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await app.db.updateTable('person').set({ active: 1 }).execute()
    await context.close()
  })

  test('two minutes before its end a session warns in every tab, and staying in one is staying in all', async () => {
    const context = await signedIn('binh')
    const [first, second] = [await open(context, '/app/account'), await open(context, '/app/account')]
    app.clock.advance(11 * 60 * 60_000 + 59 * 60_000)
    // The pages of a context have one clock.
    await context.clock.fastForward(11 * 60 * 60_000 + 59 * 60_000)
    for (const page of [first, second]) await page.getByText('Phiên sắp hết').waitFor()
    expect([await findAxeViolations(first), await fits(first)]).toEqual([[], true])
    const [stayed] = await Promise.all([
      first.waitForResponse(`${home}/api/session/stay`),
      first.getByRole('button', { name: 'Ở lại' }).press('Enter'),
    ])
    expect(stayed.status()).toBe(200)
    for (const page of [first, second]) await page.getByText('Phiên sắp hết').waitFor({ state: 'detached' })
    expect(await second.evaluate(() => fetch('/api/session').then(({ status }) => status))).toBe(200)
    await context.close()
  })
})
