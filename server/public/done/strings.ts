import type { Words } from '../../contract/language.ts'

export const DONE = {
  title: { vi: 'Quý vị nói, chúng tôi làm', en: 'You said, we did' },
  lead: {
    vi: 'Những việc đã thay đổi nhờ góp ý, phản ánh và đánh giá của quý vị.',
    en: 'What has changed because of your feedback and ratings.',
  },
  none: { vi: 'Chưa có bài nào được đăng.', en: 'Nothing has been published yet.' },
  said: { vi: 'Quý vị nói', en: 'You said' },
  done: { vi: 'Chúng tôi làm', en: 'We did' },
  all: { vi: 'Tất cả những việc đã làm', en: 'Everything that was done' },
  answers: { vi: 'Câu trả lời đã đăng:', en: 'Published answers:' },
  poster: { vi: 'Bản in khổ A4', en: 'Poster to print (A4)' },
  print: {
    vi: 'In trang này bằng lệnh In của trình duyệt, khổ A4.',
    en: 'Print this page with your browser, on A4.',
  },
  scan: { vi: 'Quét mã để đọc thêm và gửi góp ý', en: 'Scan to read more and to send feedback' },
} as const satisfies Record<string, Words>

export const DONE_SENTENCES = {
  from: (count: number): Words => ({
    vi: `từ ${count} phản ánh`,
    en: `from ${count} ${count === 1 ? 'item' : 'items'} of feedback`,
  }),
}
