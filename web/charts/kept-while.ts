import { guard } from 'lit/directives/guard.js'

/** The same value while everything in `same` is: a chart is drawn anew only when its data changed. */
export function keptWhile<Value>(same: unknown[], value: Value): Value {
  // To a template a directive is the value that it gives.
  return guard(same, () => value) as Value
}
