/** JSON with the keys of every object in order and nothing undefined: equal values give equal text (after RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || isFlatAndInOrder(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key]
    if (item === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return `{${members}}`
}

/** Such a value is canonical as it stands: one call instead of two a key. */
function isFlatAndInOrder(value: object): boolean {
  if (Array.isArray(value)) return false
  let last = ''
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key]
    if (key < last || (typeof item === 'object' && item !== null)) return false
    last = key
  }
  return true
}
