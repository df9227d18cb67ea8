import type { FeedbackStep } from '../contract/feedback/feedback-steps.ts'
import type { Words } from '../contract/language.ts'

interface StepWords {
  /** On its button. */
  readonly name: Words
  /** What it will do, before it is done. */
  readonly consequence: Words
}

/** What people read of each step. */
export const STEP_WORDS: Readonly<Record<FeedbackStep, StepWords>> = {
  assign: {
    name: { vi: 'Giao đơn vị', en: 'Assign to a unit' },
    consequence: {
      vi: 'Đơn vị được chọn thành đơn vị chủ trì. Hạn đã hẹn với công dân không đổi.',
      en: 'The unit becomes the lead. What was promised to the citizen stays.',
    },
  },
  transfer: {
    name: { vi: 'Chuyển đơn vị khác', en: 'Transfer to another unit' },
    consequence: {
      vi: 'Hạn đã hẹn với công dân không đổi khi chuyển. Công dân vẫn thấy phản ánh đang được xử lý.',
      en: 'What was promised to the citizen stays. To the citizen the item is still in progress.',
    },
  },
  'take-back': {
    name: { vi: 'Lấy lại', en: 'Take back' },
    consequence: {
      vi: 'Phản ánh về lại đơn vị vừa chuyển đi, khi đơn vị kia chưa mở xem. Hạn của đơn vị và hạn đã hẹn không đổi.',
      en: 'The item returns to the unit that has just sent it away, which the other has not opened yet. No date moves.',
    },
  },
  categorise: {
    name: { vi: 'Đổi lĩnh vực', en: 'Change the category' },
    consequence: {
      vi: 'Câu trả lời cho lĩnh vực cũ bị xoá; có thể trả lời câu hỏi của lĩnh vực mới. Đơn vị và hạn đã hẹn không đổi.',
      en: 'Answers for the old category are erased; what the new one asks can be answered. Unit and promise stay.',
    },
  },
  claim: {
    name: { vi: 'Nhận xử lý', en: 'Take on' },
    consequence: {
      vi: 'Người nhận thành người xử lý phản ánh này.',
      en: 'Whoever takes it on handles the item.',
    },
  },
  'assign-person': {
    name: { vi: 'Giao người xử lý', en: 'Give to a person' },
    consequence: {
      vi: 'Người được chọn thành người xử lý. Đơn vị và hạn không đổi.',
      en: 'Whoever is chosen handles the item. Unit and deadline stay.',
    },
  },
  'put-back': {
    name: { vi: 'Trả về việc chung', en: 'Put back' },
    consequence: {
      vi: 'Phản ánh không còn người xử lý; ai trong đơn vị cũng nhận được. Hạn không đổi.',
      en: 'Nobody handles the item; anybody of the unit may take it on. The deadline stays.',
    },
  },
  release: {
    name: { vi: 'Chuyển vào xử lý thường', en: 'Release into the ordinary flow' },
    consequence: {
      vi: 'Từ đây điều phối viên và các đơn vị thấy phản ánh này như mọi phản ánh khác.',
      en: 'From now on coordinators and units see this item like any other.',
    },
  },
  'not-urgent': {
    name: { vi: 'Bỏ dấu khẩn', en: 'Not urgent' },
    consequence: {
      vi: 'Phản ánh về lại thứ tự thường trong danh sách. Hạn không đổi; lý do nằm trong lịch sử.',
      en: 'The item takes its ordinary place in the queue. No date moves; the reason stands in the history.',
    },
  },
  note: {
    name: { vi: 'Ghi chú nội bộ', en: 'Internal note' },
    consequence: {
      vi: 'Chỉ đồng nghiệp đọc được. Thời hạn vẫn chạy.',
      en: 'Only colleagues read it. The clock goes on.',
    },
  },
  object: {
    name: { vi: 'Không thuộc thẩm quyền', en: 'Not ours' },
    consequence: {
      vi: 'Chỉ một lần, trong giờ làm việc đầu tiên sau khi nhận. Nêu quy định hoặc tiền lệ. Điều phối viên phân xử; thời hạn vẫn chạy.',
      en: 'Only once, within the first working hour after receipt. Give the rule or precedent. A coordinator decides; the clock goes on.',
    },
  },
  'accept-objection': {
    name: { vi: 'Chấp nhận, chuyển đơn vị', en: 'Accept and transfer' },
    consequence: {
      vi: 'Phản ánh chuyển sang đơn vị được chọn. Hạn đã hẹn với công dân không đổi.',
      en: 'The item moves to the unit that is chosen. What was promised to the citizen stays.',
    },
  },
  'reject-objection': {
    name: { vi: 'Không chấp nhận phản đối', en: 'Reject the objection' },
    consequence: {
      vi: 'Phản ánh ở lại đơn vị; đơn vị đọc lý do này và không phản đối lần nữa.',
      en: 'The item stays; the unit reads this reason and does not object again.',
    },
  },
  remind: {
    name: { vi: 'Nhắc', en: 'Remind' },
    consequence: {
      vi: 'Người xử lý, hoặc đơn vị khi chưa ai nhận, được nhắc ngay. Mỗi phản ánh mỗi ngày một lần.',
      en: 'Whoever handles the item, or the unit where nobody does, is told at once. Once a day for each item.',
    },
  },
  pause: {
    name: { vi: 'Chờ công dân bổ sung', en: 'Wait for the citizen' },
    consequence: {
      vi: 'Đồng hồ dừng cho đến khi bấm “Tiếp tục xử lý”. Công dân đọc được điều ghi ở đây trên trang tra cứu: ghi rõ cần bổ sung gì.',
      en: 'The clock stands still until “Resume”. The citizen reads what you write on the tracking page: say what they have to add.',
    },
  },
  resume: {
    name: { vi: 'Tiếp tục xử lý', en: 'Resume' },
    consequence: {
      vi: 'Thời gian chờ được bù vào hạn theo quy tắc.',
      en: 'The waiting time is given back by the rule.',
    },
  },
  answer: {
    name: { vi: 'Trả lời', en: 'Answer' },
    consequence: {
      vi: 'Câu trả lời được gửi cho công dân; kết quả đúng hạn của lượt này được giữ lại.',
      en: 'The citizen is answered; the verdict of this cycle is kept.',
    },
  },
  'undo-answer': {
    name: { vi: 'Hoàn tác', en: 'Undo' },
    consequence: {
      vi: 'Câu trả lời được rút lại trước khi ai đọc. Thời hạn lại chạy như chưa trả lời.',
      en: 'The answer is taken back before anybody reads it. The clock runs as if it had not been given.',
    },
  },
  'amend-answer': {
    name: { vi: 'Sửa câu trả lời', en: 'Amend the answer' },
    consequence: {
      vi: 'Công dân được báo và thấy bản mới kèm giờ sửa; bản cũ vẫn xem được. Bài đã đăng được gỡ. Giờ trả lời và đánh giá của công dân không đổi.',
      en: 'The citizen is told and reads the new text with the time of the change; the old one stays readable. What is published comes down. When it was answered and what the citizen said of it stay.',
    },
  },
  'submit-for-approval': {
    name: { vi: 'Trình duyệt', en: 'Submit for approval' },
    consequence: {
      vi: 'Người thứ hai đọc câu trả lời trước khi gửi. Thời hạn vẫn chạy.',
      en: 'A second person reads the answer first. The clock goes on.',
    },
  },
  approve: {
    name: { vi: 'Duyệt', en: 'Approve' },
    consequence: {
      vi: 'Câu trả lời được gửi cho công dân. Nếu quý vị sửa, cả hai bản đều được giữ trong lịch sử.',
      en: 'The answer goes to the citizen. If you edit it, both versions stay in the history.',
    },
  },
  'return-to-officer': {
    name: { vi: 'Trả lại cán bộ', en: 'Return to the officer' },
    consequence: {
      vi: 'Câu trả lời về lại người soạn để sửa. Thời hạn vẫn chạy.',
      en: 'The answer goes back to its author. The clock goes on.',
    },
  },
  'reply-interim': {
    name: { vi: 'Hồi âm bước đầu', en: 'First reply' },
    consequence: {
      vi: 'Công dân đọc được lời này và ngày hẹn trả lời. Phản ánh vẫn mở, thời hạn vẫn chạy và không dời; lời hẹn không giữ được tính.',
      en: 'The citizen reads this and the promised day. The item stays open, its deadline runs on and does not move; a broken promise is counted.',
    },
  },
  extend: {
    name: { vi: 'Đề nghị gia hạn', en: 'Ask for more time' },
    consequence: {
      vi: 'Hạn chưa đổi cho đến khi phụ trách đơn vị hoặc điều phối viên duyệt. Hạn đã hẹn với công dân không đổi.',
      en: 'The deadline stays until the head of the unit or a coordinator grants it. What was promised to the citizen stays.',
    },
  },
  'approve-extension': {
    name: { vi: 'Duyệt gia hạn', en: 'Grant the extension' },
    consequence: {
      vi: 'Hạn xử lý được dời; cách tính được ghi lại. Hạn đã hẹn với công dân không đổi.',
      en: 'The deadline moves, and how it was counted is kept. What was promised to the citizen stays.',
    },
  },
  'reject-extension': {
    name: { vi: 'Không duyệt gia hạn', en: 'Refuse the extension' },
    consequence: {
      vi: 'Hạn giữ nguyên. Người đề nghị sẽ đọc lý do này.',
      en: 'The deadline stays. Who asked will read this reason.',
    },
  },
  'ask-contribution': {
    name: { vi: 'Đề nghị phối hợp', en: 'Ask for a contribution' },
    consequence: {
      vi: 'Đơn vị được chọn có hạn phối hợp riêng. Đơn vị chủ trì, trạng thái và hạn của phản ánh không đổi.',
      en: 'The unit gets a due time of its own. Who leads the item, its status and its deadline stay.',
    },
  },
  'give-contribution': {
    name: { vi: 'Gửi ý kiến phối hợp', en: 'Give the contribution' },
    consequence: {
      vi: 'Ý kiến phối hợp được gửi một lần, cho đơn vị chủ trì.',
      en: 'The contribution is given once, to the lead unit.',
    },
  },
  'withdraw-contribution': {
    name: { vi: 'Rút đề nghị phối hợp', en: 'Withdraw the request' },
    consequence: {
      vi: 'Đơn vị phối hợp không còn thấy phản ánh này. Nếu đã quá hạn phối hợp, việc trễ hạn vẫn được tính.',
      en: 'The unit no longer sees this item. If its contribution was overdue, that still counts.',
    },
  },
  'ask-outside': {
    name: { vi: 'Hỏi cơ quan bên ngoài', en: 'Ask an outside body' },
    consequence: {
      vi: 'Cơ quan nhận thư có liên kết riêng, không thấy người gửi. Hạn không đổi.',
      en: 'The body gets a mail with its own link and sees no sender. The deadline stays.',
    },
  },
  'withdraw-outside': {
    name: { vi: 'Rút câu hỏi', en: 'Withdraw the request' },
    consequence: { vi: 'Liên kết hết hiệu lực ngay.', en: 'The link ends at once.' },
  },
  close: {
    name: { vi: 'Kết thúc', en: 'Close' },
    consequence: {
      vi: 'Phản ánh kết thúc sau khi đã trả lời. Có thể mở lại.',
      en: 'The answered item is closed. It can be reopened.',
    },
  },
  reopen: {
    name: { vi: 'Mở lại', en: 'Reopen' },
    consequence: {
      vi: 'Bắt đầu một lượt xử lý mới với hạn mới; kết quả đúng hạn của lượt trước giữ nguyên.',
      en: 'A new cycle begins with its own deadline; the verdict of the first stays.',
    },
  },
  'allow-publication': {
    name: { vi: 'Ghi nhận đồng ý đăng', en: 'Note the consent to publish' },
    consequence: {
      vi: 'Chỉ ghi khi công dân đã nói rõ là đồng ý. Ghi rõ họ nói lúc nào, bằng cách nào.',
      en: 'Only where the citizen clearly agreed. Say when and how they did.',
    },
  },
  'propose-publication': {
    name: { vi: 'Trình đăng công khai', en: 'Propose publication' },
    consequence: {
      vi: 'Người thứ hai đọc bản đã che trước khi đăng.',
      en: 'A second person reads the masked text before it is published.',
    },
  },
  'approve-publication': {
    name: { vi: 'Duyệt đăng', en: 'Publish' },
    consequence: {
      vi: 'Ai cũng đọc được câu hỏi và câu trả lời, đúng như bản đã che.',
      en: 'Everybody can read question and answer, just as they are masked.',
    },
  },
  'return-publication': {
    name: { vi: 'Trả lại bản đăng', en: 'Return the publication' },
    consequence: {
      vi: 'Bản đăng về lại người trình để che thêm hoặc sửa.',
      en: 'It goes back to whoever proposed it, to be masked further.',
    },
  },
  'restore-publication': {
    name: { vi: 'Hiện lại', en: 'Show again' },
    consequence: {
      vi: 'Đã xem báo cáo và không thấy dữ liệu cá nhân nào: bài đăng hiện lại như trước.',
      en: 'The report was looked at and nothing personal was found: the entry is shown as before.',
    },
  },
  'withdraw-publication': {
    name: { vi: 'Gỡ bài đăng', en: 'Take down' },
    consequence: {
      vi: 'Không ai bên ngoài còn đọc được. Dấu vết vẫn được giữ; có thể trình đăng lại.',
      en: 'Nobody outside can read it any more. The trace stays; it can be proposed again.',
    },
  },
  'forbid-publication': {
    name: { vi: 'Công dân rút đồng ý đăng', en: 'Consent taken back' },
    consequence: {
      vi: 'Bài đăng, nếu có, được gỡ ngay và không đăng lại được nếu công dân không đồng ý lần nữa.',
      en: 'The entry, if any, is taken down at once, and is published again only if the citizen agrees again.',
    },
  },
  merge: {
    name: { vi: 'Gộp phản ánh trùng', en: 'Merge a duplicate' },
    consequence: {
      vi: 'Phản ánh này thành một phần của phản ánh kia: lời và ảnh của cả hai được giữ, lần tiếp nhận và hạn sớm nhất được giữ, người gửi nào cũng được báo câu trả lời theo liên hệ của mình, hoặc đọc ở trang tra cứu. Có thể tách ra.',
      en: 'This item becomes part of the other one: words and photos of both stay, the earliest receipt and deadline stay, every sender is told the answer by their own contact, or reads it on their own page. They can be parted again.',
    },
  },
  unmerge: {
    name: { vi: 'Tách ra', en: 'Part again' },
    consequence: {
      vi: 'Phản ánh này về lại đơn vị, trạng thái và hạn của nó như trước khi gộp; thời gian vẫn đã trôi qua. Phản ánh kia lấy lại hạn của chính nó.',
      en: 'This item goes back to its unit, its status and its deadline from before; the time has run. The other item gets its own deadline back.',
    },
  },
  redirect: {
    name: { vi: 'Hướng dẫn đến nơi có thẩm quyền', en: 'Redirect to the competent body' },
    consequence: {
      vi: 'Dùng khi việc thuộc cơ quan khác (khiếu nại, tố cáo…). Ghi rõ nơi công dân cần đến.',
      en: 'For what belongs to another body (complaints under law…). Say where the citizen should go.',
    },
  },
  refuse: {
    name: { vi: 'Không tiếp nhận', en: 'Refuse' },
    consequence: {
      vi: 'Công dân sẽ đọc lý do này.',
      en: 'The citizen will read this reason.',
    },
  },
  'mark-spam': {
    name: { vi: 'Đánh dấu tin rác', en: 'Mark as spam' },
    consequence: {
      vi: 'Tin rác không tính vào báo cáo nhưng vẫn được lưu.',
      en: 'Spam does not count in reports, but it is kept.',
    },
  },
}
