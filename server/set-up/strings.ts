import type { StarterName } from './start-from.ts'
import type { Words } from '../contract/language.ts'

export const SET_UP = {
  title: { vi: 'Thiết lập lần đầu', en: 'First set-up' },
  lead: {
    vi: 'Chưa ai đăng nhập được và chưa trang nào khác mở. Điền bốn phần dưới đây một lần; mọi thứ đều đổi được sau này.',
    en: 'Nobody can sign in and no other page is open yet. Fill in the four parts below once; all of it can be changed later.',
  },
  organisation: { vi: '1. Đơn vị', en: '1. Organisation' },
  name: { vi: 'Tên đơn vị', en: 'Name in Vietnamese' },
  nameEn: { vi: 'Tên tiếng Anh (có thể bỏ trống)', en: 'Name in English (may be left out)' },
  zone: { vi: 'Múi giờ', en: 'Time zone' },
  zoneHint: { vi: 'Theo tên IANA, như Asia/Ho_Chi_Minh.', en: 'By its IANA name, such as Asia/Ho_Chi_Minh.' },
  look: { vi: '2. Nhận diện', en: '2. Look' },
  logo: { vi: 'Biểu trưng (có thể bỏ trống)', en: 'Logo (may be left out)' },
  logoHint: {
    vi: 'Tệp PNG, JPEG hoặc WebP, không quá 512 KB. Nếu trang báo lỗi, xin chọn lại tệp.',
    en: 'A PNG, JPEG or WebP file of at most 512 KB. Choose it again where the page says that something is wrong.',
  },
  brand: { vi: 'Màu nền thanh đầu trang', en: 'Colour of the bar' },
  brandHint: {
    vi: 'Chữ trắng nằm trên màu này: tương phản ít nhất 4,5:1.',
    en: 'White words stand on it: a contrast of 4.5:1 or more.',
  },
  accent: { vi: 'Màu nhấn', en: 'Accent' },
  accentHint: {
    vi: 'Đường kẻ dưới thanh đầu trang: tương phản với màu nền ít nhất 4,5:1.',
    en: 'The line below the bar: a contrast of 4.5:1 or more with the bar.',
  },
  startFrom: { vi: '3. Bắt đầu từ', en: '3. Start from' },
  administrator: { vi: '4. Người quản trị đầu tiên', en: '4. The first administrator' },
  personName: { vi: 'Họ và tên', en: 'Full name' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Chữ thường không dấu, chữ số, dấu chấm, gạch: an.nguyen',
    en: 'Small letters without marks, digits, dots and dashes: an.nguyen',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordHint: {
    vi: 'Ít nhất 12 ký tự; ba bốn từ bất kỳ là tốt.',
    en: '12 characters or more; three or four words of any kind do well.',
  },
  passwordAgain: { vi: 'Nhập lại mật khẩu', en: 'The password again' },
  submit: { vi: 'Thiết lập', en: 'Set up' },
} as const satisfies Readonly<Record<string, Words>>

export const START_FROM: Readonly<
  Record<'nothing' | StarterName, { readonly label: Words; readonly hint: Words }>
> = {
  nothing: {
    label: { vi: 'Không có gì sẵn', en: 'Nothing' },
    hint: {
      vi: 'Chỉ có đơn vị gốc, lịch làm việc Việt Nam, phiếu hỏi năm mức và hạn trả lời trong ngày.',
      en: 'The root unit, the Vietnamese calendar, the questionnaire of five levels and answers the same day.',
    },
  },
  demo: {
    label: { vi: 'Cơ cấu một phường mẫu', en: 'The shape of a model ward' },
    hint: {
      vi: 'Các tổ, quầy, lĩnh vực và quy tắc chuyển của bản minh hoạ; không có người và dữ liệu.',
      en: 'The units, desks, fields and routing rules of the demo, without people or data.',
    },
  },
  tphcm: {
    label: { vi: 'Thành phố Hồ Chí Minh', en: 'Ho Chi Minh City' },
    hint: {
      vi: '168 phường, xã, đặc khu với mã chính thức (Nghị quyết 1685/NQ-UBTVQH15), các sở, ngành và lĩnh vực 1022. Mất vài giây.',
      en: '168 wards, communes and the special zone with their official codes (Resolution 1685/NQ-UBTVQH15), departments and fields of 1022. Takes a few seconds.',
    },
  },
}

export const CODE = {
  title: { vi: 'Nhập mã thiết lập', en: 'Enter the set-up code' },
  lead: {
    vi: 'Hệ thống chưa được thiết lập. Mã gồm 12 ký tự được in ra nơi hệ thống khởi động; mã dùng một lần, khởi động lại sẽ có mã mới.',
    en: 'This service is not set up yet. The code of 12 characters was printed where it was started; it works once, and another start prints another.',
  },
  code: { vi: 'Mã thiết lập', en: 'Set-up code' },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
} as const satisfies Readonly<Record<string, Words>>

export const DONE = {
  title: { vi: 'Đã thiết lập xong', en: 'Set up' },
  signIn: { vi: 'Đăng nhập với tên', en: 'Sign in as' },
  next: { vi: 'Việc tiếp theo', en: 'What comes next' },
  steps: {
    vi: [
      'Thêm đơn vị, quầy và người, mỗi người một vai trò.',
      'Xem lại lịch làm việc và hạn trả lời.',
      'Thêm máy đánh giá và ghép với máy tính bảng.',
      'Chỉ định người đọc nội dung có thể là tố cáo.',
    ],
    en: [
      'Add units, desks and people, each with a role.',
      'Look over the calendar and the deadlines.',
      'Add kiosks and pair them with tablets.',
      'Name who reads what may be a denunciation.',
    ],
  },
  restart: {
    vi: 'Múi giờ khác với lúc khởi động: xin khởi động lại hệ thống để áp dụng.',
    en: 'The time zone is another than at the start: start the service again for it to hold.',
  },
} as const
