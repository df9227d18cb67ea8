import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** The address lies inside our own network, where nobody outside may have us call. */
export class InnerAddress extends Error {}

/**
 * Where a host is to be connected to: its name is looked up once and that address is taken, so that it cannot become another one
 * in between. One inside our own network is refused, but for hosts that the office names. Throws `InnerAddress`.
 */
export async function addressOf({ hostname }: URL, innerHosts: readonly string[]): Promise<string> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address)
  const [first] = addresses
  if (first === undefined) throw new Error(`${host} has no address`)
  if (!innerHosts.includes(hostname) && !addresses.every(isPublicAddress))
    throw new InnerAddress('an address inside the network')
  return first
}

/** For a request's `lookup`: this address, whatever the host's name is by now. */
export function pinnedTo(address: string): LookupFunction {
  return (_host, { all }, done) => {
    const family = isIP(address)
    // Whoever asks for all addresses gets a list (net.connect with autoSelectFamily).
    if (all) done(null, [{ address, family }])
    else done(null, address, family)
  }
}
