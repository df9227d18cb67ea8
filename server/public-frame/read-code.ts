/**
 * A code of Crockford's base 32 from what a person types: any case, spaces and dashes; O is read as 0, I and L as 1. Null
 * where it is none of this length.
 */
export function readCode(typed: string, length: number): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return bare.length === length && /^[0-9A-HJKMNP-TV-Z]*$/.test(bare) ? bare : null
}
