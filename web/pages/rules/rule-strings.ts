import type { Words } from '../../../server/contract/language.ts'
import type { ShownRule, TriedRules } from '../../../server/contract/organisation/routing-rules.ts'

/** What the page of the routing rules says. */
export const RULE_STRINGS = {
  lead: {
    vi: 'Quy tắc được hỏi từ trên xuống; quy tắc đầu tiên khớp quyết định đơn vị. Không quy tắc nào khớp thì việc chờ điều phối.',
    en: 'Rules are asked from the top; the first that matches decides the unit. Where none matches, the item waits for triage.',
  },
  orderHint: {
    vi: 'Kéo một quy tắc, bấm Lên hay Xuống, hoặc giữ Alt và bấm mũi tên lên, xuống khi đang ở quy tắc đó.',
    en: 'Drag a rule, press Up or Down, or hold Alt and press the up or down arrow while you are on it.',
  },
  list: { vi: 'Các quy tắc theo thứ tự', en: 'Rules in their order' },
  up: { vi: 'Lên', en: 'Up' },
  down: { vi: 'Xuống', en: 'Down' },
  edit: { vi: 'Sửa', en: 'Edit' },
  retire: { vi: 'Ngừng dùng', en: 'Retire' },
  add: { vi: 'Thêm quy tắc', en: 'Add a rule' },
  all: { vi: 'Khớp mọi việc', en: 'Matches everything' },
  name: { vi: 'Tên quy tắc', en: 'Name of the rule' },
  unit: { vi: 'Giao cho', en: 'Goes to' },
  categories: { vi: 'Lĩnh vực', en: 'Categories' },
  words: { vi: 'Có một trong các từ', en: 'Holds one of the words' },
  wards: { vi: 'Mã phường, xã', en: 'Ward codes' },
  answers: { vi: 'Câu trả lời theo lĩnh vực', en: 'Answers to the category’s questions' },
  commas: { vi: 'Cách nhau bằng dấu phẩy.', en: 'Separated by commas.' },
  from: { vi: 'Từ ngày', en: 'From' },
  until: { vi: 'Không còn dùng từ ngày', en: 'No longer from' },
  rehearse: { vi: 'Chạy thử trước khi lưu', en: 'Dry run before saving' },
  rehearseOrder: { vi: 'Chạy thử thứ tự mới', en: 'Dry run of the new order' },
  orderChanged: { vi: 'Thứ tự mới chưa lưu.', en: 'The new order is not saved yet.' },
  rehearsal: { vi: 'Nếu đổi như vậy', en: 'With this change' },
  running: { vi: 'Đang chạy thử…', en: 'Running…' },
  nothingMoves: { vi: 'Không việc nào đi nơi khác.', en: 'Nothing would go elsewhere.' },
  partly: {
    vi: 'Quý này có nhiều việc hơn: chỉ xem những việc mới nhất.',
    en: 'The quarter has more: only the newest were looked at.',
  },
  passedOver: {
    vi: 'Không tính các quy tắc hỏi câu trả lời theo lĩnh vực:',
    en: 'Rules that ask for answers to questions are left out:',
  },
  triage: { vi: 'Chờ điều phối', en: 'Triage' },
  nobodyYet: { vi: 'chưa trả lời', en: 'not answered yet' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  items: { vi: 'Số việc', en: 'Items' },
  ended: { vi: 'Đơn vị trả lời sau cùng', en: 'Answered in the end by' },
  better: { vi: 'Đúng hơn', en: 'More right' },
  worse: { vi: 'Sai hơn', en: 'More wrong' },
  save: { vi: 'Lưu thay đổi', en: 'Save the change' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  tryTitle: { vi: 'Thử câu này', en: 'Try a sentence' },
  tryText: { vi: 'Lời phản ánh', en: 'What a citizen writes' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  ward: { vi: 'Mã phường, xã', en: 'Ward code' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  tryIt: { vi: 'Thử', en: 'Try' },
  noneCatches: {
    vi: 'Không quy tắc nào khớp: việc chờ điều phối.',
    en: 'No rule matches: it waits for triage.',
  },
  held: { vi: 'Được giữ riêng vì có từ', en: 'Held because of' },
  laterToo: { vi: 'Quy tắc sau cũng khớp', en: 'Later rules that match too' },
  catchesAll: { vi: 'khớp mọi việc', en: 'matches everything' },
  guess: { vi: 'đoán, vì viết không dấu', en: 'a guess: typed without marks' },
} as const satisfies Record<string, Words>

export const RULE_STATES = {
  holds: { vi: 'Đang dùng', en: 'In use' },
  coming: { vi: 'Chưa tới ngày', en: 'Not yet' },
  ended: { vi: 'Đã ngừng', en: 'Retired' },
} as const satisfies Record<ShownRule['state'], Words>

type Field = NonNullable<TriedRules['caught']>['because'][number]['field']

export const REASON_FIELDS = {
  category: { vi: 'lĩnh vực', en: 'category' },
  area: { vi: 'địa bàn', en: 'area' },
  words: { vi: 'từ', en: 'word' },
  answer: { vi: 'câu trả lời', en: 'answer' },
} as const satisfies Record<Field, Words>

/** The sentence above the table of a dry run. */
export function movedWords(quarter: string, items: number, moved: number): Words {
  return {
    vi: `Trong ${items} việc của quý ${quarter} mà quy tắc quyết định, ${moved} việc sẽ đi nơi khác.`,
    en: `Of ${items} items of ${quarter} that rules decided, ${moved} would go elsewhere.`,
  }
}

/** How right that would have been. */
export function rightWords(better: number, worse: number): Words {
  return {
    vi: `Theo nơi trả lời sau cùng: đúng hơn ${better}, sai hơn ${worse}.`,
    en: `By where they were answered in the end: more right ${better}, more wrong ${worse}.`,
  }
}
