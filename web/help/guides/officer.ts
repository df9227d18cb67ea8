import type { Guide } from '../guide.ts'

export const OFFICER_GUIDE: Guide = {
  lead: {
    vi: 'Nhận phản ánh, trả lời trong ngày, và biết phải làm gì khi việc chưa rõ hoặc không phải của mình.',
    en: 'Take an item on, answer it the same day, and know what to do when it is unclear or not yours.',
  },
  sections: [
    {
      heading: { vi: 'Bắt đầu buổi sáng', en: 'Beginning the morning' },
      steps: [
        {
          vi: 'Đăng nhập: danh sách “Việc hôm nay” mở ra. Đó là việc đến hạn hôm nay, đã quá hạn, hoặc chờ quý vị quyết định; dòng trên cùng gấp nhất.',
          en: 'Sign in: the list “For today” opens. It holds what is due today, what is overdue and what waits for your decision; the top row is the most urgent.',
        },
        {
          vi: 'Nhận trước 15:00 thì trả lời trong ngày; nhận từ 15:00 trở đi thì trong ngày làm việc kế tiếp. Bấm “Cách tính hạn” trên phản ánh để xem từng bước tính.',
          en: 'Received before 15:00: answered the same day; from 15:00 on: the next working day. “How the deadline was counted” on the item shows each step.',
        },
        {
          vi: 'Phím J và K xuống và lên một dòng, Enter mở phản ánh. Dấu hỏi (?) liệt kê mọi phím tắt; ở đó cũng tắt được phím tắt.',
          en: 'The keys J and K go down and up a row, Enter opens the item. The question mark (?) lists all keys; they can be switched off there too.',
        },
      ],
      picture: {
        name: 'queue',
        shows: {
          vi: 'Danh sách việc hôm nay: mỗi dòng có nội dung, hạn trả lời, trạng thái và người xử lý.',
          en: 'The list for today: each row has the words, the due time, the status and who handles it.',
        },
      },
      place: { path: '/app/', words: { vi: 'Mở việc hôm nay', en: 'Open the list for today' } },
    },
    {
      heading: { vi: 'Trả lời một phản ánh', en: 'Answering an item' },
      steps: [
        {
          vi: '“Nhận xử lý” để đồng nghiệp biết quý vị đang làm.',
          en: '“Take on”, so that colleagues know you are on it.',
        },
        {
          vi: 'Viết ở “Trả lời công dân”: đã làm gì, khi nào, còn gì thì bao giờ xong. Khung “Công dân sẽ đọc” cho thấy đúng những gì sẽ gửi đi.',
          en: 'Write under “Answer the citizen”: what was done, when, and what remains until when. “The citizen will read” shows exactly what goes out.',
        },
        {
          vi: '“Gửi trả lời”. Nếu cần người thứ hai duyệt, nút là “Trình duyệt”; hạn với công dân vẫn chạy cho đến khi duyệt.',
          en: '“Send the answer”. Where a second person has to approve, the button says “Submit for approval”; the citizen’s clock runs on until then.',
        },
        {
          vi: '“Thêm ảnh hoặc PDF”: ảnh trước và sau khi xử lý đi cùng câu trả lời. Nội dung đang viết được giữ lại, mở trên máy khác vẫn còn.',
          en: '“Add photos or PDF”: pictures from before and after go with the answer. What you have begun to write is kept, also for your other devices.',
        },
        {
          vi: 'Điều chỉ đồng nghiệp cần biết thì viết vào “Ghi chú nội bộ”.',
          en: 'What only colleagues need to know goes into an “Internal note”.',
        },
      ],
      picture: {
        name: 'item',
        shows: {
          vi: 'Một phản ánh: lời công dân, hạn, các bước có thể làm và khung viết trả lời.',
          en: 'An item: the citizen’s words, the deadline, the steps that can be taken and the field for the answer.',
        },
      },
    },
    {
      heading: { vi: 'Khi chưa trả lời được', en: 'When it can’t be answered yet' },
      steps: [
        {
          vi: 'Thiếu thông tin: “Chờ công dân bổ sung” và ghi rõ cần gì. Đồng hồ dừng; công dân trả lời thì chạy lại. Nếu công dân không để lại liên hệ, màn hình nói trước.',
          en: 'Something is missing: “Wait for the citizen”, and say what. The clock stands still until they reply. If they left no contact, the screen says so first.',
        },
        {
          vi: 'Không phải việc của đơn vị: “Chuyển đơn vị khác” kèm lý do. Hạn đã hẹn với công dân không đổi, nên chuyển ngay; chuyển nhầm thì “Lấy lại” được khi nơi nhận chưa mở.',
          en: 'Not your unit’s: “Transfer to another unit” with the reason. What was promised to the citizen stays, so do it at once; a mistake can be undone with “Take back” until they have opened it.',
        },
        {
          vi: 'Cần một phần từ đơn vị khác: “Đề nghị phối hợp”. Đơn vị ấy có hạn riêng, quý vị vẫn chủ trì.',
          en: 'You need a part from another unit: “Ask for a contribution”. It has a due time of its own; you stay the lead.',
        },
        {
          vi: 'Chưa xong trong ngày: “Hồi âm bước đầu” và hẹn ngày trả lời. Hạn không đổi; hết ngày hẹn mà chưa trả lời thì bị tính là lỡ hẹn.',
          en: 'Not done today: “First reply” with the day of the answer. The deadline stays; a day that passes without the answer counts as broken.',
        },
        {
          vi: 'Cần thêm thời gian: “Đề nghị gia hạn” trước khi quá hạn, kèm lý do.',
          en: 'You need more time: “Ask for more time” before the deadline, with the reason.',
        },
      ],
    },
    {
      heading: { vi: 'Hai phản ánh về cùng một việc', en: 'Two items about the same matter' },
      steps: [
        {
          vi: 'Trên phản ánh, phần các phản ánh giống nhau đặt hai bản cạnh nhau. Gộp thì mọi người gửi đều nhận câu trả lời; tách ra thì mỗi bản có lại hạn của mình.',
          en: 'On the item, those that are alike stand side by side. Merged, all senders get the answer; parted, each has its own deadline again.',
        },
      ],
    },
  ],
}
