const NAMED = /\{([^{}\s]{1,40})\}/g

/** The names between braces, each once, in the order of the text. */
export function placeholdersIn(template: string): string[] {
  return [...new Set([...template.matchAll(NAMED)].map(([, name = '']) => name))]
}

/** Puts values where a template names them. A line that names only what has no value is left out. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | null>>): string {
  return template
    .split('\n')
    .filter((line) => {
      const names = placeholdersIn(line)
      return names.length === 0 || names.some((name) => (values[name] ?? '') !== '')
    })
    .map((line) => line.replace(NAMED, (_, name: string) => values[name] ?? ''))
    .join('\n')
}

/** One line without control characters: for a header, which a line break would end. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
