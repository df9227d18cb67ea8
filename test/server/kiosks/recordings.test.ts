import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RecordingList } from '../../../server/contract/recording.ts'
import { recordingName } from '../../../server/words/recording-name.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'

let app: TestApp
let folder: string
let headers: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hailong-voice-'))
  mkdirSync(join(folder, 'vi'))
  writeFileSync(join(folder, 'vi', 'hai-long.mp3'), 'sound')
  writeFileSync(join(folder, 'vi', 'qua-dai.mp3'), Buffer.alloc(40_001))
  writeFileSync(join(folder, 'vi', 'Ghi chú.txt'), 'text')
  writeFileSync(join(folder, 'secret.mp3'), 'secret')
  app = await startApp('sqlite', { now: '2026-11-20T09:00:00+07:00', env: { KIOSK_RECORDINGS: folder } })
  headers = (await app.pairKiosk('Máy 1')).headers
})
afterEach(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string) => app.request(`/api/kiosk/recordings${path}`, { headers })

describe('spoken questions and answers', () => {
  test('are listed by the words they say, those a tablet takes', async () => {
    const { recordings } = (await (await get('')).json()) as RecordingList
    expect(recordings).toEqual([
      {
        name: recordingName('vi', 'Hài lòng'),
        path: 'vi/hai-long.mp3',
        version: expect.any(String) as string,
      },
    ])
    const sound = await get('/vi/hai-long.mp3')
    expect(sound.headers.get('content-type')).toBe('audio/mpeg')
    expect(await sound.text()).toBe('sound')
  })

  test.each([
    '/vi/..%2Fsecret.mp3',
    '/vi/Ghi%20ch%C3%BA.txt',
    '/..%2F/secret.mp3',
    '/vi/khac.mp3',
    '/fr/hai-long.mp3',
  ])('are not %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  test('are called by their words without marks', () => {
    expect(recordingName('vi', 'Quý vị có hài lòng với việc phục vụ hôm nay không?')).toBe(
      'vi/quy-vi-co-hai-long-voi-viec-phuc-vu-hom-nay-khong',
    )
    expect(recordingName('vi', 'Đúng hẹn'.normalize('NFD'))).toBe('vi/dung-hen')
    expect(recordingName('en', 'Very satisfied')).toBe('en/very-satisfied')
  })
})
