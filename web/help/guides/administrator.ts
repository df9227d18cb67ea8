import type { Guide } from '../guide.ts'

export const ADMINISTRATOR_GUIDE: Guide = {
  lead: {
    vi: 'Người, đơn vị, máy, lịch: làm gì khi nào để không phải gọi ai.',
    en: 'People, units, tablets, calendar: what to do when, without having to call anybody.',
  },
  sections: [
    {
      heading: { vi: 'Người', en: 'People' },
      steps: [
        {
          vi: '“Tài khoản”: “Thêm người” gửi một đường dẫn dùng một lần để tự đặt mật khẩu. Quyền có ngày bắt đầu và ngày hết.',
          en: '“People”: “Add a person” sends a link that works once to choose a password. Roles have a first and a last day.',
        },
        {
          vi: 'Quyền trên toàn đơn vị, hay quyền cho chính mình, chờ quản trị viên thứ hai xác nhận. Nên có ít nhất hai quản trị viên.',
          en: 'A role over everything, or for oneself, waits for a second administrator. Have at least two.',
        },
        {
          vi: 'Người nghỉ việc: đóng tài khoản, mọi phiên kết thúc ngay; việc người ấy đang xử lý, đồng nghiệp nhận tiếp.',
          en: 'Somebody leaves: close the account, every session ends at once; colleagues take on what they handled.',
        },
      ],
      picture: {
        name: 'people',
        shows: {
          vi: 'Danh sách tài khoản và quyền của từng người.',
          en: 'The list of people and what each may do.',
        },
      },
      place: { path: '/app/people', words: { vi: 'Mở tài khoản', en: 'Open people' } },
    },
    {
      heading: { vi: 'Tổ chức', en: 'The office' },
      steps: [
        {
          vi: 'Đơn vị đổi tên, sáp nhập, chia tách, kết thúc: chọn đơn vị ở “Tổ chức”, “Thay đổi đơn vị này”, xem điều sẽ xảy ra rồi “Xác nhận và thực hiện”. Số liệu các kỳ đã qua giữ nguyên.',
          en: 'A unit is renamed, merged, split or ends: choose it under “Office”, “Change this unit”, read what will happen, then “Confirm and do it”. What is past keeps its figures.',
        },
        {
          vi: 'Nhiều đơn vị hay nhiều người một lúc: “Tải sổ Excel”, sửa, chọn lại tệp, “So sánh”. Dòng sai được nêu đúng ô; đúng rồi mới “Áp dụng tất cả”.',
          en: 'Many units or people at once: “Download as Excel”, change it, choose the file, “Compare”. What is wrong is named by its cell; “Apply all of it” comes last.',
        },
        {
          vi: 'Quầy, lĩnh vực, thủ tục với thời hạn theo quy định và cam kết, biểu trưng và màu đều ở đó.',
          en: 'Desks, categories, procedures with statutory and committed time, logo and colours are there too.',
        },
      ],
      picture: {
        name: 'organisation',
        shows: {
          vi: 'Trang tổ chức: ô tìm đơn vị và cây đơn vị.',
          en: 'The page of the office: a search, and the tree of units.',
        },
      },
      place: { path: '/app/organisation', words: { vi: 'Mở tổ chức', en: 'Open the office' } },
    },
    {
      heading: { vi: 'Phiếu hỏi', en: 'Questionnaires' },
      steps: [
        {
          vi: '“Phiếu hỏi”: bắt đầu từ một mẫu, viết hai thứ tiếng, chạm thử ở “Xem trước trên máy đánh giá”, “Lưu bản thảo”, rồi “Công bố” từ một ngày cho những nơi được chọn.',
          en: '“Questionnaires”: begin with a template, write in both languages, tap through “As the tablet shows it”, “Save the draft”, then “Publish” from a day on at the places chosen.',
        },
        {
          vi: 'Trước khi công bố, trang nêu số nào sẽ không so được với trước. Phiên bản đã công bố không đổi nữa.',
          en: 'Before it is published the page says which figures can no longer be compared. A published version never changes.',
        },
        {
          vi: 'Bản giấy của đơn vị, hay của một quầy có phiếu hỏi riêng, in ở “Kênh khác”.',
          en: 'The paper form of a unit, or of a desk with a questionnaire of its own, is printed under “Other channels”.',
        },
      ],
      picture: {
        name: 'questionnaire',
        shows: {
          vi: 'Một phiếu hỏi đang soạn, bên dưới là màn hình máy đánh giá sẽ hiện.',
          en: 'A questionnaire being written, with the screen that the tablet will show.',
        },
      },
      place: { path: '/app/questionnaires', words: { vi: 'Mở phiếu hỏi', en: 'Open questionnaires' } },
    },
    {
      heading: { vi: 'Máy đánh giá', en: 'Tablets' },
      steps: [
        {
          vi: '“Máy đánh giá”: thêm máy cho một quầy, tạo mã ghép, nhập mã trên máy. Mã dùng được nửa giờ.',
          en: '“Kiosks”: add one for a desk, make a pairing code, enter it on the tablet. The code is good for half an hour.',
        },
        {
          vi: 'Máy hỏng: ghép máy mới vào đúng chỗ đó. Lượt chưa gửi của máy cũ vẫn gửi được khi nó sống lại.',
          en: 'A tablet breaks: pair a new one at the same place. What the old one has not sent still arrives when it lives again.',
        },
      ],
      picture: {
        name: 'kiosks',
        shows: {
          vi: 'Trang máy đánh giá: máy nào đang nghe được, lần cuối khi nào.',
          en: 'The page of kiosks: which are heard of, and when last.',
        },
      },
      place: { path: '/app/kiosks', words: { vi: 'Mở máy đánh giá', en: 'Open kiosks' } },
    },
    {
      heading: { vi: 'Sao lưu', en: 'Backups' },
      steps: [
        {
          vi: 'Mỗi tuần xem “Sao lưu và máy chủ”: dòng nào chưa ổn có ghi việc phải làm.',
          en: 'Look at “Backups and server” each week: what is not well says what to do.',
        },
        {
          vi: 'Mỗi quý nhờ người giữ máy chủ khôi phục thử một bản. Tệp khoá và khoá bí mật cất riêng, không cùng chỗ với bản sao lưu.',
          en: 'Each quarter have whoever keeps the server restore one on trial. Keep the key file and the secret key apart from the backups.',
        },
      ],
      place: { path: '/app/keeping', words: { vi: 'Mở sao lưu và máy chủ', en: 'Open backups and server' } },
    },
    {
      heading: { vi: 'Theo mùa', en: 'By the season' },
      steps: [
        {
          vi: 'Tháng 11, 12: khi có thông báo nghỉ Tết và hoán đổi ngày, ghi vào “Lịch làm việc” và xác nhận ngày dự kiến. Trước khi lưu, trang cho thấy việc nào đổi hạn.',
          en: 'November, December: once Tết and swapped days are announced, enter them in the “Working calendar” and confirm the computed days. Before saving, the page shows what moves.',
        },
        {
          vi: 'Đầu tháng cao điểm: thêm đợt cao điểm và thời hạn cam kết ở “Chính sách thời hạn”.',
          en: 'Before a campaign month: add the campaign and the committed times under “Deadline policies”.',
        },
        {
          vi: 'Mỗi quý: xem “Nhật ký truy cập”: ai đã xem người gửi, xuất dữ liệu, đổi quyền.',
          en: 'Each quarter: read “Audit”: who saw senders, exported data, changed roles.',
        },
        {
          vi: 'Có người xin xem, sửa, xoá dữ liệu của mình: “Dữ liệu cá nhân” có hạn theo luật cho từng yêu cầu.',
          en: 'Somebody asks to see, correct or delete their data: “Personal data” has each request with its legal due time.',
        },
      ],
      place: { path: '/app/calendar', words: { vi: 'Mở lịch làm việc', en: 'Open the calendar' } },
    },
  ],
}
