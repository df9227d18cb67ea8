import { dayName, dayNumber } from '../local-time.ts'

/**
 * The Vietnamese lunar calendar for years 1900–2199: months begin on the local day of the new moon, month 11 holds the
 * winter solstice, and in a year of thirteen months the first one without a major solar term is the leap month.
 *
 * The moments of new moon and the sun's longitude follow the method that Hồ Ngọc Đức published (after Jean Meeus,
 * "Astronomical Algorithms", 1998), in UTC+7 since 1968. That hour apart from Beijing is why Tết 1985, 2007 and 2030
 * fall on other days than the Chinese New Year.
 */
const VIETNAM_HOURS = 7

/** Mean length of a lunar month, in days. */
const LUNATION_DAYS = 29.530588853
/** Julian day number of 1970-01-01. */
const EPOCH_JULIAN_DAY = 2_440_588
const JULIAN_CENTURY_DAYS = 36_525

const DEGREE = Math.PI / 180
const sine = (degrees: number) => Math.sin(degrees * DEGREE)

/** The instant of the `k`-th new moon since 1900, as a Julian date in UTC. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t ** 2 - 0.000000155 * t ** 3
  const wobble = 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun)
  // How far the earth's rotation lags behind the even time of the formulas.
  const lag = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return mean + wobble + correction - lag
}

/** Julian day number of the local day on which the `k`-th new moon falls. */
function newMoonDay(k: number): number {
  return Math.floor(newMoon(k) + 0.5 + VIETNAM_HOURS / 24)
}

/** Which twelfth of its yearly path the sun has reached at the start of a local day; 0 from the spring equinox on. */
function solarTerm(julianDay: number): number {
  const t = (julianDay - 2_451_545.5 - VIETNAM_HOURS / 24) / JULIAN_CENTURY_DAYS
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t ** 2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly)
  const longitude = mean + centre
  return Math.floor((longitude - 360 * Math.floor(longitude / 360)) / 30)
}

const WINTER_SOLSTICE_TERM = 9

/** The lunation that is month 11 of a solar year: the last that begins before the winter solstice is over. */
function monthElevenOf(year: number): number {
  const lastDay = dayNumber(`${year}-12-31`) + EPOCH_JULIAN_DAY
  const k = Math.floor((lastDay - 2_415_021) / LUNATION_DAYS)
  return solarTerm(newMoonDay(k)) >= WINTER_SOLSTICE_TERM ? k - 1 : k
}

/** How many months after month 11 (lunation `k`) the leap month comes. */
function leapOffset(k: number): number {
  for (let offset = 1; offset < 14; offset++) {
    if (solarTerm(newMoonDay(k + offset)) === solarTerm(newMoonDay(k + offset + 1))) return offset
  }
  return 14
}

/**
 * The solar day of a day of the lunar year that begins in `year`: `(2026, 1, 1)` is Tết, 2026-02-17. The month is not
 * the leap one; days are 1–30.
 */
export function lunarDay(year: number, month: number, day: number): string {
  const [before, after] = [monthElevenOf(year - 1), monthElevenOf(year)]
  const [start, monthsAfterEleven] = month >= 11 ? [after, month - 11] : [before, month + 1]
  const end = month >= 11 ? monthElevenOf(year + 1) : after
  const hasLeapMonth = newMoonDay(end) - newMoonDay(start) > 365
  const shift = hasLeapMonth && monthsAfterEleven >= leapOffset(start) ? 1 : 0
  return dayName(newMoonDay(start + monthsAfterEleven + shift) + day - 1 - EPOCH_JULIAN_DAY)
}

/** Mùng 1 Tết. */
export function lunarNewYear(year: number): string {
  return lunarDay(year, 1, 1)
}
