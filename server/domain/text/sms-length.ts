import type { SmsLength } from '../../contract/messages/messages.ts'

/** The characters that fit into seven bits (3GPP TS 23.038, default alphabet), and those that take two places of it. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const GSM_TWICE = '^{}\\[~]|€'

/** How many characters one SMS holds, and each of several joined ones. */
const ROOM = { gsm: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const

/** How long a text is as an SMS: one letter with a Vietnamese mark makes all of it UCS-2. */
export function smsLength(text: string): SmsLength {
  const characters = [...text]
  const isGsm = characters.every((character) => GSM.includes(character) || GSM_TWICE.includes(character))
  const encoding = isGsm ? 'gsm' : 'ucs2'
  const length = isGsm
    ? characters.reduce((sum, character) => sum + (GSM_TWICE.includes(character) ? 2 : 1), 0)
    : text.length
  const { one, each } = ROOM[encoding]
  return { encoding, length, parts: length <= one ? 1 : Math.ceil(length / each) }
}
