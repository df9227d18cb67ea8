import type { Words } from '../../../server/contract/language.ts'
import type { UnitSuggestion } from '../../../server/contract/feedback/suggestions.ts'

/** What the screens say of units that may be responsible. */
export const SUGGESTION_STRINGS = {
  title: { vi: 'Gợi ý', en: 'Suggested' },
  hint: {
    vi: 'Theo quy tắc, lĩnh vực của đơn vị và nơi đã trả lời việc tương tự. Bấm phím 1–3 để chọn; người điều phối quyết định.',
    en: 'By the rules, the units’ fields and who answered what is alike. Press 1–3 to choose; a person decides.',
  },
  sure: { vi: 'chắc', en: 'sure' },
  likely: { vi: 'khá chắc', en: 'likely' },
  guess: { vi: 'phỏng đoán', en: 'a guess' },
} as const satisfies Record<string, Words>

const SURE = 0.8
const LIKELY = 0.5
const FEW = 3

/** In words: a share is no promise, and of few items it says little. */
export function sureness({ share, of }: UnitSuggestion): Words {
  if (of !== null && of < FEW) return SUGGESTION_STRINGS.guess
  if (share >= SURE) return SUGGESTION_STRINGS.sure
  return share >= LIKELY ? SUGGESTION_STRINGS.likely : SUGGESTION_STRINGS.guess
}

/** Why it is suggested. */
export function becauseWords({ from, answered, of, because }: UnitSuggestion): Words {
  const words = because.join(', ')
  if (from === 'rule') return { vi: `theo quy tắc “${words}”`, en: `by the rule “${words}”` }
  if (from === 'field')
    return { vi: `từ ngữ thuộc lĩnh vực của đơn vị (${words})`, en: `the words are of its field (${words})` }
  return {
    vi: `đã trả lời ${answered} trong ${of} việc tương tự (${words})`,
    en: `answered ${answered} of ${of} items that are alike (${words})`,
  }
}

/** The reason that is offered for the step; whoever takes it may write another. */
export function reasonWords(one: UnitSuggestion): Words {
  const { vi, en } = becauseWords(one)
  return { vi: `Đơn vị này ${vi}.`, en: `This unit: ${en}.` }
}
