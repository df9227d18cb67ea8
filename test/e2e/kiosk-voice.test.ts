import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordingName } from '../../server/words/recording-name.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../server/surveys/default-questionnaire.ts'
import { type KioskService, LEVEL_NAMES, pairInPage } from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
let folder: string

const SPOKEN = [DEFAULT_QUESTIONNAIRE.question.vi, ...[...LEVEL_NAMES].reverse()]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hailong-voice-'))
  mkdirSync(join(folder, 'vi'))
  SPOKEN.forEach((words, index) => record(words, index + 1))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
eachOnTablet(
  async (tablet) => {
    service = tablet.service
    page = await tablet.open()
    await page.addInitScript(() => {
      const said: number[] = []
      const { start } = AudioBufferSourceNode.prototype
      AudioBufferSourceNode.prototype.start = function () {
        said.push(Math.round((this.buffer?.duration ?? 0) * 100))
        start.call(this)
      }
      Object.assign(window, { said })
    })
  },
  { env: () => ({ KIOSK_RECORDINGS: folder }) },
)

/** Silence of so many hundredths of a second, by which it is known again: 8-bit mono PCM. */
function record(words: string, hundredths: number): void {
  const samples = 80 * hundredths
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8_000, 24)
  header.writeUInt32LE(8_000, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples, 40)
  writeFileSync(
    join(folder, `${recordingName('vi', words)}.wav`),
    Buffer.concat([header, Buffer.alloc(samples, 128)]),
  )
}

const listen = () => page.getByRole('button', { name: 'Nghe câu hỏi', exact: true })
const said = () => page.evaluate(() => (window as unknown as { said: number[] }).said)

describe('a recorded voice', () => {
  test('is taken along and says the question and every option, also without the network', async () => {
    await pairInPage(page, service)
    await listen().waitFor()
    expect(await said()).toEqual([])
    await page.context().setOffline(true)
    service.served.setNetwork('cut')
    await page.reload()
    await listen().click()
    await expect.poll(said).toEqual([1, 2, 3, 4, 5, 6])
    await listen().waitFor()
    expect(await page.locator('.option[data-spoken]').count()).toBe(0)
  })

  test('is not offered where a sentence is missing: what is heard is what is shown, or nothing', async () => {
    rmSync(join(folder, `${recordingName('vi', 'Bình thường')}.wav`))
    await pairInPage(page, service)
    const names = () =>
      page.evaluate(async () => (await (await caches.open('hailong-recordings')).keys()).length)
    await expect.poll(names).toBe(5)
    expect(await listen().count()).toBe(0)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.getByRole('button', { name: 'Listen' }).count()).toBe(0)
  })
})
