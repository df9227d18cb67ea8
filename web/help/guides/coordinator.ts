import type { Guide } from '../guide.ts'

export const COORDINATOR_GUIDE: Guide = {
  lead: {
    vi: 'Mọi phản ánh có đơn vị chịu trách nhiệm trong vài phút; điều chưa khớp không nằm lại.',
    en: 'Every item has a responsible unit within minutes; nothing that did not match stays lying.',
  },
  sections: [
    {
      heading: { vi: 'Giao việc', en: 'Giving items to units' },
      steps: [
        {
          vi: '“Chờ điều phối” là điều không quy tắc nào nhận ra. Mở, chọn “Giao đơn vị”.',
          en: '“To be routed” is what no rule recognised. Open it and choose “Assign to a unit”.',
        },
        {
          vi: 'Ba đơn vị được gợi ý kèm lý do: từ nào khớp quy tắc, hoặc việc giống nhất đã do ai trả lời. Phím 1, 2, 3 chọn; quý vị quyết định.',
          en: 'Up to three units are suggested with the reason: which words match a rule, or who answered what was most alike. The keys 1, 2, 3 choose; you decide.',
        },
        {
          vi: 'Đồng hồ chạy từ lúc nhận, không phải từ lúc giao.',
          en: 'The clock runs from receipt, not from the moment it is given.',
        },
      ],
      picture: {
        name: 'triage',
        shows: {
          vi: 'Danh sách chờ điều phối của phường trong bản thử.',
          en: 'The list of what is to be routed in the demo ward.',
        },
      },
      place: {
        path: '/app/?view=triage',
        words: { vi: 'Mở việc chờ điều phối', en: 'Open what is to be routed' },
      },
    },
    {
      heading: { vi: 'Khiếu nại, tố cáo', en: 'Complaints and denunciations' },
      steps: [
        {
          vi: 'Nội dung có dấu hiệu khiếu nại, tố cáo vào “Giữ riêng”: chỉ người được giao mới đọc. Chuyển theo luật riêng, hoặc “Chuyển vào xử lý thường” nếu không phải.',
          en: 'What looks like a complaint or denunciation goes to “Restricted”: only those named read it. Redirect it by its own law, or “Release into the ordinary flow” if it is none.',
        },
        {
          vi: 'Những việc này không bao giờ được đăng.',
          en: 'Such items are never published.',
        },
      ],
    },
    {
      heading: { vi: 'Nhập từ tệp', en: 'Items from a file' },
      steps: [
        {
          vi: '“Nhập từ tệp”: thả tệp CSV, .xlsx hoặc JSON. Xem những dòng đầu, cột nào là gì và ngày đọc theo kiểu nào; đổi nếu chưa đúng.',
          en: '“Import a file”: drop a CSV, .xlsx or JSON file. Look at the first rows, which column is what and how dates are read; change what is not right.',
        },
        {
          vi: '“Chạy thử” cho biết từng dòng sẽ ra sao, chưa ghi gì. Sau đó mới “Nhập vào hệ thống”; dừng và nhập tiếp lúc nào cũng được.',
          en: '“Try it” tells what would become of each row and writes nothing. Then “Bring it in”; it can be stopped and gone on with at any time.',
        },
        {
          vi: 'Nhập lại đúng tệp ấy không tạo bản trùng.',
          en: 'The same file again makes nothing twice.',
        },
      ],
      place: {
        path: '/app/import',
        words: { vi: 'Mở trang nhập tệp', en: 'Open the import page' },
      },
    },
    {
      heading: { vi: 'Kênh khác và cuối quý', en: 'Other channels, and the end of the quarter' },
      steps: [
        {
          vi: '“Kênh khác”: in phiếu giấy của đơn vị hay của quầy, rồi nhập theo đợt; người thứ hai xác nhận thì mới tính.',
          en: '“Other channels”: print the paper form of a unit or a desk, then enter them in batches; they count once a second person confirms.',
        },
        {
          vi: '“Ký và công bố”: xem danh sách cần xử lý trước, viết nhận xét, rồi “Trình người khác ký”.',
          en: '“Sign and publish”: settle what is listed, say what the office has to say, then “Submit for signature”.',
        },
      ],
      place: { path: '/app/reports/publish', words: { vi: 'Mở ký và công bố', en: 'Open sign and publish' } },
    },
  ],
}
