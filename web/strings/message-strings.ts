import type { Words } from '../../server/contract/language.ts'

/** What staff read beside the messages to citizens. */
export const MESSAGE_STRINGS = {
  title: { vi: 'Tin đã báo cho công dân', en: 'What the citizen was told' },
  none: { vi: 'Chưa báo gì cho công dân.', en: 'The citizen was told nothing yet.' },
  willGo: { vi: 'Công dân sẽ nhận', en: 'The citizen will get' },
  after: { vi: 'gửi sau giờ yên lặng, lúc', en: 'sent after the quiet hours, at' },
  links: { vi: 'Liên kết', en: 'Links' },
  willNot: { vi: 'Sẽ không gửi gì, vì', en: 'Nothing will be sent, because' },
  standsStill: {
    vi: 'Đồng hồ sẽ đứng mà công dân không được báo: nên gọi trực tiếp trước.',
    en: 'The clock would stand still without the citizen being told: reach them in person first.',
  },
  others: {
    vi: 'Số người cùng phản ánh cũng nhận tin này, mỗi người theo liên hệ của mình',
    en: 'People who joined and get this message too, each at their own contact',
  },
  nextTry: { vi: 'thử lại lúc', en: 'tried again at' },
} as const satisfies Record<string, Words>
