import type { Words } from '../../server/contract/language.ts'
import type { PlaceFate } from '../../server/contract/places/places.ts'

export const PLACE_STRINGS = {
  lead: {
    vi: 'Phường, đường và địa danh để người gửi phản ánh chọn. Địa điểm đã bỏ không còn để chọn; phản ánh đã nhận giữ nguyên nơi của mình.',
    en: 'Wards, streets and landmarks that senders choose from. A place that was ended is not offered; items received keep theirs.',
  },
  search: { vi: 'Tìm theo tên hoặc mã phường', en: 'Search by name or code of the ward' },
  counted: { vi: 'địa điểm', en: 'places' },
  nothing: { vi: 'Không có địa điểm nào.', en: 'There is no place.' },
  kind: { vi: 'Loại', en: 'Kind' },
  name: { vi: 'Tên', en: 'Name' },
  wardCode: { vi: 'Mã phường (5 chữ số)', en: 'Code of the ward (5 digits)' },
  lat: { vi: 'Vĩ độ', en: 'Latitude' },
  lng: { vi: 'Kinh độ', en: 'Longitude' },
  add: { vi: 'Thêm địa điểm', en: 'Add a place' },
  change: { vi: 'Sửa', en: 'Change' },
  end: { vi: 'Bỏ', en: 'End' },
  save: { vi: 'Lưu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  saved: { vi: 'Đã lưu', en: 'Saved' },
  ended: { vi: 'Đã bỏ khỏi danh sách', en: 'Taken off the list' },
  notNumber: { vi: 'cần một số, ví dụ 10,7769', en: 'needs a number, such as 10.7769' },
  file: { vi: 'Nhập từ tệp CSV', en: 'Import a CSV file' },
  fileHint: {
    vi: 'Các cột: Loại, Tên, Mã phường, Vĩ độ, Kinh độ; mã hoá UTF-8. Nếu một dòng sai thì không dòng nào được nhập; nhập lại không sinh địa điểm trùng.',
    en: 'Columns: kind, name, ward, lat, lng; in UTF-8. If one line is wrong, none is taken; the same file again makes nothing twice.',
  },
  chooseFile: { vi: 'Tệp', en: 'File' },
  send: { vi: 'Nhập', en: 'Import' },
  line: { vi: 'Dòng', en: 'Line' },
  fate: { vi: 'Kết quả', en: 'Result' },
} as const satisfies Record<string, Words>

export const PLACE_FATES: Readonly<Record<PlaceFate, Words>> = {
  added: { vi: 'thêm mới', en: 'added' },
  changed: { vi: 'đã sửa', en: 'changed' },
  kept: { vi: 'đã có', en: 'there already' },
}
