import type { Words } from '../../../server/contract/language.ts'
import type { OfficeChoice } from '../../../server/contract/organisation/office-choices.ts'

/** What the page of the rules says of urgent words, of the office's choices, and of what channels said otherwise. */
export const URGENT_STRINGS = {
  title: { vi: 'Từ khẩn', en: 'Urgent words' },
  lead: {
    vi: 'Phản ánh có một trong các từ này lên đầu danh sách và báo ngay cho trưởng đơn vị. Tính trọn từ, đúng dấu; người xử lý bỏ dấu khẩn được, kèm lý do.',
    en: 'Items with one of these words come first and are told to the head at once. Whole words, with their marks; whoever handles the item may take the mark off, with a reason.',
  },
  words: { vi: 'Từ báo khẩn', en: 'Words that raise an item' },
  phrases: { vi: 'Cụm từ không tính', en: 'Phrases that do not count' },
  word: { vi: 'Từ hoặc cụm từ', en: 'Word or phrase' },
  addWord: { vi: 'Thêm từ khẩn', en: 'Add an urgent word' },
  addPhrase: { vi: 'Thêm cụm từ không tính', en: 'Add a phrase that does not count' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  removed: { vi: 'Đã bỏ khỏi danh sách.', en: 'Taken off the list.' },
  added: { vi: 'Đã thêm vào danh sách.', en: 'Added to the list.' },
  choices: { vi: 'Lựa chọn của cơ quan', en: 'The office’s choices' },
  chosen: { vi: 'Đã lưu lựa chọn.', en: 'The choice is saved.' },
  contradictions: { vi: 'Kênh nói khác quy tắc', en: 'Channels that disagree with the rules' },
  contradictionsLead: {
    vi: 'Phản ánh mà kênh (như 1022) đã nêu đơn vị, còn quy tắc hôm nay sẽ giao đơn vị khác. Cột cuối cho biết ai đã trả lời: kênh hay quy tắc cần sửa.',
    en: 'Items for which a channel (such as 1022) named a unit while the rules of today would choose another. The last columns tell who answered in the end: whether the channel or the rule is to be mended.',
  },
  none: { vi: 'Không có khác biệt nào.', en: 'Nothing disagrees.' },
  partly: { vi: 'Chỉ xem 5.000 phản ánh mới nhất.', en: 'Only the newest 5,000 items were looked at.' },
  channel: { vi: 'Kênh', en: 'Channel' },
  named: { vi: 'Kênh nêu', en: 'Named by the channel' },
  ruled: { vi: 'Quy tắc giao', en: 'By the rule' },
  items: { vi: 'Số phản ánh', en: 'Items' },
  endedAsNamed: { vi: 'Kênh đúng', en: 'Channel was right' },
  endedAsRuled: { vi: 'Quy tắc đúng', en: 'Rule was right' },
  examples: { vi: 'Xem', en: 'See' },
  unknownUnit: { vi: 'không phải đơn vị ở đây', en: 'no unit of this office' },
} as const satisfies Record<string, Words>

export const CHOICE_WORDS: Readonly<Record<OfficeChoice, Words>> = {
  'urgent-at-any-hour': {
    vi: 'Thư báo khẩn gửi ngay, cả ngoài giờ làm việc',
    en: 'Mails about urgent items leave at once, also out of hours',
  },
  'suggest-units': {
    vi: 'Gợi ý đơn vị khi điều phối, theo lĩnh vực và phản ánh tương tự đã trả lời',
    en: 'Suggest units in triage, by their fields and alike items that were answered',
  },
}

/** `12 trong 40 phản ánh của 90 ngày` */
export function contradictedWords(items: number, compared: number, days: number): Words {
  return {
    vi: `${items} trong ${compared} phản ánh có nêu đơn vị, ${days} ngày qua`,
    en: `${items} of ${compared} items that named a unit, in the last ${days} days`,
  }
}
