import type { FeedbackMove } from '../../../server/contract/feedback-status.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FeedbackStepPath } from '../../api.ts'
import type { IconName } from '../../ui/icons.ts'

/** What a step may ask for; a remark is a reason that may be left out. */
export type StepAsk = 'unit' | 'into' | 'workingDays' | 'request' | 'reason' | 'remark'

/** A step that needs more than a press: what it asks for, and what it will do. */
interface FeedbackStep {
  /** A step on one contribution has its path by that one's id, and its button beside it. */
  readonly path: FeedbackStepPath | ((contributionId: string) => FeedbackStepPath)
  readonly icon: IconName
  readonly asks: readonly StepAsk[]
  readonly consequence: Words
  /** Ends the item without an answer. */
  readonly ends?: boolean
}

/** The steps of the item page that open a dialog, in the order shown. Claiming, noting and answering have their own places. */
export const FEEDBACK_STEPS: Readonly<Partial<Record<FeedbackMove, FeedbackStep>>> = {
  assign: {
    path: 'transfer',
    icon: 'arrow-right',
    asks: ['unit', 'reason'],
    consequence: {
      vi: 'Đơn vị được chọn thành đơn vị chủ trì. Hạn đã hẹn với công dân không đổi.',
      en: 'The unit becomes the lead. What was promised to the citizen stays.',
    },
  },
  transfer: {
    path: 'transfer',
    icon: 'transfer',
    asks: ['unit', 'reason'],
    consequence: {
      vi: 'Hạn đã hẹn với công dân không đổi khi chuyển. Công dân vẫn thấy phản ánh đang được xử lý.',
      en: 'What was promised to the citizen stays. To the citizen the item is still in progress.',
    },
  },
  pause: {
    path: 'pause',
    icon: 'pause',
    asks: ['reason'],
    consequence: {
      vi: 'Đồng hồ dừng cho đến khi bấm “Tiếp tục xử lý”. Ghi rõ cần công dân bổ sung gì.',
      en: 'The clock stands still until “Resume”. Say what the citizen has to add.',
    },
  },
  resume: {
    path: 'resume',
    icon: 'play',
    asks: ['remark'],
    consequence: {
      vi: 'Thời gian chờ được bù vào hạn theo quy tắc.',
      en: 'The waiting time is given back by the rule.',
    },
  },
  extend: {
    path: 'extend',
    icon: 'clock',
    asks: ['workingDays', 'reason'],
    consequence: {
      vi: 'Hạn chưa đổi cho đến khi phụ trách đơn vị hoặc điều phối viên duyệt. Hạn đã hẹn với công dân không đổi.',
      en: 'The deadline stays until the head of the unit or a coordinator grants it. What was promised to the citizen stays.',
    },
  },
  approve: {
    path: 'approve',
    icon: 'send',
    asks: [],
    consequence: {
      vi: 'Câu trả lời đã trình được gửi cho công dân, đúng như người soạn viết.',
      en: 'The proposed answer goes to the citizen just as its author wrote it.',
    },
  },
  'return-to-officer': {
    path: 'return',
    icon: 'undo',
    asks: ['reason'],
    consequence: {
      vi: 'Câu trả lời về lại người soạn để sửa. Thời hạn vẫn chạy.',
      en: 'The answer goes back to its author. The clock goes on.',
    },
  },
  'approve-extension': {
    path: 'extend/approve',
    icon: 'check',
    asks: ['remark'],
    consequence: {
      vi: 'Hạn xử lý được dời; cách tính được ghi lại. Hạn đã hẹn với công dân không đổi.',
      en: 'The deadline moves, and how it was counted is kept. What was promised to the citizen stays.',
    },
  },
  'reject-extension': {
    path: 'extend/reject',
    icon: 'close',
    asks: ['reason'],
    consequence: {
      vi: 'Hạn giữ nguyên. Người đề nghị sẽ đọc lý do này.',
      en: 'The deadline stays. Who asked will read this reason.',
    },
  },
  'ask-contribution': {
    path: 'contributions',
    icon: 'people',
    asks: ['unit', 'request'],
    consequence: {
      vi: 'Đơn vị được chọn có hạn phối hợp riêng. Đơn vị chủ trì, trạng thái và hạn của phản ánh không đổi.',
      en: 'The unit gets a due time of its own. Who leads the item, its status and its deadline stay.',
    },
  },
  'withdraw-contribution': {
    path: (contributionId) => `contributions/${contributionId}/withdraw`,
    icon: 'undo',
    asks: ['reason'],
    consequence: {
      vi: 'Đơn vị phối hợp không còn thấy phản ánh này. Nếu đã quá hạn phối hợp, việc trễ hạn vẫn được tính.',
      en: 'The unit no longer sees this item. If its contribution was overdue, that still counts.',
    },
  },
  close: {
    path: 'close',
    icon: 'check',
    asks: ['remark'],
    consequence: {
      vi: 'Phản ánh kết thúc sau khi đã trả lời. Có thể mở lại.',
      en: 'The answered item is closed. It can be reopened.',
    },
  },
  reopen: {
    path: 'reopen',
    icon: 'undo',
    asks: ['reason'],
    consequence: {
      vi: 'Bắt đầu một lượt xử lý mới với hạn mới; kết quả đúng hạn của lượt trước giữ nguyên.',
      en: 'A new cycle begins with its own deadline; the verdict of the first stays.',
    },
  },
  merge: {
    path: 'merge',
    icon: 'merge',
    asks: ['into', 'reason'],
    ends: true,
    consequence: {
      vi: 'Phản ánh này được gộp vào phản ánh kia; hạn sớm nhất được giữ.',
      en: 'This item joins the other one; the earliest deadline is kept.',
    },
  },
  redirect: {
    path: 'redirect',
    icon: 'arrow-right',
    asks: ['reason'],
    ends: true,
    consequence: {
      vi: 'Dùng khi việc thuộc cơ quan khác (khiếu nại, tố cáo…). Ghi rõ nơi công dân cần đến.',
      en: 'For what belongs to another body (complaints under law…). Say where the citizen should go.',
    },
  },
  refuse: {
    path: 'refuse',
    icon: 'stop',
    asks: ['reason'],
    ends: true,
    consequence: {
      vi: 'Công dân sẽ đọc lý do này.',
      en: 'The citizen will read this reason.',
    },
  },
  'mark-spam': {
    path: 'spam',
    icon: 'stop',
    asks: ['reason'],
    ends: true,
    consequence: {
      vi: 'Tin rác không tính vào báo cáo nhưng vẫn được lưu.',
      en: 'Spam does not count in reports, but it is kept.',
    },
  },
}
