import type { Words } from '../contract/language.ts'
import type { MisuseFlag } from '../contract/misuse-rules.ts'

/** What a rule of suspected misuse is called, and the rule as it is published; its numbers stand in the contract. */
export const MISUSE_WORDS: Readonly<Record<MisuseFlag, { readonly name: Words; readonly rule: Words }>> = {
  'suspect-burst': {
    name: { vi: 'Chạm liên tiếp bất thường', en: 'Burst' },
    rule: {
      vi: 'Từ 3 lượt trong 20 giây hoặc từ 6 lượt trong 60 giây trên cùng một máy: tất cả các lượt đó không tính vào kết quả.',
      en: '3 or more ratings within 20 seconds, or 6 or more within 60, on one device: all of them are left out of the result.',
    },
  },
  'after-hours': {
    name: { vi: 'Ngoài giờ làm việc', en: 'After hours' },
    rule: {
      vi: 'Trước giờ mở cửa hoặc sau giờ đóng cửa của quầy quá 30 phút: vẫn tính, nêu số lượng kèm theo kết quả.',
      en: 'More than 30 minutes before the desk opens or after it closes: counted, and told beside the result.',
    },
  },
  'one-level-for-long': {
    name: { vi: 'Một mức lặp lại lâu', en: 'One level for long' },
    rule: {
      vi: 'Từ 20 lượt liền nhau cùng một mức, dù là mức nào, trong 60 phút trên cùng một máy: vẫn tính, nêu số lượng kèm theo kết quả.',
      en: '20 or more ratings in a row with the same level, whichever it is, within 60 minutes on one device: counted, and told beside the result.',
    },
  },
  'clock-suspect': {
    name: { vi: 'Đồng hồ máy sai', en: 'Wrong clock' },
    rule: {
      vi: 'Đồng hồ của máy lệch quá 2 phút: vẫn tính, vào ngày đã hiệu chỉnh; nếu ngày đó không thể đúng thì vào ngày máy chủ nhận.',
      en: 'The device clock was more than 2 minutes wrong: counted on the corrected day, or on the day of receipt where the corrected day cannot be true.',
    },
  },
  'many-from-one-address': {
    name: { vi: 'Nhiều lượt từ một kết nối mạng', en: 'Many from one connection' },
    rule: {
      vi: 'Từ 40 lượt qua áp phích của một đơn vị, từ cùng một kết nối mạng trong một ngày: tất cả các lượt đó không tính vào kết quả. Địa chỉ mạng không được lưu, chỉ giữ trong ngày một mã không đọc ngược được.',
      en: '40 or more ratings by the poster of one unit from one network connection on one day: all of them are left out of the result. The address is not kept, only a code of it for the day that cannot be read back.',
    },
  },
}
