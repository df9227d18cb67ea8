import { listQuestionSets, type StoredQuestionSet } from '../../../db/queries/feedback/question-sets.ts'
import { createCache } from '../../cache.ts'
import type { CategoryQuestion, QuestionSet } from '../../contract/feedback/asked-questions.ts'
import { spell } from '../../domain/text/fold-vietnamese.ts'

/** Every version that there is, and which of them is asked. */
export interface QuestionSets {
  readonly all: readonly QuestionSet[]
  readonly byId: ReadonlyMap<string, QuestionSet>
  /** What a category asks on a local day; null where it asks nothing. */
  readonly askedOn: (category: string, day: string) => QuestionSet | null
}

export const knownQuestionSets = createCache({
  about: ['question-sets'],
  maxEntries: 1,
  load: async ({ db }) => toQuestionSets(await listQuestionSets(db)),
})

function toQuestionSets(rows: readonly StoredQuestionSet[]): QuestionSets {
  const all = rows.map(toQuestionSet)
  return {
    all,
    byId: new Map(all.map((set) => [set.id, set])),
    askedOn: (category, day) => inForce(all, category, day),
  }
}

export function toQuestionSet(row: StoredQuestionSet): QuestionSet {
  const { id, category, version, valid_from: validFrom } = row
  return { id, category, version, validFrom, questions: JSON.parse(row.questions) as CategoryQuestion[] }
}

/** Of the versions that have begun the one written last; null where it asks nothing. `sets`: the newest first. */
export function inForce<Set extends QuestionSet>(
  sets: readonly Set[],
  category: string,
  day: string,
): Set | null {
  const asked = sets.find((set) => isOf(set, category) && set.validFrom <= day)
  return asked && asked.questions.length > 0 ? asked : null
}

/** Are these the questions of that category, however it is written? */
export function isOf(set: Pick<QuestionSet, 'category'>, category: string): boolean {
  return spell(set.category) === spell(category)
}
