import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeHealth } from '../../kiosk/device/describe-health.ts'
import {
  MORE_TIME_MS,
  SCREENS,
  SCREEN_RULES,
  THANKS_WITH_CODE_MS,
  nextScreen,
} from '../../kiosk/visit/journey.ts'
import { keepLastWordsTogether, orderLevels } from '../../kiosk/visit/levels.ts'
import { promiseWords } from '../../kiosk/visit/promise-words.ts'
import { tidyComment } from '../../kiosk/visit/comment-text.ts'
import { isReloadDue } from '../../kiosk/device/nightly-reload.ts'
import { backOffMs } from '../../kiosk/outbox/work-loop.ts'
import { STRINGS } from '../../kiosk/strings.ts'
import type { Words } from '../../server/contract/language.ts'
import { RatingTap } from '../../server/contract/rating.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import { fitsSecret, makeSecret } from '../../kiosk/device/set-up-secret.ts'

describe('the options', () => {
  test('stand in the questionnaire’s order, each level once', () => {
    expect(orderLevels({ scaleSize: 5, optionOrder: 'best-first' })).toEqual([5, 4, 3, 2, 1])
    expect(orderLevels({ scaleSize: 3, optionOrder: 'worst-first' })).toEqual([1, 2, 3])
  })

  test('break before their last two syllables, never between them', () => {
    expect(keepLastWordsTogether('Rất không hài lòng')).toBe('Rất không hài\u00a0lòng')
    expect(keepLastWordsTogether('Bình thường')).toBe('Bình thường')
  })
})

describe('the time a screen takes', () => {
  test('gives every change 0.7 s without input, a thank-you 3 s', () => {
    const touched = SCREENS.filter((screen) => !['starting', 'pairing', 'set-up', 'thanks'].includes(screen))
    for (const screen of touched) expect(SCREEN_RULES[screen].guardMs).toBe(700)
    expect(SCREEN_RULES.thanks).toEqual({ idleMs: 7_000, guardMs: 3_000 })
  })

  test('leaves optional screens 45 s, a code 30 s, and asks for 30 s whether more is needed', () => {
    for (const screen of ['reasons', 'comment', 'answer', 'help'] as const)
      expect(SCREEN_RULES[screen].idleMs).toBe(45_000)
    expect(THANKS_WITH_CODE_MS).toBe(30_000)
    expect(MORE_TIME_MS).toBe(30_000)
  })
})

describe('what follows a rating', () => {
  const journey = (offer: Parameters<typeof nextScreen>[1]): string[] => {
    const screens = [nextScreen('rate', offer)]
    while (screens.at(-1) !== 'thanks') screens.push(nextScreen(screens.at(-1) ?? 'thanks', offer))
    return screens
  }
  const withReasons = { body: { reasons: ['waiting'] } }

  test('is reasons, words where the office allows them, an answer where a phone reaches the office', () => {
    const publicUrl = 'https://office.example'
    expect(journey({ questionnaire: withReasons, commentOnTablet: true, publicUrl })).toEqual([
      'reasons',
      'comment',
      'answer',
      'thanks',
    ])
    expect(journey({ questionnaire: withReasons, commentOnTablet: false, publicUrl: null })).toEqual([
      'reasons',
      'thanks',
    ])
    const none = { body: { reasons: [] } }
    expect(journey({ questionnaire: none, commentOnTablet: false, publicUrl: null })).toEqual(['thanks'])
    expect(journey({ questionnaire: none, commentOnTablet: true, publicUrl: null })).toEqual([
      'comment',
      'thanks',
    ])
  })
})

describe('waiting after failures', () => {
  test('grows, never beyond five minutes, never below a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const waitMs = backOffMs(failures, () => chance)
          expect(waitMs).toBeGreaterThanOrEqual(1_000)
          expect(waitMs).toBeLessThanOrEqual(300_000)
          expect(backOffMs(failures + 1, () => chance)).toBeGreaterThanOrEqual(waitMs)
        },
      ),
    )
  })
})

describe('the nightly reload', () => {
  const zone = 'Asia/Ho_Chi_Minh'
  test('is due once three in the morning has passed', () => {
    const started = new Date('2026-11-20T16:00:00+07:00')
    expect(isReloadDue(started, new Date('2026-11-21T02:59:00+07:00'), zone)).toBe(false)
    expect(isReloadDue(started, new Date('2026-11-21T03:00:00+07:00'), zone)).toBe(true)
    expect(isReloadDue(started, new Date('2026-11-20T23:59:00+07:00'), zone)).toBe(false)
  })
})

