import type { KioskConfig, PairReply } from '../../server/contract/kiosk.ts'
import { DURABLE, type DeviceValues, type KioskDatabase } from '../outbox/database.ts'

/** What is kept under `name`, or undefined when the tablet was never told. */
export function readDevice<Name extends keyof DeviceValues>(
  database: KioskDatabase,
  name: Name,
): Promise<DeviceValues[Name] | undefined> {
  return database.use((connection) => connection.get('device', name)) as Promise<
    DeviceValues[Name] | undefined
  >
}

export function writeDevice<Name extends keyof DeviceValues>(
  database: KioskDatabase,
  name: Name,
  value: DeviceValues[Name],
): Promise<void> {
  return database.use(async (connection) => {
    const change = connection.transaction('device', 'readwrite', DURABLE)
    await Promise.all([change.store.put(value, name), change.done])
  })
}

/**
 * Makes this tablet the kiosk it was paired with. Ratings given under another kiosk are set aside, not sent: they would
 * be counted for the wrong desk.
 */
export function keepPairing(
  database: KioskDatabase,
  reply: PairReply,
  secret: string | null,
): Promise<KioskConfig> {
  const { token, ...config } = reply
  return database.use(async (connection) => {
    const change = connection.transaction(['device', 'outbox', 'refused'], 'readwrite', DURABLE)
    const device = change.objectStore('device')
    const outbox = change.objectStore('outbox')
    const others = (await outbox.getAll()).filter(({ kioskId }) => kioskId !== config.kiosk.id)
    await Promise.all([
      device.put(token, 'token'),
      device.put(config, 'config'),
      secret !== null && device.put(secret, 'setUpSecret'),
      ...others.flatMap(({ seq, kioskId, rating }) => [
        change
          .objectStore('refused')
          .put({ id: rating.id, rating, kioskId, why: 'paired-with-another-kiosk' as const }),
        outbox.delete(seq),
      ]),
      change.done,
    ])
    return config
  })
}
