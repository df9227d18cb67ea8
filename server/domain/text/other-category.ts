import { fold } from './fold-vietnamese.ts'

/** What sources and people write where they mean that no category fits, without marks. */
const NO_CATEGORY = [
  '',
  'khac',
  'linh vuc khac',
  'noi dung khac',
  'van de khac',
  'chua phan loai',
  'khong ro',
  'other',
  'others',
]

/** Does this category say nothing: none, or one of the words for "other"? */
export function saysNoCategory(category: string | null): boolean {
  return NO_CATEGORY.includes(
    fold(category ?? '')
      .replace(/[\s.,:()-]+/g, ' ')
      .trim(),
  )
}