describe('the set-up secret', () => {
  test('fits its PIN however it is typed, and no other; nobody can read the PIN from it', async () => {
    const secret = await makeSecret('ABCD2345')
    expect(await fitsSecret('abcd-2345', secret)).toBe(true)
    expect(await fitsSecret('ABCD2346', secret)).toBe(false)
    expect(secret).not.toContain('ABCD')
    expect(await makeSecret('ABCD2345')).not.toBe(secret)
  })
})

describe('what staff read on the set-up screen', () => {
  const health = {
    unsent: 1234,
    oldestUnsentAt: '2026-11-20T02:05:00Z',
    refused: 0,
    nextSeq: 1300,
    configVersion: 3,
    storagePersisted: false,
    freeBytes: 5 * 2 ** 20,
    batteryLevel: null,
    clockOffsetMs: -200_000,
    lastSentAt: null,
  }
  test('says how much is unsent, since when, and that the clock is wrong', () => {
    const values = describeHealth(health, null, 'vi').map(([, value]) => value)
    expect(values).toContain('1.234')
    expect(values).toContain('09:05 20/11/2026')
    expect(values).toContain('-200 giây (cần chỉnh giờ)')
  })
})

describe('what is written on the tablet', () => {
  test('is sent in a form the service takes, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (typed) => {
        const tidy = tidyComment(typed)
        expect(tidy).toBe(tidy.trim())
        if (tidy !== '') expect(RatingTap.shape.comment.safeParse(tidy).success).toBe(true)
      }),
    )
    expect(tidyComment(' Hội Ẩn\u0000 '.normalize('NFD'))).toBe('Hội Ẩn')
  })
})

describe('the promise', () => {
  const promise = { sentBefore: '2026-11-20T08:00:00Z', dueAt: '2026-11-20T10:00:00Z' }
  const zone = 'Asia/Ho_Chi_Minh'
  const at = (instant: string, given: typeof promise | null = promise) =>
    promiseWords(given, new Date(instant), zone, 'vi')

  test('names the time while it stands, and only the working day when nothing is known or it has passed', () => {
    expect(at('2026-11-20T02:00:00Z')).toBe(
      'Quý vị gửi trước 15:00 hôm nay thì đơn vị trả lời trước 17:00 hôm nay.',
    )
    expect(at('2026-11-20T08:00:00Z')).toContain('trong ngày làm việc')
    expect(at('2026-11-20T02:00:00Z', null)).toContain('trong ngày làm việc')
  })

  test('names the next working day after the cut-off, and a midnight as the end of its day', () => {
    const monday = { sentBefore: '2026-11-23T08:00:00Z', dueAt: '2026-11-23T17:00:00Z' }
    expect(at('2026-11-20T09:00:00Z', monday)).toContain('trước 24:00 thứ Hai 23/11/2026')
    expect(at('2026-11-22T09:00:00Z', monday)).toContain('trước 15:00 ngày mai')
    expect(promiseWords(monday, new Date('2026-11-20T09:00:00Z'), zone, 'en')).toBe(
      'Send it before 15:00 Monday 23/11/2026 and the office answers before 24:00 Monday 23/11/2026.',
    )
  })
})

describe('the words on the tablet', () => {
  const words: readonly Words[] = [...Object.values(STRINGS), ...LEVEL_WORDS[5], ...LEVEL_WORDS[3]]

  test('are all there in English, and none of them is Vietnamese by mistake', () => {
    const others = words.filter((each) => each !== STRINGS.otherLanguage)
    for (const { vi, en } of others) {
      expect(vi.trim()).not.toBe('')
      expect(en.trim()).not.toBe('')
      expect(en).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i)
    }
  })

  test('are composed, blame nobody, never shout, and hold no emoji', () => {
    for (const text of words.flatMap(({ vi, en }) => [vi, en])) {
      expect(text).toBe(text.normalize('NFC'))
      expect(text).not.toMatch(/\p{Extended_Pictographic}/u)
      expect(text).not.toMatch(/\blỗi\b(?! quý vị)/iu)
      if (text.length > 5) expect(text).not.toBe(text.toUpperCase())
    }
  })
})
