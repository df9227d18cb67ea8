import type { Context } from 'hono'
import { Refusal } from '../contract/refusals.ts'
import { decodeUtf8 } from '../read-input.ts'

/** A form as it came: one value a name, the last one where there were more; boxes by `all`. */
export interface TypedForm {
  readonly value: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** A form of text fields. Throws `request/malformed` for what is not UTF-8, so that no word is stored garbled. */
export async function readTextForm(c: Context): Promise<TypedForm> {
  const body = decodeUtf8(await c.req.arrayBuffer())
  refuseGarbled(body)
  const fields = new URLSearchParams(body)
  return { value: (name) => fields.getAll(name).at(-1) ?? '', all: (name) => fields.getAll(name) }
}

function refuseGarbled(body: string): void {
  try {
    decodeURIComponent(body)
  } catch {
    throw new Refusal('request/malformed', { detail: 'not UTF-8' })
  }
}

/** A form with files: the files chosen (an empty field counts as none), and its text fields. */
export async function readUpload(c: Context): Promise<TypedForm & { readonly files: readonly File[] }> {
  const form = await c.req.formData().catch(() => {
    throw new Refusal('request/malformed')
  })
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return {
    value: (name) => texts(name).at(-1) ?? '',
    all: texts,
    files: form.getAll('photo').filter((value) => value instanceof File && value.size > 0) as File[],
  }
}
