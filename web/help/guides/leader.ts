import type { Guide } from '../guide.ts'

export const LEADER_GUIDE: Guide = {
  lead: {
    vi: 'Đọc kết quả, hỏi đúng chỗ, ký bản công bố.',
    en: 'Read the results, ask in the right place, sign what is published.',
  },
  sections: [
    {
      heading: { vi: 'Đọc kết quả', en: 'Reading the results' },
      steps: [
        {
          vi: '“Báo cáo” mở ở quý gần nhất đã kết thúc. Các câu đầu trang nói điều gì thay đổi, ở đâu, và việc gì quá hạn.',
          en: '“Reports” opens at the last quarter that has ended. Its first sentences say what moved, where, and what is overdue.',
        },
        {
          vi: 'Một đơn vị chỉ được nêu tên là cao hơn hay thấp hơn khi phép thử trên mọi đơn vị cùng lúc cho phép; các đơn vị còn lại chưa phân biệt được với mức chung.',
          en: 'A unit is named as above or below only where a test over all units together allows it; the rest can’t be told from the overall level.',
        },
        {
          vi: 'Số phiếu ít thì khoảng tin cậy rộng. Đừng khen hay trách một đơn vị vì một con số có khoảng rộng.',
          en: 'Few ratings make a wide interval. Neither praise nor blame a unit for a figure with a wide one.',
        },
        {
          vi: '“Chất lượng dữ liệu”: ngày nào máy im lặng, bao nhiêu người được phục vụ đã đánh giá. Xem trước khi tin con số.',
          en: '“Data quality”: on which days a tablet was silent, how many of those served have rated. Look there before you trust a figure.',
        },
      ],
      picture: {
        name: 'quarter',
        shows: {
          vi: 'Báo cáo quý: các câu kết luận, rồi biểu đồ có bảng số đi kèm.',
          en: 'The report of a quarter: sentences first, then charts with their tables.',
        },
      },
      place: { path: '/app/reports', words: { vi: 'Mở báo cáo', en: 'Open the reports' } },
    },
    {
      heading: { vi: 'Ký và công bố', en: 'Signing and publishing' },
      steps: [
        {
          vi: 'Quý chốt sau mười ngày. Người khác trình; quý vị đọc đúng bản sẽ công bố rồi “Ký và công bố”, hoặc “Trả lại” kèm lý do.',
          en: 'A quarter closes after ten days. Somebody else submits; you read the very document that will be public and “Sign and publish” it, or “Give back” with the reason.',
        },
        {
          vi: 'Bản đã ký không đổi nữa. Điều đến sau thành bản đính chính có số, có lý do và bảng trước/sau; bản cũ vẫn đọc được.',
          en: 'What is signed moves no more. What comes later becomes a numbered correction with a reason and a table of before and after; the old one can still be read.',
        },
        {
          vi: 'Ai cũng kiểm tra được: trang công bố in mã sha256 và chữ ký của tệp.',
          en: 'Anybody can check: the public page prints the file’s sha256 and its signature.',
        },
      ],
      picture: {
        name: 'publish',
        shows: {
          vi: 'Trang ký và công bố của một quý.',
          en: 'The page where a quarter is signed and published.',
        },
      },
      place: { path: '/app/reports/publish', words: { vi: 'Mở ký và công bố', en: 'Open sign and publish' } },
    },
  ],
}
