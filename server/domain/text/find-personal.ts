import type { MaskReason, MaskSpan } from '../../contract/feedback/mask-reasons.ts'

/*
 * What in a Vietnamese text may tell who somebody is: phones, e-mails, numbers of identity papers (CCCD, CMND), bank
 * accounts, licence plates, names behind a form of address, house numbers. A proposal for a person to judge: names typed
 * without capitals are not found, and a house number may be the very thing that is told.
 */

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu

/** Digits with what people put between them. */
const DIGITS = /(?<![\p{L}\p{N}])[+(]{0,2}\d(?:[ \u00A0.,\-–—()]{0,3}\d)+(?![\p{L}\p{N}])/gu

/** What says before a number that it is an account, a paper, or a phone. */
const ACCOUNT = /(?:stk|số tk|tk|tài khoản)[^\d\n]{0,40}$/iu
const PAPER = /(?:cccd|cmnd|cmt|căn cước|chứng minh)[^\d\n]{0,30}$/iu
const CALL =
  /(?:sđt|đt|điện thoại|số máy|di động|liên hệ|liên lạc|gọi|zalo|hotline|tel|phone)[^\d\n]{0,20}$/iu
const MONEY = /^\s?(?:đồng|đ|vnđ|vnd|k|nghìn|ngàn|triệu|tỷ|tỉ|usd|m2|m²|%)(?!\p{L})/iu

const PLATE =
  /(?<![\p{L}\p{N}])(?:1[12]|[1-9]\d)[ .-]{0,2}(?:[A-ZĐ]{1,2}|[a-zđ]|[A-ZĐa-zđ]\d)[ .-]{0,3}(?:\d{3}[. ]?\d{2}|\d{4})(?![\p{L}\p{N}])/gu
/** `23h 2023` and `11 A 2026` are times and lists. */
const ENDS_LIKE_A_YEAR = /\s(?:19|20)\d{2}$/

const NAME = String.raw`\p{Lu}[\p{L}\p{M}]*(?:[ \u00A0]\p{Lu}[\p{L}\p{M}]*){0,4}`
const TITLED = new RegExp(
  String.raw`(?<!\p{L})(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|thầy)(?:[ \u00A0](?:tên|là))?:?[ \u00A0]+(${NAME})`,
  'gu',
)
const TITLED_CAPITAL = new RegExp(
  String.raw`(?<!\p{L})(?:Ông|Bà|Anh|Chị|Em|Cô|Chú|Bác|Cụ|Cháu|Thầy|ÔNG|BÀ|ANH|CHỊ)(?:[ \u00A0](?:tên|là))?:?[ \u00A0]+(${NAME})`,
  'gu',
)
const SAID_NAME = new RegExp(
  String.raw`(?<!\p{L})(?:[Tt]ôi tên(?: là)?|[Tt]ôi là|[Tt]ên tôi là|[Hh]ọ (?:và )?tên|[Nn]gười (?:gửi|phản ánh|viết))[ \u00A0]*:?[ \u00A0]+(${NAME})`,
  'gu',
)
/** Streets, schools and places that are called after somebody. */
const NAMED_AFTER =
  /(?:đường|phố|hẻm|ngõ|chợ|cầu|trường|công viên|quận|phường|xã|tiếng|nước|khu|bến|núi|đền|chùa)\s+$/iu
/** An office, not a name; and places that begin like a form of address. */
const NOT_A_NAME = /^(?:Chủ|Trưởng|Phó|Giám|Bí|Cán|Tổ|Ban|Hội|Rịa|Nà|Đen|Chiểu|Điểm|Hai Bà)(?!\p{L})/u

const HOUSE = String.raw`\d+[A-Za-z]?(?:[/-]\d+[A-Za-z]?)*`
const NUMBERED_HOUSE = new RegExp(
  String.raw`(?<!\p{L})(?:số nhà|nhà số|[Ss]ố)[ \u00A0]*(${HOUSE})(?![\p{L}\p{N}]|[/-](?:\p{Lu}{2}|20\d\d)|[.,]\d)`,
  'gu',
)
const NUMBER_OF =
  /(?:quyết định|công văn|nghị định|nghị quyết|văn bản|thông tư|chỉ thị|kế hoạch|luật|điều|quầy|tổ|khu phố|mã|hồ sơ|biên nhận|giấy phép|tuyến|xe|xe buýt|trạm|mẫu|bàn|cửa|phòng|khoản|mục|lô|cột|trụ)\s*$/iu
const COUNTED = /^[ \u00A0](?:ngày|giờ|tháng|năm|người|hộ|lần|triệu|nghìn|đồng|tuổi|tiền)(?!\p{L})/u
const HOUSE_IN_STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.-])(${HOUSE})[ \u00A0](?:đường|phố|hẻm|ngõ|kiệt|ngách|Đường|Hẻm|Kiệt)[ \u00A0](?=\p{Lu}|\d)`,
  'gu',
)
const HOUSE_AT = new RegExp(
  String.raw`(?<!\p{L})(?:[Tt]ại|[Ởở]|địa chỉ:?|nhà|hẻm|ngõ|kiệt)[ \u00A0](${HOUSE})(?=[ \u00A0]\p{Lu}|[/,]|$)`,
  'gu',
)

type Finder = (text: string) => MaskSpan[]

/** In this order: what an earlier one takes, a later one leaves. */
const FINDERS: readonly Finder[] = [
  (text) => all(text, EMAIL, 'email'),
  (text) => all(text, PLATE, 'plate').filter(({ from, to }) => !ENDS_LIKE_A_YEAR.test(text.slice(from, to))),
  findNumbers,
  (text) => [TITLED, TITLED_CAPITAL, SAID_NAME].flatMap((pattern) => findNames(text, pattern)),
  findHouses,
]

/** Pieces of a text that should be masked before it is published, in order and apart from each other. */
export function findPersonal(text: string): MaskSpan[] {
  const found: MaskSpan[] = []
  for (const find of FINDERS)
    for (const span of find(text))
      if (!found.some((other) => span.from < other.to && other.from < span.to)) found.push(span)
  return found.sort((a, b) => a.from - b.from)
}

function all(text: string, pattern: RegExp, reason: MaskReason): MaskSpan[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    reason,
  }))
}

function captured(text: string, pattern: RegExp, reason: MaskReason) {
  return [...text.matchAll(pattern)].map((match) => {
    const to = match.index + match[0].trimEnd().length
    const said = match[1] ?? ''
    const from = text.indexOf(said, match.index + match[0].indexOf(said))
    return { start: match.index, said, to, span: { from, to: from + said.length, reason } }
  })
}

function findNames(text: string, pattern: RegExp): MaskSpan[] {
  return captured(text, pattern, 'name')
    .filter(({ start, said }) => !NAMED_AFTER.test(text.slice(0, start)) && !NOT_A_NAME.test(said))
    .map(({ span }) => span)
}

function findHouses(text: string): MaskSpan[] {
  const numbered = captured(text, NUMBERED_HOUSE, 'address').filter(
    ({ start, span }) => !NUMBER_OF.test(text.slice(0, start)) && !COUNTED.test(text.slice(span.to)),
  )
  return [
    ...numbered,
    ...captured(text, HOUSE_IN_STREET, 'address'),
    ...captured(text, HOUSE_AT, 'address'),
  ].map(({ span }) => span)
}

interface Group {
  readonly from: number
  readonly to: number
}

/** No number that is looked for is written in more pieces. */
const MOST_GROUPS = 20

/** Runs of digits are cut into the numbers they hold: from each group the longest that is something. */
function findNumbers(text: string): MaskSpan[] {
  return [...text.matchAll(DIGITS)].flatMap((run) => {
    const groups = [...run[0].matchAll(/[+(]*\d+/g)].map(({ index, 0: digits }): Group => ({
      from: run.index + index,
      to: run.index + index + digits.length,
    }))
    const spans: MaskSpan[] = []
    for (let first = 0; first < groups.length; first++) {
      const taken = longestFrom(text, groups, first)
      if (!taken) continue
      spans.push(taken.span)
      first = taken.last
    }
    return spans
  })
}

function longestFrom(
  text: string,
  groups: readonly Group[],
  first: number,
): { readonly last: number; readonly span: MaskSpan } | null {
  const { from = 0 } = groups[first] ?? {}
  const before = text.slice(Math.max(0, from - 60), from)
  for (let last = Math.min(groups.length, first + MOST_GROUPS) - 1; last >= first; last--) {
    const { to = 0 } = groups[last] ?? {}
    const reason = numberKind(text.slice(from, to), before, text.slice(to, to + 10))
    if (reason) return { last, span: { from, to, reason } }
  }
  return null
}

/** `0` and nine or ten digits, `84` in its place, `840` and `0084` as well. */
const PHONE = /^(?:0[2-9]\d{8}|02\d{9}|84[35789]\d{8}|842\d{8,9}|840[235789]\d{8}|00840?[235789]\d{8})$/
/** 12 digits: the code of a province or country, the century with the sex, the year, six more. */
const CCCD = /^0\d{11}$/

function numberKind(written: string, before: string, after: string): MaskReason | null {
  const digits = digitsOf(written)
  if (ACCOUNT.test(before) && digits.length >= 6 && digits.length <= 19) return 'bank-account'
  if (PAPER.test(before) && (digits.length === 9 || digits.length === 12)) return 'identity'
  if (PHONE.test(digits)) return 'phone'
  if (CCCD.test(digits)) return 'identity'
  if (CALL.test(before) && digits.length >= 7 && digits.length <= 8 && !MONEY.test(after)) return 'phone'
  const isWhole = /^(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3})$/.test(written)
  return isWhole && !MONEY.test(after) ? 'identity' : null
}

/** The digits of a text alone. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
