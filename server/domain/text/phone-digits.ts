/** `0901 234 567` as providers want it: `84901234567`; a number of another country as its digits. */
export function internationalDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return !phone.startsWith('+') && digits.startsWith('0') ? `84${digits.slice(1)}` : digits
}

/** The same within the country: `0901234567`. */
export function nationalDigits(phone: string): string {
  const digits = internationalDigits(phone)
  return digits.startsWith('84') ? `0${digits.slice(2)}` : digits
}
