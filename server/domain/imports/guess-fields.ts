import { IMPORT_FIELDS, type ImportField, NEEDED_FIELDS } from '../../contract/imports/import-fields.ts'
import { foldedWords } from '../text/fold-vietnamese.ts'

/** What offices, hotlines and open data portals call the columns of an item, without marks; the surest first. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  externalRef: [
    'externalref',
    'ma phan anh',
    'ma tham chieu',
    'ma ho so',
    'ma so',
    'ma',
    'so phieu',
    'service request id',
    'service request number',
    'sr number',
    'srrecordid',
    'servicerequestnum',
    'case id',
    'caseid',
    'case enquiry id',
    'request id',
    'unique key',
    'reference',
    'ref',
    'id',
  ],
  receivedAt: [
    'receivedat',
    'thoi gian tiep nhan',
    'ngay tiep nhan',
    'ngay nhan',
    'thoi gian gui',
    'ngay gui',
    'ngay phan anh',
    'thoi diem',
    'nhan',
    'nhan luc',
    'requested datetime',
    'created date',
    'createddate',
    'opened',
    'open dt',
    'received',
    'date received',
    'created',
    'created at',
    'ngay tao',
    'ngay',
    'date',
  ],
  text: [
    'text',
    'noi dung phan anh',
    'noi dung',
    'noi dung kien nghi',
    'mo ta',
    'chi tiet',
    'description',
    'complaint',
    'content',
    'details',
    'words',
    'request details',
    'case title',
    'srtype',
    'service name',
  ],
  title: ['title', 'tieu de', 'chu de', 'trich yeu', 'subject', 'summary', 'case title'],
  category: [
    'category',
    'linh vuc',
    'chuyen muc',
    'nhom',
    'nhom phan anh',
    'loai phan anh',
    'danh muc',
    'service type',
    'type',
    'srtype',
    'service name',
    'request type',
    'complaint type',
    'reason',
  ],
  kind: ['kind', 'loai', 'phan loai', 'loai don', 'hinh thuc don'],
  leadUnit: [
    'leadunit',
    'don vi xu ly',
    'don vi tra loi',
    'don vi',
    'co quan xu ly',
    'phong ban',
    'noi xu ly',
    'agency',
    'agency responsible',
    'department',
    'unit',
    'agency name',
  ],
  wardCode: ['place wardcode', 'wardcode', 'ma phuong', 'ma xa', 'ward code'],
  address: [
    'place address',
    'address',
    'dia chi',
    'dia diem',
    'noi xay ra',
    'vi tri',
    'location',
    'incident address',
    'address string',
  ],
  lat: ['place lat', 'lat', 'latitude', 'vi do'],
  lng: ['place lng', 'lng', 'lon', 'long', 'longitude', 'kinh do'],
  senderName: [
    'sender name',
    'ho va ten',
    'ho ten',
    'nguoi gui',
    'nguoi phan anh',
    'ten nguoi gui',
    'ten',
    'name',
  ],
  senderPhone: ['sender phone', 'so dien thoai', 'dien thoai', 'sdt', 'phone', 'dt lien he'],
  senderEmail: ['sender email', 'email', 'thu dien tu', 'e mail'],
  hideName: ['sender hidename', 'an danh', 'giau ten', 'cong khai danh tinh', 'anonymous'],
  promisedDueAt: [
    'promiseddueat',
    'han xu ly',
    'han tra loi',
    'han',
    'ngay hen tra',
    'thoi han',
    'due date',
    'duedate',
    'sla date',
    'expected datetime',
    'target dt',
  ],
  answeredAt: [
    'answeredat',
    'ngay tra loi',
    'thoi gian tra loi',
    'ngay hoan thanh',
    'ngay xu ly xong',
    'tra loi',
    'closed date',
    'closed dt',
    'close date',
    'closedate',
    'closed',
    'resolved date',
  ],
  answerText: [
    'answertext',
    'noi dung tra loi',
    'cau tra loi',
    'ket qua xu ly',
    'ket qua',
    'answer',
    'resolution',
    'closure reason',
    'status notes',
    'outcome',
  ],
}

/** By which the header of a file is known, as they are written with marks or without. */
export const KNOWN_COLUMNS: readonly string[] = [...new Set(Object.values(NAMES).flat())]

/**
 * Which column is probably which field: each column once, the surest names first. What an item cannot do without comes before
 * what it can: the type of a request is its words where nothing else is.
 */
export function guessFields(columns: readonly string[]): Partial<Record<ImportField, string>> {
  const words = columns.map((column) => ({ column, words: foldedWords(column) }))
  const guesses = IMPORT_FIELDS.flatMap((field) =>
    words.flatMap(({ column, words }) => {
      const score = scoreOf(NAMES[field], words)
      const isNeeded = score >= SURE && NEEDED_FIELDS.some((needed) => needed === field)
      return score > 0 ? [{ field, column, score, isNeeded }] : []
    }),
  ).toSorted((a, b) => Number(b.isNeeded) - Number(a.isNeeded) || b.score - a.score)
  const found: Partial<Record<ImportField, string>> = {}
  const taken = new Set<string>()
  for (const { field, column } of guesses) {
    if (found[field] !== undefined || taken.has(column)) continue
    found[field] = column
    taken.add(column)
  }
  return found
}

/** A whole name, and no part of one. */
const SURE = 700

/** Called so above all; else so without blanks, as databases write it; else a name of several words that begins or ends it. */
function scoreOf(names: readonly string[], words: string): number {
  const same = names.indexOf(words)
  if (same >= 0) return 1_000 - same
  const joined = names.findIndex((name) => inOneWord(name) === inOneWord(words))
  if (joined >= 0) return 800 - joined
  const within = names.findIndex(
    (name) => name.includes(' ') && (words.startsWith(`${name} `) || words.endsWith(` ${name}`)),
  )
  return within >= 0 ? 500 - within : 0
}

function inOneWord(words: string): string {
  return words.replaceAll(' ', '')
}
