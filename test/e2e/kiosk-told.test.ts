import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nextImprovementNumber, insertImprovement } from '../../db/queries/office/improvements.ts'
import { findAxeViolations } from '../fixtures/pages/browser.ts'
import { type KioskService, pairInPage } from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

/** As long as a title may be. */
const TOLD = {
  title: 'Lắp mái che, thêm ghế và quạt ở sân chờ trước quầy tiếp nhận',
  title_en: 'A roof, more chairs and fans where people wait for their turn',
}

let service: KioskService
let page: Page

eachOnTablet(
  async (tablet) => {
    service = tablet.service
    page = await tablet.open()
  },
  { sharesService: true },
)

async function tell(): Promise<void> {
  await service.service.changes.transaction(async (tx) => {
    await insertImprovement(tx, {
      ...TOLD,
      id: service.service.newId(),
      number: await nextImprovementNumber(tx),
      unit_id: service.service.organisation.rootUnitId,
      state: 'published',
      said: 'Người chờ đứng ngoài nắng.',
      said_en: '',
      done: 'Đã lắp mái che.',
      done_en: '',
      done_on: '2026-11-10',
      items: '[]',
      answers: '[]',
      proposed_by: null,
      proposed_at: '2026-11-10T02:00:00.000Z',
      decided_by: null,
      decided_at: '2026-11-10T02:00:00.000Z',
      reason: '',
    })
  })
}

test('what changed because of feedback stands below the answers, in both languages, and presses nothing', async () => {
  await tell()
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 1280, height: 744 },
    { width: 960, height: 600 },
    { width: 800, height: 1280 },
  ]) {
    await page.setViewportSize(viewport)
    if (viewport.width === 1280 && viewport.height === 800)
      await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    const strip = page.locator('kiosk-told')
    await strip.getByText(TOLD.title, { exact: false }).waitFor()
    await strip.getByText(TOLD.title_en, { exact: false }).waitFor()
    const mm = 217 / Math.max(viewport.width, viewport.height)
    const boxes = await page.locator('button.option').evaluateAll((options) =>
      options.map((option) => {
        const { bottom, width, height } = option.getBoundingClientRect()
        return { bottom, width, height }
      }),
    )
    const told = await strip.boundingBox()
    expect(boxes).toHaveLength(5)
    for (const { bottom, width, height } of boxes) {
      expect(bottom).toBeLessThanOrEqual(told?.y ?? 0)
      expect(Math.min(width, height) * mm).toBeGreaterThanOrEqual(19.9)
    }
    const rows = boxes.map(({ bottom, height }) => [bottom - height, bottom] as const)
    const overlaps = rows.filter(
      ([top], index) =>
        viewport.height > viewport.width && index > 0 && top < (rows[index - 1]?.[1] ?? 0) + 19,
    )
    expect(overlaps).toEqual([])
    expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
    const { cut, moving, presses } = await strip.evaluate((element) => ({
      cut: [...(element.shadowRoot?.querySelectorAll('p') ?? [])].some(
        (line) => line.scrollWidth > line.clientWidth || line.scrollHeight > line.clientHeight + 1,
      ),
      moving: element.getAnimations({ subtree: true }).length,
      presses: getComputedStyle(element).pointerEvents,
    }))
    expect({ cut, moving, presses }).toEqual({ cut: false, moving: 0, presses: 'none' })
    expect(await findAxeViolations(page)).toEqual([])
  }
})

test('no answer moves while somebody is at the tablet, and the strip stays without the network', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
  const placeOf = () => page.getByRole('button', { name: 'Hài lòng', exact: true }).boundingBox()
  const before = await placeOf()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  expect(await placeOf()).toEqual(before)
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('kiosk-told').getByText(TOLD.title, { exact: false }).waitFor()
  expect(await placeOf()).toEqual(before)
  await page.context().setOffline(false)
})
