import sharp from 'sharp'
import { Refusal } from '../../contract/refusals.ts'

export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** A small file can claim any size: what is larger is never unpacked. */
const MAX_PIXELS = 64_000_000
const MAX_SIDE_PX = 1_600

interface Photo {
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

// Only these three are ever opened, whatever a file calls itself: no SVG, PDF or other reader is within reach.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/**
 * A citizen's photo drawn anew: upright, at most 1,600 px a side, JPEG, without any metadata (place, time and device are
 * sensitive by Decree 356/2025/NĐ-CP). Throws `attachment/too-large` or `attachment/not-a-photo`.
 */
export async function readPhoto(bytes: Uint8Array): Promise<Photo> {
  if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Refusal('attachment/too-large')
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

function refuseUnreadable(): never {
  throw new Refusal('attachment/not-a-photo')
}
