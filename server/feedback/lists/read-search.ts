import { countTexts } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'
import { type FeedbackSearch, listNamed } from '../../../db/queries/feedback/feedback-search.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import { cleanText, fold, hasMarks, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { readTrackingCode } from '../intake/tracking-code.ts'
import { unitIdsIn } from './list-units.ts'

/** So long a part of a code or of a telephone number is taken for its beginning. */
const SHORTEST_BEGINNING = 3

/** What is typed into the search, as it is looked for; undefined where nothing is. */
export async function searchOf(
  { db, actor }: Context,
  units: readonly Unit[],
  q: string | undefined,
): Promise<FeedbackSearch | undefined> {
  const typed = cleanText(q ?? '')
  if (typed === '') return undefined
  const words = wordsIn(typed).map((word) => ({ folded: fold(word), spelled: hasMarks(word) ? word : null }))
  const terms = words.map(({ folded }) => ({
    word: folded,
    isBeginning: /\d/.test(folded) && folded.length >= SHORTEST_BEGINNING,
  }))
  return {
    words,
    query: { terms, marks: [] },
    isRare: true,
    senderUnitIds: unitIdsIn(units, actor, 'feedback/see-sender'),
    named: await listNamed(db, { trackingCode: readTrackingCode(typed), externalRef: typed }),
    hits: 'all',
  }
}

/** The words of a search; a telephone number, however it is spaced, is one. */
function wordsIn(typed: string): string[] {
  const phone = /^(\+?84|0)[\d\s.()-]{5,}$/.test(typed)
    ? typed.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0')
    : null
  return phone === null ? spelledWords(typed).split(' ').filter(Boolean) : [phone]
}

/** Up to so many texts are looked up; of words that stand in more, walking the list finds a page sooner. */
const FEW_TEXTS = 20_000

/** A list that is narrowed to what is searched for, looked up where so few texts hold it. */
export async function withRarity<Filter extends { readonly search?: FeedbackSearch }>(
  db: Db,
  filter: Filter,
  few = FEW_TEXTS,
): Promise<Filter> {
  const { search } = filter
  if (!search || search.query.terms.length === 0) return filter
  const texts = await countTexts(db, search.query, few + 1)
  return { ...filter, search: { ...search, isRare: texts <= few } }
}
