import { MAX_COMMENT_LENGTH } from '../../server/contract/comment-length.ts'

/** Control characters but tab and line feed, and halves of surrogate pairs: no database keeps them all. */
const UNSTORABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu

/** What was written, as it is sent: composed (NFC), without what cannot be stored, never longer than the service takes. */
export function tidyComment(text: string): string {
  const tidy = text.normalize('NFC').replace(UNSTORABLE, '').trim()
  return tidy.slice(0, MAX_COMMENT_LENGTH).replace(UNSTORABLE, '').trim()
}
