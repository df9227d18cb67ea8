import { Refusal } from '../../contract/refusals.ts'
import { openPictures } from '../../pictures/open-pictures.ts'

/** Of one item. */
export const MAX_PHOTOS = 3
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** A small file can claim any size: what is larger is never unpacked. */
const MAX_PIXELS = 64_000_000
const MAX_SIDE_PX = 1_600
const THUMBNAIL_PX = { width: 320, height: 240 }

export interface Photo {
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/**
 * A citizen's photo drawn anew: upright, at most 1,600 px a side, JPEG, without any metadata (place, time and device are
 * sensitive by Decree 356/2025/NĐ-CP). Throws `attachment/too-large`, `attachment/heic` or `attachment/not-a-photo`.
 */
export async function readPhoto(bytes: Uint8Array): Promise<Photo> {
  if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Refusal('attachment/too-large')
  if (bytes.byteLength === 0) throw new Refusal('attachment/not-a-photo')
  // The decoder in sharp's own binaries knows no HEVC, for its patents: whoever sends such a photo is told the way round.
  if (isHeic(bytes)) throw new Refusal('attachment/heic')
  const sharp = await openPictures()
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const
  const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(refuseUnreadable)
  if (width * height > MAX_PIXELS) throw new Refusal('attachment/too-large')
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
    .catch(refuseUnreadable)
  return { mediaType: 'image/jpeg', width: info.width, height: info.height, bytes: data }
}

/** The same, or null for what is no photo: where a letter counts also without it. */
export async function photoOrNull(bytes: Uint8Array): Promise<Photo | null> {
  try {
    return await readPhoto(bytes)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** A kept photo made small, as JPEG: enough to know it again. */
export async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = THUMBNAIL_PX
  const sharp = await openPictures()
  return new Uint8Array(
    await sharp(bytes).resize({ width, height, fit: 'inside' }).jpeg({ quality: 70 }).toBuffer(),
  )
}

/** By its first box (ISO/IEC 23008-12): the brands of still and moving pictures coded as HEVC. */
function isHeic(bytes: Uint8Array): boolean {
  return /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(
    Buffer.from(bytes.subarray(4, 12)).toString('latin1'),
  )
}

function refuseUnreadable(): never {
  throw new Refusal('attachment/not-a-photo')
}
