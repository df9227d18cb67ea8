import { openPictures } from '../../pictures/open-pictures.ts'

/** A rectangle of a photo, in shares of its width and height. */
export interface Cover {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** So few pixels a side are left of what is covered: no face and no plate can be won back from them. */
const LEFT_PX = 3

/** A kept photo drawn anew as JPEG, without any metadata, with each cover blurred into it for good. */
export async function coverPhoto(bytes: Uint8Array, covers: readonly Cover[]): Promise<Uint8Array> {
  const sharp = await openPictures()
  const { width, height } = await sharp(bytes).metadata()
  const patches: { input: Buffer; left: number; top: number }[] = []
  for (const cover of covers) {
    const left = Math.min(width - 1, Math.floor(cover.x * width))
    const top = Math.min(height - 1, Math.floor(cover.y * height))
    const area = {
      left,
      top,
      width: Math.max(1, Math.min(width - left, Math.ceil(cover.width * width))),
      height: Math.max(1, Math.min(height - top, Math.ceil(cover.height * height))),
    }
    const few = await sharp(bytes).extract(area).resize(LEFT_PX, LEFT_PX, { fit: 'fill' }).png().toBuffer()
    const input = await sharp(few).resize(area.width, area.height, { fit: 'fill' }).png().toBuffer()
    patches.push({ input, left, top })
  }
  return new Uint8Array(await sharp(bytes).composite(patches).jpeg({ quality: 80 }).toBuffer())
}
