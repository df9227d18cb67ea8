/** The same day so many months on; the month's last where it has no such day. */
export function nextAssessmentOn(madeOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = madeOn.split('-').map(Number)
  const total = year * 12 + (month - 1) + months
  const [nextYear, nextMonth] = [Math.floor(total / 12), (total % 12) + 1]
  const last = new Date(Date.UTC(nextYear, nextMonth, 0)).getUTCDate()
  const parts = [String(nextYear).padStart(4, '0'), nextMonth, Math.min(day, last)]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
