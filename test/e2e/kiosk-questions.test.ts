import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { STRINGS } from '../../kiosk/strings.ts'
import { type Screen, SCREEN_RULES } from '../../kiosk/visit/journey.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Question, QuestionnaireBody } from '../../server/contract/questionnaire.ts'
import { FITS_SCREEN } from '../../server/contract/surveys/question-kinds.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../server/surveys/default-questionnaire.ts'
import { QUESTIONNAIRE_TEMPLATES } from '../../server/surveys/templates.ts'
import { countUnsent, type KioskService, pairInPage, seeScreen } from '../fixtures/pages/kiosk-page.ts'
import { checkScreen } from '../fixtures/pages/tablet-flaws.ts'
import { askAt } from '../fixtures/questionnaires.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
eachOnTablet(async (tablet) => {
  service = tablet.service
  page = await tablet.open()
})

const everythingSent = () => vi.waitFor(async () => expect(await countUnsent(page)).toBe(0), 20_000)
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const see = async (screen: Screen, question?: string) => {
  if (question !== undefined) await page.getByRole('heading', { name: question }).waitFor()
  await seeScreen(page, screen)
}
const kept = async () => {
  const rows = await service.db
    .selectFrom('rating')
    .select(['level', 'answers', 'seq'])
    .orderBy('seq')
    .execute()
  return rows.map(({ level, answers }) => [Number(level), JSON.parse(answers) as unknown])
}
const begin = async (asked: { template?: string; body?: QuestionnaireBody }) => {
  await askAt(service.owner, { desks: ['Q1'], ...asked })
  await pairInPage(page, service)
}
/** To the first further question. */
const rate = async (level = 'Hài lòng') => {
  await press(level)
  await see('reasons')
  await press(STRINGS.done.vi)
}
const templateOf = (key: string) => {
  const found = QUESTIONNAIRE_TEMPLATES.find((each) => each.key === key)
  if (!found) throw new Error(`no template ${key}`)
  return found
}

