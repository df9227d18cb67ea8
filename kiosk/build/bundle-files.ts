import type { Rollup } from 'vite'

export type OutputFile = Rollup.OutputAsset | Rollup.OutputChunk

/** These files and all that they need to start; `withLater` adds what they load afterwards. */
export function closureOf(
  bundle: Rollup.OutputBundle,
  names: readonly string[],
  withLater: boolean,
): OutputFile[] {
  const found = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = bundle[name]
    if (!file || found.has(name)) continue
    found.add(name)
    waiting.push(...referencesOf(bundle, file, withLater))
  }
  return [...found].flatMap((name) => bundle[name] ?? [])
}

function referencesOf(bundle: Rollup.OutputBundle, file: OutputFile, withLater: boolean): string[] {
  if (file.type === 'chunk') {
    const { importedCss = [], importedAssets = [] } = file.viteMetadata ?? {}
    return [...file.imports, ...(withLater ? file.dynamicImports : []), ...importedCss, ...importedAssets]
  }
  if (!/\.(html|css)$/.test(file.fileName)) return []
  const text = Buffer.from(file.source).toString()
  return Object.keys(bundle).filter(
    (name) => name !== file.fileName && text.includes(name.split('/').at(-1) ?? name),
  )
}
