import type { Service } from '../../context.ts'

type Keyed = Pick<Service, 'key' | 'config'>

/** The secret of a request's link, the same at every try of its delivery: 144 bits, made by no database alone. */
export function outsideToken({ key }: Pick<Keyed, 'key'>, requestId: string): string {
  return key.mac(`link outside ${requestId}`).subarray(0, 18).toString('base64url')
}

/** Where the body reads and answers it; null until the office has an address. */
export function outsideLink(service: Keyed, requestId: string): string | null {
  const { publicUrl } = service.config
  return publicUrl === null ? null : `${publicUrl}/public/outside/${outsideToken(service, requestId)}`
}
