/** Not after a letter, a digit or a dot: an address of mail mentions nobody. */
const MENTION = /(?<![\p{L}\p{N}._@-])@([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)/gu

/** The user names that a note names by `@`, each once, as written in small letters. */
export function findMentions(text: string): string[] {
  return [...new Set([...text.toLowerCase().matchAll(MENTION)].map(([, username = '']) => username))]
}
