import { listSigningKeys } from '../../db/queries/history/roots.ts'
import type { Service } from '../context.ts'

/**
 * The public halves of the keys that signed this installation's days, the oldest first, each with its id and since when:
 * whoever copies a root file can check its signature without asking the office (`openssl pkeyutl -verify`).
 */
export async function sendSigningKeys({ db }: Pick<Service, 'db'>): Promise<Response> {
  const keys = await listSigningKeys(db)
  const pem = keys.map(({ id, created_at, public_key }) => `# ${id} ${created_at}\n${public_key}`).join('\n')
  return new Response(pem, { headers: { 'content-type': 'application/x-pem-file' } })
}
