import type { Words } from '../contract/language.ts'
import type { Wanted } from '../contract/wanted.ts'

const WANTED_WORDS: Readonly<Record<Wanted, Words>> = {
  code: {
    vi: 'cần 1 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch; bắt đầu bằng chữ hoặc số',
    en: 'needs 1 to 40 letters without marks, digits, dots or dashes; it begins with a letter or digit',
  },
  username: {
    vi: 'cần 2 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch; bắt đầu bằng chữ hoặc số',
    en: 'needs 2 to 40 small letters without marks, digits, dots or dashes; it begins with a letter or digit',
  },
  storable: {
    vi: 'có ký tự không lưu được (U+0000 hoặc nửa ký tự); xin bỏ đi',
    en: 'has a character that cannot be kept (U+0000 or half a character); leave it out',
  },
  base32: {
    vi: 'cần 8 ký tự gồm chữ số và chữ cái, không có I, L, O, U',
    en: 'needs 8 digits and letters without I, L, O, U',
  },
  month: { vi: 'cần một tháng, ví dụ 2026-08', en: 'needs a month such as 2026-08' },
  page: { vi: 'cần giá trị `after` của trang trước', en: 'needs the `after` of the page before' },
  'time-of-day': { vi: 'cần giờ và phút, ví dụ 07:30', en: 'needs hours and minutes such as 07:30' },
  'cut-off': { vi: 'cần giờ từ 00:00 đến 24:00', en: 'needs a time from 00:00 to 24:00' },
  'ward-code': {
    vi: 'cần mã đơn vị hành chính cấp xã gồm 5 chữ số',
    en: 'needs a commune’s code of 5 digits',
  },
  zone: {
    vi: 'cần tên múi giờ, ví dụ Asia/Ho_Chi_Minh',
    en: 'needs the name of a time zone such as Asia/Ho_Chi_Minh',
  },
  'time-format': {
    vi: 'cần khuôn thời gian, ví dụ DD/MM/YYYY HH:mm',
    en: 'needs a notation of time such as DD/MM/YYYY HH:mm',
  },
  'first-day': { vi: 'cần ngày từ 2000-01-01', en: 'needs a day not before 2000-01-01' },
  'countable-time': {
    vi: 'cần thời điểm từ năm 1900 đến hết năm 2199',
    en: 'needs a time from 1900 to 2199',
  },
  'after-from': { vi: 'không được trước `from`', en: 'must not be before `from`' },
  'not-twice': {
    vi: 'có giá trị lặp lại; mỗi giá trị một lần',
    en: 'has a value twice; each may stand once',
  },
  'code-not-twice': {
    vi: 'có `code` lặp lại; mỗi mã một lần',
    en: 'has a `code` twice; each may stand once',
  },
  'key-not-twice': { vi: 'có `key` lặp lại; mỗi khoá một lần', en: 'has a `key` twice; each may stand once' },
  'not-level-or-reason': {
    vi: 'khoá `level` và `reason` đã dành cho mức độ hài lòng và lý do',
    en: 'the keys `level` and `reason` stand for the level and the reasons already',
  },
  'few-dates': { vi: 'nhiều nhất 4.000 ngày', en: 'at most 4,000 dates' },
  'a-count-a-level': {
    vi: 'cần một số cho mỗi mức: 3 hoặc 5 số, từ mức thấp nhất',
    en: 'needs one count a level: 3 or 5 of them, the worst level first',
  },
  'some-ballots': {
    vi: 'cần ít nhất một phiếu, nhiều nhất 2.000 phiếu một lần',
    en: 'needs at least one ballot, at most 2,000 at once',
  },
  'event-kinds': {
    vi: 'cần các loại sự kiện, cách nhau bằng dấu phẩy',
    en: 'needs kinds of events with commas between',
  },
  'no-link': {
    vi: 'không được có địa chỉ web, e-mail hoặc dấu < >',
    en: 'must hold no web address, e-mail address or < >',
  },
}

/** The words of a schema's own check, by the name that zod carries as its message. */
export function wantedWords(message: string): Words | undefined {
  return Object.hasOwn(WANTED_WORDS, message) ? WANTED_WORDS[message as Wanted] : undefined
}