describe('further questions on the tablet', () => {
  test.each(QUESTIONNAIRE_TEMPLATES.map(({ key }) => key))(
    'of the template %s are asked one a screen after the tap is kept, and arrive with the rating',
    async (template) => {
      await begin({ template })
      const answers: Record<string, string[]> = {}
      await rate()
      for (const { key, words, choices, when } of templateOf(template).body.questions ?? []) {
        // The only condition among the templates is not met by the first choice.
        if (when) continue
        await see('question', words.vi)
        expect(await countUnsent(page)).toBe(1)
        expect(service.served.sends()).toBe(0)
        await press(choices[0]?.words.vi ?? '')
        answers[key] = [choices[0]?.key ?? '']
      }
      await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
      await everythingSent()
      const ordered = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
      expect(await kept()).toEqual([[template === 'three-levels' ? 2 : 4, ordered]])
    },
    60_000,
  )

  test('are asked only of whom they are meant for, and can be passed over or stopped', async () => {
    await begin({ template: 'tt01-2018' })
    const [time, contacts, ownFault, agencies] = templateOf('tt01-2018').body.questions ?? []
    await rate()
    await see('question', time?.words.vi)
    await press(STRINGS.skip.vi)
    await see('question', contacts?.words.vi)
    await press('Hơn một lần')
    await see('question', ownFault?.words.vi)
    await press('Không')
    await see('question', agencies?.words.vi)
    await press(STRINGS.stopHere.vi)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await kept()).toEqual([[4, { 'cs3-contacts': ['more'], 'cs3-own-fault': ['no'] }]])
  })

  test('keep what was given when nobody goes on', async () => {
    await begin({ template: 'five-factors' })
    await rate()
    await see('question')
    await press('Bình thường')
    await see('question', templateOf('five-factors').body.questions?.[1]?.words.vi)
    await page.clock.runFor((SCREEN_RULES.question.idleMs ?? 0) + 1_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await kept()).toEqual([[4, { access: ['3'] }]])
  })

  test('take several choices where several are asked for, and words on the screen for words', async () => {
    await service.allowComments()
    const both = (words: string) => ({ vi: words, en: words })
    const questions: Question[] = [
      {
        key: 'who',
        kind: 'many',
        words: both('Ai đã giúp?'),
        choices: ['a', 'b', 'c'].map((key) => ({ key, words: both(`Người ${key}`) })),
      },
      {
        key: 'why',
        kind: 'text',
        words: both('Điều gì làm quý vị chưa hài lòng?'),
        choices: [],
        when: { levelUpTo: 2 },
      },
    ]
    await begin({ body: { ...DEFAULT_QUESTIONNAIRE, questions } })
    await rate('Không hài lòng')
    await see('question', 'Ai đã giúp?')
    for (const name of ['Người a', 'Người c', 'Người b', 'Người c']) {
      const choice = page.getByRole('button', { name, exact: true })
      const before = await choice.getAttribute('aria-pressed')
      await choice.click()
      await expect.poll(() => choice.getAttribute('aria-pressed')).not.toBe(before)
    }
    await press(STRINGS.done.vi)
    await see('comment', 'Điều gì làm quý vị chưa hài lòng?')
    await page.getByRole('textbox').fill('Phải chờ lâu')
    await press(STRINGS.sendComment.vi)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await kept()).toEqual([[2, { who: ['a', 'b'] }]])
    expect(await service.db.selectFrom('comment').select('text').execute()).toEqual([
      { text: 'Phải chờ lâu' },
    ])
    // Somebody else who is content is asked in the usual words.
    await see('thanks')
    await press('Kết thúc')
    await see('rate')
    await rate()
    await see('question')
    await press(STRINGS.skip.vi)
    await see('comment', STRINGS.commentQuestion.vi)
  })

  test('are answered without the network, and each rating counts once when it is back', async () => {
    await begin({ template: 'five-factors' })
    await page.context().setOffline(true)
    service.served.setNetwork('cut')
    await rate('Không hài lòng')
    await see('question')
    await press('Không hài lòng')
    await see('question', templateOf('five-factors').body.questions?.[1]?.words.vi)
    // The tablet is switched off between two questions: the rating is there with what was answered.
    await page.reload()
    await see('rate')
    expect(await countUnsent(page)).toBe(1)
    service.served.setNetwork('up')
    await page.context().setOffline(false)
    await everythingSent()
    expect(await kept()).toEqual([[2, { access: ['2'] }]])
  })

  const longest = (of: string, most: number) =>
    of
      .repeat(most)
      .slice(0, most - 1)
      .trim()
  const extreme = (kind: 'one' | 'many', choices: number, most: number): Question => ({
    key: `${kind}${choices}`,
    kind,
    words: {
      vi: longest('Nghiêm trọng đường Nguyễn ', FITS_SCREEN.question),
      en: longest('Satisfactory explanation of ', FITS_SCREEN.question),
    },
    choices: Array.from({ length: choices }, (_, index) => ({
      key: `c${index}`,
      words: { vi: longest('Nghiêm trọng đường ', most), en: longest('Explanation of the ', most) },
    })),
  })
  const EXTREMES = [
    extreme('one', FITS_SCREEN.few, FITS_SCREEN.choice),
    extreme('many', FITS_SCREEN.few - 1, FITS_SCREEN.choice),
    extreme('one', FITS_SCREEN.choices, FITS_SCREEN.shortChoice),
    extreme('many', FITS_SCREEN.few + 1, FITS_SCREEN.shortChoice),
  ]
  const CASES = [
    ['five-factors', undefined],
    ['tt01-2018', undefined],
    ['one-tap', EXTREMES],
  ] as const
  for (const [template, questions] of CASES)
    for (const language of ['vi', 'en'] as const satisfies readonly Language[])
      for (const large of [false, true])
        test(`fit every tablet as ${questions ? 'long as they may be' : template}: ${language}${large ? ', large text' : ''}`, async () => {
          await begin(
            questions ? { body: { ...DEFAULT_QUESTIONNAIRE, questions: [...questions] } } : { template },
          )
          if (language === 'en') await press(STRINGS.otherLanguage.vi)
          if (large) await press(STRINGS.largerText[language])
          await press(language === 'vi' ? 'Hài lòng' : 'Satisfied')
          await see('reasons')
          await press(STRINGS.done[language])
          let number = 0
          for (const { key, words, when } of questions ?? templateOf(template).body.questions ?? []) {
            if (when) continue
            number += 1
            await see('question', words[language])
            await page.getByText(`${number}/`).waitFor()
            await checkScreen(page, key, { large })
            await press(STRINGS.skip[language])
          }
          await see('thanks')
        }, 120_000)
})
