import type { Words } from '../../contract/language.ts'
import type { HandOversReport } from '../../contract/reports/hand-overs.ts'
import { formatNumber } from '../format.ts'

/** How much was handed on, how much of it came back, and how long it had lain before. */
export function handOversFinding({ given, givenItems, taken, returned, heldHours }: HandOversReport): Words {
  const say =
    (language: 'vi' | 'en') =>
    (n: number, digits = 0) =>
      formatNumber(n, language, digits)
  const [vi, en] = [say('vi'), say('en')]
  const held = {
    vi: heldHours === null ? '' : `, giữ trung vị ${vi(heldHours, 1)} giờ làm việc trước khi chuyển`,
    en: heldHours === null ? '' : `, held for ${en(heldHours, 1)} working hours (median) before`,
  }
  return {
    vi: `Chuyển đi ${vi(given)} lần (${vi(givenItems)} phản ánh)${held.vi}; chuyển đến ${vi(taken)} lần, trong đó ${vi(returned)} phản ánh quay lại`,
    en: `Handed on ${en(given)} times (${en(givenItems)} items)${held.en}; taken over ${en(taken)} times, ${en(returned)} of them items that came back`,
  }
}
