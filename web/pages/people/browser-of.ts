const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome, Windows` of what a browser says it is; empty where nobody can say. */
export function browserOf(agent: string): string {
  return [BROWSERS, SYSTEMS]
    .flatMap((table) => table.find(([sign]) => sign.test(agent))?.[1] ?? [])
    .join(', ')
}
