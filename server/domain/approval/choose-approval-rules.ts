import { foldedWords } from '../text/fold-vietnamese.ts'
import { type FoundWord, makeWordFinder } from '../text/restricted-words.ts'

/** Every condition that is given must hold; of `words` one is enough. */
interface ApprovalConditions {
  /** Of this unit and those below. */
  readonly unitPath: string | null
  readonly channel: string | null
  readonly category: string | null
  readonly words: readonly string[]
  /** Only what is to be published. */
  readonly published: boolean
}

/** What is about to be answered; `texts` are what the citizen wrote and, where it is known, the answer. */
export interface AnswerToApprove {
  readonly unitPath: string
  readonly channel: string
  readonly category: string | null
  readonly published: boolean
  readonly texts: readonly string[]
}

/** Null where the rule asks for nobody; otherwise the words by which it does, none where it names none. */
export function matchApprovalRule(rule: ApprovalConditions, answer: AnswerToApprove): FoundWord[] | null {
  const { unitPath, channel, category, words, published } = rule
  if (unitPath !== null && !answer.unitPath.startsWith(unitPath)) return null
  if (channel !== null && channel !== answer.channel) return null
  if (category !== null && foldedWords(category) !== foldedWords(answer.category ?? '')) return null
  if (published && !answer.published) return null
  if (words.length === 0) return []
  const found = makeWordFinder(words)(answer.texts)
  return found.length > 0 ? found : null
}
