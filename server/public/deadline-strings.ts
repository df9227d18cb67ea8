import type { Words } from '../contract/language.ts'

export const DEADLINE = {
  title: { vi: 'Tính thời hạn trả lời', en: 'Deadline calculator' },
  lead: {
    vi: 'Nếu phản ánh đến vào lúc này thì khi nào phải trả lời, và vì sao. Kết quả do cùng một bộ máy tính với hạn của từng phản ánh.',
    en: 'If feedback came in at this moment, when would an answer be due, and why? Worked out as for every real item.',
  },
  date: { vi: 'Ngày tiếp nhận', en: 'Day of receipt' },
  time: { vi: 'Giờ tiếp nhận', en: 'Time of receipt' },
  dateHint: { vi: 'ngày/tháng/năm, ví dụ 22/08/2026', en: 'day/month/year, for example 22/08/2026' },
  timeHint: { vi: 'ví dụ 15:30', en: 'for example 15:30' },
  policy: { vi: 'Quy tắc thời hạn', en: 'Deadline rule' },
  submit: { vi: 'Tính hạn', en: 'Work it out' },
  due: { vi: 'Hạn trả lời:', en: 'An answer is due at' },
  why: { vi: 'Vì sao', en: 'Why' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  zone: { vi: 'Giờ theo múi giờ', en: 'Times are those of' },
  badDate: {
    vi: 'Ngày cần có trong lịch, từ năm 2000 đến 2099, ví dụ 22/08/2026.',
    en: 'A day of the calendar from 2000 to 2099 is needed, for example 22/08/2026.',
  },
  badTime: { vi: 'Giờ cần từ 00:00 đến 23:59.', en: 'A time from 00:00 to 23:59 is needed.' },
  badPolicy: { vi: 'Xin chọn một quy tắc trong danh sách.', en: 'Please choose a rule of the list.' },
  noPolicy: {
    vi: 'Cơ quan chưa đặt quy tắc thời hạn nào.',
    en: 'The office has not set any deadline rule yet.',
  },
  noWorkingTime: {
    vi: 'Lịch làm việc không có giờ làm việc nào sau thời điểm này.',
    en: 'The working calendar has no working time after this moment.',
  },
  computed: {
    vi: 'Ngày nghỉ lễ năm này tính theo luật và âm lịch, chưa có thông báo chính thức nên có thể thay đổi.',
    en: 'This year’s holidays follow from the law and the lunar calendar; they are not announced yet and may change.',
  },
  unknownYear: {
    vi: 'Lịch chưa có ngày nghỉ lễ của năm này: hạn thật có thể muộn hơn.',
    en: 'The calendar does not have this year’s holidays yet: the real deadline may be later.',
  },
} as const satisfies Record<string, Words>
