import type { FileType } from '../../contract/feedback/composer/answer-files.ts'

/** A photo is shown, a document saved: none of it runs here. RFC 6266, with the name also for readers without RFC 8187. */
export function fileHeaders({
  type,
  name,
}: {
  readonly type: FileType
  readonly name: string
}): Record<string, string> {
  const isShown = type === 'image/jpeg'
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  return {
    'content-type': type,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${coded}`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** What is published goes without the name it had: that may name somebody. */
export function publishedHeaders(type: FileType, position: number): Record<string, string> {
  const ending = type === 'image/jpeg' ? 'jpg' : 'pdf'
  return fileHeaders({ type, name: `${position}.${ending}` })
}
