import { zipSync } from 'fflate'

/** The parts of an office file as one archive; equal parts give equal bytes, in any time zone. */
export function zipParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // An archive holds local times: the first it can hold, as local time, is the same everywhere.
  return zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 })
}
