import type Sharp from 'sharp'

let loading: Promise<typeof Sharp> | undefined

/** The library that draws pictures, loaded for the first of them: most commands of the program meet none. */
export function openPictures(): Promise<typeof Sharp> {
  return (loading ??= import('sharp').then(({ default: sharp }) => {
    // Only these three are ever opened, whatever a file calls itself: no SVG, PDF or other reader is within reach.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    })
    return sharp
  }))
}
