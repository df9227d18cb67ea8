import type { Guide } from '../guide.ts'

export const HEAD_GUIDE: Guide = {
  lead: {
    vi: 'Không để việc quá hạn, duyệt câu trả lời, và biết công dân nghĩ gì.',
    en: 'Let nothing run overdue, approve answers, and know what citizens think.',
  },
  sections: [
    {
      heading: { vi: 'Mỗi sáng, năm phút', en: 'Each morning, five minutes' },
      steps: [
        {
          vi: '“Việc hôm nay” có cả câu trả lời chờ quý vị duyệt; “Quá hạn” là điều cần hỏi cán bộ trước tiên.',
          en: '“For today” also holds answers that wait for you; “Overdue” is what to ask about first.',
        },
        {
          vi: '“Chờ tôi duyệt”: đọc, sửa nếu cần rồi “Duyệt”, hoặc “Trả lại cán bộ” kèm lý do. Bản của người soạn và bản đã sửa đều được giữ.',
          en: '“For me to approve”: read, edit if needed and “Approve”, or “Return to the officer” with the reason. Both texts are kept.',
        },
        {
          vi: '“Bảng việc hôm nay”: ai đang giữ bao nhiêu việc, việc nào sắp quá hạn; “Lời hẹn quá hạn” là ngày đã hẹn công dân mà chưa trả lời. Bấm vào số để mở danh sách.',
          en: '“Today’s board”: who holds how much, and what is at risk; “Promises broken” are days promised to citizens that passed without the answer. Each number opens its list.',
        },
        {
          vi: 'Chuông báo nhắc khi việc sắp đến hạn, quá hạn, hay bị đơn vị khác trả về.',
          en: 'The bell tells when something is nearly due, overdue, or came back from another unit.',
        },
      ],
      picture: {
        name: 'approve',
        shows: {
          vi: 'Danh sách câu trả lời chờ duyệt, mỗi dòng có thời hạn duyệt riêng.',
          en: 'The list of answers to approve, each with a clock of its own.',
        },
      },
      place: {
        path: '/app/?view=to-approve',
        words: { vi: 'Mở câu trả lời chờ duyệt', en: 'Open what waits for approval' },
      },
    },
    {
      heading: { vi: 'Trong tuần', en: 'In the week' },
      steps: [
        {
          vi: '“Mẫu trả lời”: viết sẵn câu trả lời cho việc hay gặp; cán bộ chèn rồi sửa cho đúng từng việc.',
          en: '“Answer templates”: texts for what comes often; officers take one and make it fit.',
        },
        {
          vi: '“Lời góp ý”: điều công dân viết kèm lượt đánh giá, theo tháng.',
          en: '“Comments”: what citizens wrote beside their ratings, by month.',
        },
        {
          vi: '“Máy đánh giá”: máy nào im lặng, còn lượt chưa gửi. Máy vẫn nhận đánh giá khi mất mạng; giữ nó có điện.',
          en: '“Kiosks”: which tablet is silent or holds unsent ratings. It works without the network; keep it powered.',
        },
        {
          vi: '“Chờ duyệt đăng”: đọc câu hỏi và câu trả lời trước khi đăng, tìm tên và số còn sót.',
          en: '“To be published”: read question and answer before they are published; look for names and numbers left over.',
        },
      ],
    },
    {
      heading: { vi: 'Cuối tháng', en: 'At the end of the month' },
      steps: [
        {
          vi: '“Báo cáo” của đơn vị: tỷ lệ hài lòng luôn đi với số lượt (n) và khoảng tin cậy 95 %. Hai khoảng chồng lên nhau nhiều thì chưa nói được là tăng hay giảm.',
          en: '“Reports” of the unit: the share satisfied always comes with n and a 95 % interval. Where intervals overlap much, nothing can be said of a change.',
        },
        {
          vi: 'Dưới mười lượt thì không hiện gì: để không ai đoán được một người đã chấm thế nào.',
          en: 'From fewer than ten ratings nothing is shown, so that nobody can tell how one person rated.',
        },
        {
          vi: '“Quý vị nói, chúng tôi làm”: ghi điều đã thay đổi nhờ phản ánh; người khác duyệt đăng.',
          en: '“You said, we did”: write what changed because of feedback; somebody else publishes it.',
        },
      ],
      place: { path: '/app/reports', words: { vi: 'Mở báo cáo', en: 'Open the reports' } },
    },
  ],
}
