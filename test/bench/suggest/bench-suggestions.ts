import { randomUUID } from 'node:crypto'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { suggestUnitsFor } from '../../../server/feedback/triage-suggestions.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'
import { describeMachine, type Print } from '../machine.ts'
import { FIRST_TEXTS } from './first-texts.ts'
import { SECOND_TEXTS } from './second-texts.ts'
import { THIRD_TEXTS } from './third-texts.ts'

/** Of what rules leave open. */
const GOAL = 0.9

type Texts = Readonly<Record<string, readonly string[]>>
interface Rule {
  readonly name: string
  readonly category: string
  readonly words: readonly string[]
}

/** A ward that is set up as the demo's is: what each unit is called, and the rules that name it. */
const WARD: Readonly<Record<string, Rule & { readonly unit: string }>> = {
  MT: rule('Tổ Vệ sinh môi trường', 'Rác thải, vệ sinh', 'Vệ sinh môi trường', [
    'rác',
    'mùi hôi',
    'cống thoát nước',
  ]),
  TTDT: rule('Tổ Trật tự đô thị', 'Lấn chiếm, tiếng ồn', 'Trật tự đô thị', [
    'vỉa hè',
    'lấn chiếm',
    'karaoke',
    'tiếng ồn',
  ]),
  CS: rule('Đội Chiếu sáng', 'Đèn', 'Chiếu sáng', []),
  GT: rule('Đội Giao thông', 'Đường', 'Giao thông', []),
  CX: rule('Đội Cây xanh', 'Cây', 'Cây xanh', []),
  HT: rule('Tổ Tư pháp – Hộ tịch', 'Hộ tịch', 'Hành chính công', [
    'khai sinh',
    'kết hôn',
    'hộ tịch',
    'chứng thực',
  ]),
  DD: rule('Tổ Đất đai – Xây dựng', 'Đất đai, xây dựng', 'Đất đai', [
    'sổ đỏ',
    'đất đai',
    'xây dựng',
    'giấy phép xây dựng',
  ]),
  KD: rule('Tổ Đăng ký kinh doanh', 'Kinh doanh', 'Kinh doanh', ['hộ kinh doanh', 'giấy phép kinh doanh']),
  XH: rule('Phòng Văn hóa – Xã hội', 'Văn hóa, xã hội', 'Văn hóa – xã hội', [
    'trường học',
    'trợ cấp',
    'bảo trợ',
  ]),
  YT: rule('Trạm Y tế', 'Y tế', 'Y tế', ['tiêm chủng', 'sốt xuất huyết']),
}

function rule(unit: string, name: string, category: string, words: readonly string[]) {
  return { unit, name, category, words }
}

/**
 * How often the right unit is the first suggested, and among the three that are shown, for what the rules leave open: of texts by
 * one hand, when nothing was answered yet, and when what others wrote was.
 */
export async function benchSuggestions(print: Print): Promise<void> {
  print(`suggestions · ${describeMachine()}`)
  await askAbout(print, 'first texts', FIRST_TEXTS, [])
  await askAbout(print, 'second texts', SECOND_TEXTS, [])
  await askAbout(print, 'second texts', SECOND_TEXTS, [FIRST_TEXTS])
  await askAbout(print, 'held-out texts', THIRD_TEXTS, [])
  await askAbout(print, 'held-out texts', THIRD_TEXTS, [FIRST_TEXTS])
  await askAbout(print, 'held-out texts', THIRD_TEXTS, [FIRST_TEXTS, SECOND_TEXTS])
}

async function askAbout(print: Print, name: string, asked: Texts, answered: readonly Texts[]): Promise<void> {
  const app = await startApp('sqlite')
  try {
    await setUp(app)
    for (const texts of answered) await answerAll(app, texts)
    let [byRules, open, first, shown] = [0, 0, 0, 0]
    for (const [unit, texts] of Object.entries(asked)) {
      for (const text of texts) {
        const { id } = await aFeedback(app, { text, externalRef: randomUUID() })
        const { status } = await app.db
          .selectFrom('feedback')
          .select('status')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        if (status !== 'new') {
          byRules += 1
          continue
        }
        const { suggestions } = await suggestUnitsFor(app.owner, id)
        const codes = suggestions.map((one) => one.unit.code)
        open += 1
        if (codes[0] === unit) first += 1
        if (codes.includes(unit)) shown += 1
      }
    }
    const taught = answered.reduce((sum, texts) => sum + Object.values(texts).flat().length, 0)
    const size = `${name}, ${taught} answered: ${open} open, ${byRules} by rules`
    const part = (n: number) => (100 * n) / open
    const goal = { of: 'value', atLeast: 100 * GOAL } as const
    print.figure({ name: 'right unit first', size, value: part(first), unit: 'points' })
    print.figure({ name: 'right unit among three', size, value: part(shown), unit: 'points', goal })
  } finally {
    await app.stop()
  }
}

async function setUp(app: TestApp): Promise<void> {
  for (const [code, { unit, name, category, words }] of Object.entries(WARD)) {
    await app.addUnit(code, { name: unit })
    const conditions = [{ categories: [category] }, ...(words.length > 0 ? [{ words }] : [])]
    for (const [index, condition] of conditions.entries())
      await addRoutingRule(
        app.owner,
        RoutingRuleInput.parse({ name: `${name} ${index + 1}`, unit: code, ...condition }),
      )
  }
  await app.addPerson('dieu.phoi', 'coordinator')
  await app.addPerson('can.bo', 'officer')
}

/** Each text is answered in the end by the unit it is for, whatever a rule took it for. */
async function answerAll(app: TestApp, texts: Texts): Promise<void> {
  const [coordinator, officer] = [await staffMember(app, 'dieu.phoi'), await staffMember(app, 'can.bo')]
  for (const [unit, said] of Object.entries(texts)) {
    for (const text of said) {
      const { id } = await aFeedback(app, { text, externalRef: randomUUID() })
      const { status, leadUnit } = await coordinator.get(id)
      if (leadUnit?.code !== unit) {
        const reason = 'Thuộc lĩnh vực đơn vị phụ trách'
        await coordinator.step(id, status === 'new' ? 'assign' : 'transfer', { unit, reason })
      }
      await officer.step(id, 'answer', { text: 'Đơn vị đã xem xét và xử lý xong, xin cảm ơn quý vị.' })
    }
  }
}
