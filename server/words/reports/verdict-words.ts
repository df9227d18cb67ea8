import type { Words } from '../../contract/language.ts'

/** What senders said of the answers, as pages, paper and files call it. */
export const VERDICTS = {
  title: { vi: 'Người gửi đánh giá câu trả lời', en: 'Senders on their answers' },
  lead: {
    vi: 'Người gửi nói họ có hài lòng với câu trả lời không, theo ngày đánh giá và đơn vị đã trả lời. Đứng cạnh tỷ lệ đúng hạn và hài lòng tại quầy, không cộng vào; dưới 10 lượt cũng không nêu, kể cả khi có thể tính ngược ra.',
    en: 'Whether senders were satisfied with their answer, by the day they said so and the unit that answered. It stands beside timeliness and the ratings at the desk and is added to neither; fewer than 10 are not shown here either, nor what would give them away.',
  },
  none: { vi: 'Chưa có lượt nào được nêu trong quý này.', en: 'None can be told of this quarter.' },
} as const satisfies Record<string, Words>
