import { Refusal } from '../../contract/refusals.ts'
import type { Words } from '../../contract/language.ts'

const ADVICE: Words = {
  vi: 'mở bằng bảng tính rồi lưu lại dạng .xlsx hoặc “CSV UTF-8 (phân tách bằng dấu phẩy)”',
  en: 'open it in a spreadsheet and save it as .xlsx or “CSV UTF-8 (comma delimited)”',
}

const BROKEN_ARCHIVE: Words = {
  vi: 'là tệp nén, hoặc sổ tính Excel (.xlsx) bị hỏng',
  en: 'is an archive, or a broken Excel workbook (.xlsx)',
}

/** How files of other kinds begin, and what people call them. */
const FOREIGN: readonly { readonly begins: RegExp; readonly name: Words }[] = [
  {
    begins: /^PK\u0003\u0004.{26}mimetypeapplication\/vnd\.oasis\.opendocument/s,
    name: { vi: 'là sổ tính OpenDocument (.ods)', en: 'is an OpenDocument spreadsheet (.ods)' },
  },
  {
    begins: /^\u00D0\u00CF\u0011\u00E0/,
    name: { vi: 'là sổ tính Excel kiểu cũ (.xls)', en: 'is an old Excel workbook (.xls)' },
  },
  {
    begins: /^\s*<(?:!doctype html|html|head|body|table|meta|style)/i,
    name: { vi: 'là trang web (HTML), dù mang tên bảng tính', en: 'is a web page (HTML), whatever its name' },
  },
  { begins: /^\s*<\?xml/i, name: { vi: 'là XML', en: 'is XML' } },
  { begins: /^%PDF-/, name: { vi: 'là PDF', en: 'is a PDF' } },
  { begins: /^\{\\rtf/, name: { vi: 'là văn bản RTF', en: 'is an RTF document' } },
  { begins: /^\u001F\u008B/, name: { vi: 'là tệp nén gzip', en: 'is a gzip archive' } },
]

/** Throws `import/foreign-format` for a file that is something else than text, with what it is and what to do. */
export function refuseForeign(head: Uint8Array): void {
  const begin = Buffer.from(head.subarray(0, 512))
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
  const found = FOREIGN.find(({ begins }) => begins.test(begin))
  if (found) throw foreign(found.name)
}

/** A file that begins as a workbook does and is none. */
export function brokenWorkbook(): Refusal {
  return foreign(BROKEN_ARCHIVE)
}

function foreign({ vi, en }: Words): Refusal {
  return new Refusal('import/foreign-format', {
    detail: en,
    errors: [{ field: 'file', vi: `${vi}; ${ADVICE.vi}`, en: `${en}; ${ADVICE.en}` }],
  })
}
