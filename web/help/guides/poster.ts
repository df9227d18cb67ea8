import type { Guide } from '../guide.ts'

/** For the wall beside the desk: printed from its page, it speaks to citizens. */
export const POSTER_GUIDE: Guide = {
  lead: {
    vi: 'Áp phích cho công dân: in và dán cạnh quầy. Áp phích có mã vuông của từng đơn vị nằm ở “Kênh khác”.',
    en: 'A poster for citizens: print it and put it up beside the desk. Posters with a unit’s own square are under “Other channels”.',
  },
  sections: [
    {
      heading: { vi: '1. Chạm một lần', en: '1. Tap once' },
      steps: [
        {
          vi: 'Trên máy ở quầy, chạm vào khuôn mặt đúng với quý vị. Không ai biết ai đã chấm.',
          en: 'On the tablet at the desk, tap the face that fits. Nobody knows who rated.',
        },
      ],
    },
    {
      heading: { vi: '2. Nói rõ hơn', en: '2. Say more' },
      steps: [
        {
          vi: 'Gửi phản ánh, kiến nghị trên điện thoại, gọi 1022, hoặc nói với cán bộ tại quầy. Không cần tài khoản.',
          en: 'Send feedback by phone, call 1022, or tell the staff at the desk. No account is needed.',
        },
      ],
    },
    {
      heading: { vi: '3. Được trả lời trong ngày', en: '3. Be answered the same day' },
      steps: [
        {
          vi: 'Gửi trước 15 giờ được trả lời trong ngày; gửi sau đó, trong ngày làm việc kế tiếp. Giữ mã tra cứu để theo dõi và trả lời lại.',
          en: 'Before 15:00 you are answered the same day; later, on the next working day. Keep the code to follow it and to reply.',
        },
      ],
    },
    {
      heading: { vi: '4. Xem mọi người nói gì', en: '4. See what everybody says' },
      steps: [
        {
          vi: 'Kết quả mỗi quý và các câu trả lời được đăng công khai, có chữ ký và không ai sửa được.',
          en: 'Each quarter’s results and the answers are published, signed, and can’t be changed.',
        },
      ],
    },
  ],
}
