import { basename, dirname } from 'node:path'
import ts from 'typescript'
import { REFUSALS } from '../../server/contract/refusals.ts'

/** A JSON schema of draft 2020-12, as far as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

const REFUSAL_CODES = Object.keys(REFUSALS).length
const REF = '#/components/schemas/'

/**
 * JSON schemas of the project's own types, as `JSON.stringify` writes their values. A type with a name becomes a component of
 * that name, with its docstring; what has none is written out where it is.
 */
export class SchemaWriter {
  /** By name. */
  readonly components = new Map<string, JsonSchema>()
  readonly #names = new Map<ts.Type, string>()
  /** What is being written out: a type without a name that holds itself ends as anything. */
  readonly #open = new Set<ts.Type>()

  constructor(private readonly checker: ts.TypeChecker) {}

  write(type: ts.Type): JsonSchema {
    const named = this.#nameOf(type)
    if (named === undefined) return this.#writeOut(type)
    const known = this.#names.get(type)
    if (known !== undefined) return { $ref: REF + known }
    const name = this.components.has(named.name) ? named.longName : named.name
    this.#names.set(type, name)
    // Before it is written: it may hold itself.
    this.components.set(name, {})
    const doc = this.#docOf(named.symbol)
    this.components.set(name, { ...(doc === '' ? {} : { description: doc }), ...this.#writeOut(type) })
    return { $ref: REF + name }
  }

  #docOf(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).replace(/\s+/g, ' ').trim()
  }

  /** Our own names alone, and none of a generic type: that would be another schema for each of its arguments. */
  #nameOf(type: ts.Type): { name: string; longName: string; symbol: ts.Symbol } | undefined {
    const isInterface = (type.flags & ts.TypeFlags.Object) !== 0 && type.isClassOrInterface()
    const symbol = type.aliasSymbol ?? (isInterface ? type.symbol : undefined)
    const generic = type.aliasSymbol ? type.aliasTypeArguments : this.#argumentsOf(type)
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName
    if (!symbol || !file || generic?.length || file.includes('node_modules')) return undefined
    const folder = basename(dirname(file))
    const prefix = folder.replace(/(^|[-_])(\w)/g, (_all, _gap, letter: string) => letter.toUpperCase())
    return { name: symbol.name, longName: prefix + symbol.name, symbol }
  }

  #argumentsOf(type: ts.Type): readonly ts.Type[] | undefined {
    return type.isClassOrInterface() ? type.typeParameters : undefined
  }

  #writeOut(type: ts.Type): JsonSchema {
    const { flags } = type
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
    if (flags & ts.TypeFlags.Never) return { not: {} }
    if (flags & ts.TypeFlags.Null) return { type: 'null' }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' }
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' }
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' }
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' }
    if (type.isUnion()) return this.#union(type.types)
    if (flags & ts.TypeFlags.Instantiable) {
      const constraint = this.checker.getBaseConstraintOfType(type)
      return constraint && constraint !== type ? this.write(constraint) : {}
    }
    if (this.#open.has(type)) return {}
    this.#open.add(type)
    const written = this.#object(type)
    this.#open.delete(type)
    return written
  }

  #union(types: readonly ts.Type[]): JsonSchema {
    const told = types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)))
    const isBoolean = told.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2
    const rest = isBoolean ? told.filter(({ flags }) => !(flags & ts.TypeFlags.BooleanLiteral)) : told
    const isLiteral = (each: ts.Type) => each.isStringLiteral() || each.isNumberLiteral()
    const others = rest.filter((each) => !isLiteral(each)).map((each) => this.write(each))
    const values = rest.flatMap((each) =>
      each.isStringLiteral() || each.isNumberLiteral() ? [each.value] : [],
    )
    const enumerated =
      values.length === 0
        ? []
        : values.length === 1
          ? [{ const: values[0] }]
          : [
              values.length === REFUSAL_CODES
                ? this.#refusalCode(values)
                : { type: typeof values[0], enum: values },
            ]
    return anyOf([...(isBoolean ? [{ type: 'boolean' }] : []), ...enumerated, ...others])
  }

  /** A `keyof` has no name of its own, and this one stands in every receipt. */
  #refusalCode(values: readonly (string | number)[]): JsonSchema {
    this.components.set('RefusalCode', { type: 'string', enum: values })
    return { $ref: `${REF}RefusalCode` }
  }

  #object(type: ts.Type): JsonSchema {
    const { checker } = this
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type as ts.TypeReference).map((each) => this.write(each))
      const { target } = type as ts.TupleTypeReference
      if (!target.combinedFlags || !(target.combinedFlags & ts.ElementFlags.Variable))
        return { type: 'array', prefixItems: items, minItems: target.minLength, maxItems: items.length }
      return { type: 'array', items: anyOf(items) }
    }
    if (checker.isArrayType(type))
      return { type: 'array', items: this.write(checker.getTypeArguments(type as ts.TypeReference)[0]!) }
    if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike))
      return { type: 'string' }
    const properties = checker.getPropertiesOfType(type)
    const toJson = properties.find(({ name }) => name === 'toJSON')
    if (toJson) {
      const [signature] = checker.getTypeOfSymbol(toJson).getCallSignatures()
      return signature ? this.write(signature.getReturnType()) : {}
    }
    const required: string[] = []
    const written: Record<string, JsonSchema> = {}
    for (const property of properties) {
      const its = checker.getTypeOfSymbol(property)
      if (its.getCallSignatures().length > 0 || property.name.startsWith('__@')) continue
      const doc = this.#docOf(property)
      const schema = this.write(its)
      written[property.name] = doc === '' ? schema : { description: doc, ...schema }
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeUndefined(its)) required.push(property.name)
    }
    const index = checker.getIndexInfosOfType(type)[0]
    return {
      type: 'object',
      ...(properties.length === 0 ? {} : { properties: written }),
      ...(required.length === 0 ? {} : { required }),
      ...(index ? { additionalProperties: this.write(index.type) } : {}),
    }
  }
}

function mayBeUndefined(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type]
  return parts.some(({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any))
}

/** One of several, each told once. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()]
  const [only] = different
  if (different.length === 1 && only) return only
  if (different.length === 0) return {}
  const plain = different.filter(
    (each) => Object.keys(each).join() === 'type' && typeof each.type === 'string',
  )
  if (plain.length === different.length) return { type: plain.map(({ type }) => type) }
  return { anyOf: different }
}
