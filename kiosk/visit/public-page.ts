/** Where a citizen goes on: an address below the office's public one. */
export function publicPage(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`
}
