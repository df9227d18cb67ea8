/** A point that wishes for a name, and its ways to be called, the best first, with their widths. */
interface NamedPoint {
  readonly x: number
  readonly y: number
  readonly names: readonly { readonly text: string; readonly width: number }[]
  /** How far out it lies: who is further out is placed first. */
  readonly outlying: number
}

interface PlacedLabel {
  readonly text: string
  /** Its left end. */
  readonly x: number
  /** Its middle line. */
  readonly y: number
  readonly width: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Where names stand beside their points: inside `area`, on no other name and on no named point. What has no room is left out; the
 * table beside the picture holds it. All in the picture's own measure, `radius` of a point and `height` of a line.
 */
export function placeLabels(
  points: readonly NamedPoint[],
  { area, radius, height }: { readonly area: Box; readonly radius: number; readonly height: number },
): PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const gap = radius + 3
  return points
    .toSorted((a, b) => b.outlying - a.outlying)
    .flatMap(({ x, y, names }): PlacedLabel[] => {
      for (const { text, width } of names)
        for (const [left, middle] of [
          [x + gap, y],
          [x - gap - width, y],
          [x - width / 2, y + gap + height / 2],
          [x - width / 2, y - gap - height / 2],
        ] as const) {
          const box = { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 }
          if (!isInside(box, area) || taken.some((other) => overlaps(box, other))) continue
          taken.push(box)
          return [{ text, x: left, y: middle, width }]
        }
      return []
    })
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
