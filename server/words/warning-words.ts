import type { ItemWarning } from '../contract/feedback/item-warnings.ts'
import type { Words } from '../contract/language.ts'

/** What is odd about a field of an item that was taken in. */
export const WARNING_WORDS: Readonly<Record<ItemWarning['what'], Words>> = {
  'left-out': {
    vi: 'không đọc được nên bỏ ra; phản ánh vẫn được nhận',
    en: 'could not be read and is left out; the item is taken in',
  },
  'no-value': {
    vi: 'chứa lỗi của bảng tính, coi như để trống',
    en: 'holds an error of the spreadsheet and counts as empty',
  },
  'kept-aside': {
    vi: 'không phải trường của kênh này; được giữ riêng cùng phản ánh',
    en: 'is no field of this channel; it is kept aside with the item',
  },
  encoding: {
    vi: 'có vẻ sai bảng mã (TCVN3, VNI hoặc UTF-8 đọc nhầm); được giữ như đã nhận',
    en: 'seems to be in a wrong encoding (TCVN3, VNI or UTF-8 read as another); kept as it came',
  },
}
