import type { FieldError } from '../../contract/refusals.ts'
import { Refusal } from '../../contract/refusals.ts'
import { openPictures } from '../../pictures/open-pictures.ts'

const MAX_LOGO_BYTES = 512 * 1024
/** A small file can claim any size: what is larger is never unpacked. */
const MAX_LOGO_PIXELS = 16_000_000
const LOGO_SIDE_PX = 256

/** How the files begin that are opened; SVG, which may carry scripts, is none of them. */
const SIGNATURES: readonly RegExp[] = [/^\x89PNG\r\n\x1a\n/, /^\xff\xd8\xff/, /^RIFF.{4}WEBP/s]

/**
 * A logo drawn anew as PNG, at most 256 px a side and without metadata, in base64. Throws `request/invalid` naming `logo`.
 */
export async function readLogo(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > MAX_LOGO_BYTES) refuse(TOO_LARGE)
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (!SIGNATURES.some((signature) => signature.test(head))) refuse(WRONG_TYPE)
  const sharp = await openPictures()
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(unreadable)
  if (width * height > MAX_LOGO_PIXELS) refuse(TOO_LARGE)
  const drawn = await sharp(bytes, { limitInputPixels: MAX_LOGO_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LOGO_SIDE_PX, height: LOGO_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch(unreadable)
  return drawn.toString('base64')
}

type Problem = Omit<FieldError, 'field'>

const TOO_LARGE: Problem = {
  vi: 'quá lớn: cần tệp không quá 512 KB và không quá 16 triệu điểm ảnh',
  en: 'is too large: needs a file of at most 512 KB and 16 million pixels',
}
const WRONG_TYPE: Problem = {
  vi: 'cần ảnh PNG, JPEG hoặc WebP; tệp SVG có thể chứa mã lệnh nên không nhận',
  en: 'a PNG, JPEG or WebP picture is needed; SVG may carry scripts and is not taken',
}
const UNREADABLE: Problem = { vi: 'là ảnh hỏng, không mở được', en: 'is damaged and cannot be opened' }

function refuse(problem: Problem): never {
  throw new Refusal('request/invalid', { errors: [{ field: 'logo', ...problem }] })
}

function unreadable(): never {
  return refuse(UNREADABLE)
}
