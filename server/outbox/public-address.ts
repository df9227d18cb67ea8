import { BlockList, isIP } from 'node:net'

/** Addresses that nothing of the outside world lies at: this machine, its networks, and what is reserved (RFC 6890). */
const INNER = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4')

/** All that is handed out to the world (RFC 4291, 2.4); what carries an address of IPv4 is judged by none, and refused. */
const WORLD = new BlockList()
WORLD.addSubnet('2000::', 3, 'ipv6')
const CARRIERS = new BlockList()
CARRIERS.addSubnet('2001::', 32, 'ipv6')
CARRIERS.addSubnet('2001:db8::', 32, 'ipv6')
CARRIERS.addSubnet('2002::', 16, 'ipv6')

/** Does this address lie in the public internet? What is no address does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !INNER.check(address, 'ipv4')
  if (family !== 6) return false
  return WORLD.check(address, 'ipv6') && !CARRIERS.check(address, 'ipv6')
}
