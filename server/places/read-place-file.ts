import { PlaceInput } from '../contract/places/places.ts'
import type { PlaceKind } from '../contract/places/place-kind.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'
import { readTable, type TableColumn } from '../reports/read-table.ts'
import { parse } from '../read-input.ts'

const COLUMNS = {
  kind: { names: ['Loại', 'kind'], isNeeded: true },
  name: { names: ['Tên', 'name'], isNeeded: true },
  wardCode: { names: ['Mã phường', 'Mã xã', 'ward'] },
  lat: { names: ['Vĩ độ', 'lat'] },
  lng: { names: ['Kinh độ', 'lng'] },
} as const satisfies Record<string, TableColumn>

/** How a file may call each kind, without marks. */
const KIND_NAMES: Readonly<Record<PlaceKind, readonly string[]>> = {
  ward: ['ward', 'phuong', 'xa', 'dac khu', 'phuong xa'],
  street: ['street', 'duong', 'pho', 'hem', 'tuyen duong'],
  landmark: ['landmark', 'dia danh', 'moc', 'noi de nhan ra', 'cong trinh'],
}

/**
 * Places from a CSV file, a line each: `Loại,Tên,Mã phường,Vĩ độ,Kinh độ`. Throws what `readTable` throws, and `request/invalid`
 * with the line of each field that is not right.
 */
export function readPlaceFile(file: string): { readonly line: number; readonly place: PlaceInput }[] {
  const errors: FieldError[] = []
  const places = readTable(file, COLUMNS).lines.flatMap(({ line, cells }) => {
    const kind = (Object.keys(KIND_NAMES) as PlaceKind[]).find((each) =>
      KIND_NAMES[each].includes(fold(cells.kind)),
    )
    if (!kind) {
      errors.push({ field: `line ${line}, kind`, ...NO_KIND })
      return []
    }
    try {
      const place = parse(PlaceInput, {
        kind,
        name: cells.name,
        ...(cells.wardCode === '' ? {} : { wardCode: cells.wardCode.padStart(5, '0') }),
        ...(cells.lat === '' ? {} : { lat: Number(cells.lat.replace(',', '.')) }),
        ...(cells.lng === '' ? {} : { lng: Number(cells.lng.replace(',', '.')) }),
      })
      return [{ line, place }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      errors.push(...error.errors.map((each) => ({ ...each, field: `line ${line}, ${each.field}` })))
      return []
    }
  })
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  return places
}

const NO_KIND = {
  vi: 'cần “phường”, “đường” hoặc “địa danh”',
  en: 'needs “ward”, “street” or “landmark”',
}
