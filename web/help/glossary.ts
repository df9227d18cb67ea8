import type { Words } from '../../server/contract/language.ts'

interface Term {
  readonly term: Words
  readonly meaning: Words
}

/** What the words of the screens mean, in the order of a day's work. */
export const GLOSSARY: readonly Term[] = [
  {
    term: { vi: 'phản ánh, kiến nghị', en: 'feedback' },
    meaning: {
      vi: 'Điều công dân báo, đề nghị hay hỏi (Nghị định 20/2008/NĐ-CP, Điều 3). Khiếu nại, tố cáo theo luật riêng.',
      en: 'What a citizen reports, proposes or asks (Decree 20/2008/NĐ-CP, art. 3). Complaints and denunciations follow laws of their own.',
    },
  },
  {
    term: { vi: 'đơn vị chủ trì', en: 'lead unit' },
    meaning: { vi: 'Đơn vị chịu trách nhiệm trả lời.', en: 'The unit that has to answer.' },
  },
  {
    term: { vi: 'phối hợp', en: 'contribution' },
    meaning: {
      vi: 'Phần một đơn vị khác được đề nghị góp, có hạn riêng; đơn vị chủ trì vẫn trả lời.',
      en: 'The part another unit is asked for, with a due time of its own; the lead still answers.',
    },
  },
  {
    term: { vi: 'giờ chốt', en: 'cut-off' },
    meaning: {
      vi: 'Nhận từ giờ này (15:00) thì tính từ ngày làm việc kế tiếp.',
      en: 'What is received from then on (15:00) counts from the next working day.',
    },
  },
  {
    term: { vi: 'ngày làm việc', en: 'working day' },
    meaning: {
      vi: 'Ngày có giờ làm việc trong lịch của đơn vị: đã tính lễ, Tết, nghỉ bù, làm bù, hoán đổi.',
      en: 'A day with hours in the unit’s calendar: holidays, Tết, substitute, make-up and swapped days are counted in.',
    },
  },
  {
    term: { vi: 'hạn đã hẹn', en: 'promise' },
    meaning: {
      vi: 'Thời điểm công dân được báo khi gửi. Chuyển đơn vị hay gia hạn nội bộ không dời nó.',
      en: 'The time the citizen was told at receipt. A transfer or an extension inside the office does not move it.',
    },
  },
  {
    term: { vi: 'chờ bổ sung', en: 'pause' },
    meaning: {
      vi: 'Đồng hồ dừng vì công dân được hỏi thêm; thời gian chờ được trả lại.',
      en: 'The clock stands still because the citizen was asked something; the waiting time is given back.',
    },
  },
  {
    term: { vi: 'lượt xử lý', en: 'cycle' },
    meaning: {
      vi: 'Từ lúc nhận (hoặc mở lại) đến câu trả lời; mỗi lượt có hạn và kết quả đúng hạn riêng.',
      en: 'From receipt (or reopening) to the answer; each has a deadline and an outcome of its own.',
    },
  },
  {
    term: { vi: 'lượt đánh giá', en: 'rating' },
    meaning: {
      vi: 'Một lần chạm trên máy, hay một phiếu bằng kênh khác; từ 1 (rất không hài lòng) đến 5 (rất hài lòng).',
      en: 'One tap on a tablet, or a form of another channel; from 1 (very dissatisfied) to 5 (very satisfied).',
    },
  },
  {
    term: { vi: 'tỷ lệ hài lòng', en: 'share satisfied' },
    meaning: {
      vi: 'Hài lòng và rất hài lòng, chia cho mọi lượt. Không phải chỉ số SIPAS.',
      en: 'Satisfied and very satisfied, divided by all ratings. Not the SIPAS index.',
    },
  },
  {
    term: { vi: 'n', en: 'n' },
    meaning: { vi: 'Số lượt mà con số dựa vào.', en: 'How many ratings a figure rests on.' },
  },
  {
    term: { vi: 'khoảng tin cậy 95%', en: '95% interval' },
    meaning: {
      vi: 'Khoảng mà tỷ lệ thật nằm trong với độ tin cậy 95%; ít lượt thì rộng.',
      en: 'The range that holds the true share with 95% confidence; wide where ratings are few.',
    },
  },
  {
    term: { vi: 'không hiện (dưới 10)', en: 'hidden (under 10)' },
    meaning: {
      vi: 'Con số từ ít hơn mười người không được hiện, cả khi có thể suy ra bằng phép trừ.',
      en: 'A figure of fewer than ten people is not shown, nor what it could be had from by subtraction.',
    },
  },
  {
    term: { vi: 'chốt số liệu; đính chính', en: 'close; correction' },
    meaning: {
      vi: 'Sau ngày chốt, điều đến muộn không làm đổi con số; nó thành bản đính chính có số.',
      en: 'After closing, what comes late moves no figure; it becomes a numbered correction.',
    },
  },
  {
    term: { vi: 'giữ riêng', en: 'restricted' },
    meaning: {
      vi: 'Có thể là khiếu nại, tố cáo: chỉ người được giao mới đọc.',
      en: 'May be a complaint or denunciation: only those named for it read it.',
    },
  },
]
