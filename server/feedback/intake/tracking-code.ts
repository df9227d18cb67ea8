import { newCode } from '../../ids.ts'

/** 13 characters of Crockford's base 32: 65 random bits, so that nobody finds another's item by trying. */
const LENGTH = 13

/** What a citizen is given to follow an item: `PA-7K2MX-4TQ9-W1ZB`. */
export function newTrackingCode(): string {
  return grouped(newCode(LENGTH))
}

/**
 * The code as it is stored, from what a citizen types: any case, spaces or dashes, with or without `PA`; O is read as 0,
 * I and L as 1. Null where it can be no code.
 */
export function readTrackingCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, '')
    .replace(/^PA(?=.{13}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{13}$/.test(bare) ? grouped(bare) : null
}

function grouped(code: string): string {
  return `PA-${code.slice(0, 5)}-${code.slice(5, 9)}-${code.slice(9)}`
}
