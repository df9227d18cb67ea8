import { foldedWords } from '../domain/text/fold-vietnamese.ts'

/** Words that clearly say the name may be shown, folded. */
const SHOWN = [
  '0',
  'false',
  'no',
  'n',
  'off',
  'khong',
  'ko',
  'khong an',
  'khong an danh',
  'cong khai',
  'hien',
  'hien ten',
  'show',
  'public',
]

/** Does what another system wrote ask to hide the sender's name? Whatever does not clearly say "show" does. */
export function hidesName(wish: string): boolean {
  return !SHOWN.includes(foldedWords(wish))
}
