import { deleteSearched, insertSearched, type SearchedText } from '../../../db/dialect.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import type { ItemHistory, Listener } from '../../history/append.ts'

/** Keeps search in step with the histories: what an item says, who sent it, and every text that is written to it. */
export const indexWords: Listener = async (tx, _ctx, happened) => {
  const erased = happened.filter(({ news }) => news.some(({ kind }) => kind === 'erased'))
  for (const { after } of erased) await deleteSearched(tx, after.id)
  await insertSearched(tx, happened.flatMap(textsOf))
}

function textsOf({ after, said, sealed }: ItemHistory): SearchedText[] {
  const text = (about: SearchedText['about'], words: string) => ({ feedback_id: after.id, about, words })
  return [
    ...(said ? [text('item', `${said.item.folded} ${namesOf(said.item)}`)] : []),
    ...(said?.sender ? [text('sender', wordsOfSender(said.sender))] : []),
    ...sealed.texts.map((each) => text('office', foldedWords(each.text ?? ''))),
  ]
}

/** A tracking code by its groups and in one piece, so that any beginning finds it; a source's reference by its parts. */
function namesOf({ tracking_code, external_ref }: NonNullable<ItemHistory['said']>['item']): string {
  const code = foldedWords(tracking_code)
  return [code, code.replace(/^pa | /g, ''), foldedWords(external_ref ?? '')].join(' ')
}

function wordsOfSender({
  name,
  phone,
  email,
}: NonNullable<NonNullable<ItemHistory['said']>['sender']>): string {
  return [foldedWords(name ?? ''), (phone ?? '').replace(/\D/g, ''), foldedWords(email ?? '')].join(' ')
}
