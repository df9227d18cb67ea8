import { listIndexInputs } from '../../../db/queries/reports/index-inputs.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { IndexesReport, IndexReply, InputReply, Readings } from '../../contract/indexes.ts'
import { INDEXES, PARTS_OF_WHOLES } from '../../domain/indexes/registry.ts'
import { type IndexInput, type RuleSet, standingIn } from '../../domain/indexes/rule-set.ts'
import { addDays } from '../../domain/local-time.ts'
import { type Period, progressOf } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { dossierInputs } from './dossier-inputs.ts'
import { type InputState, readEntered, standingRows } from './entered-inputs.ts'
import { productInputs } from './product-inputs.ts'

type States = ReadonlyMap<string, InputState>

/** Every index of a unit and everything below it in a period, with its inputs and steps; nothing that is missing is made up. */
export async function indexesReport(
  service: Service,
  unit: Unit,
  period: Period,
  readings: Readings,
): Promise<IndexesReport> {
  const states = withoutContradictions(await gatherInputs(service, unit, period))
  return {
    period: periodReply(period),
    progress: progressOf(period, service.now(), service.organisation.zone),
    unit: labelOf(unit),
    readings,
    indexes: INDEXES.map((rules) => describeIndex(rules, states, period, readings)),
    asOf: isoOf(service.now()),
  }
}

async function gatherInputs(service: Service, unit: Unit, period: Period): Promise<States> {
  const product = await productInputs(service, unit, period)
  const units = await listUnitsOf(service.db, period)
  // What was entered is of whole days: of a period from noon to noon it says nothing.
  const isOfDays = period.turnsAt === '00:00'
  const rows = isOfDays
    ? standingRows(await listIndexInputs(service.db, [...subtreeIds(units, unit)], period))
    : []
  const ofDossiers = isOfDays ? await dossierInputs(service, [...subtreeIds(units, unit)], period) : []
  const stateOf = ({ code, kind, origin }: IndexInput): InputState => {
    if (origin === 'entered') {
      const read = (from: typeof rows) =>
        readEntered(
          from.filter((row) => row.code === code),
          kind,
          { units, unit, period },
        )
      // What was entered for the index itself counts before the table of dossiers.
      const ofItself = read(rows)
      return ofItself.entries.length > 0 ? ofItself : read(ofDossiers)
    }
    const held = product.get(code)
    if (!held) throw new Error(`the product does not hold ${code}`)
    const { value, missing } = { value: null, missing: null, ...held }
    return { value, missing, uncoveredFrom: null, entries: [] }
  }
  return new Map(INDEXES.flatMap(({ inputs }) => inputs).map((input) => [input.code, stateOf(input)]))
}

/** Parts that are more than their whole cannot both be right: the parts are not used. */
function withoutContradictions(states: States): States {
  const left = new Map(states)
  for (const { whole, parts } of PARTS_OF_WHOLES) {
    const all = states.get(whole)?.value
    const sum = parts.reduce((total, part) => total + (states.get(part)?.value ?? 0), 0)
    if (all === null || all === undefined || sum <= all) continue
    for (const part of parts) {
      const state = left.get(part)
      if (state && state.value !== null) left.set(part, { ...state, value: null, missing: 'contradictory' })
    }
  }
  return left
}

function describeIndex(rules: RuleSet, states: States, period: Period, readings: Readings): IndexReply {
  const { code, name, sources, validFrom, validTo, ended = null, notes } = rules
  const inputs = rules.inputs.map((input) => describeInput(input, states))
  const known = inputs.flatMap(({ code, value }) => (value === null ? [] : [[code, value] as const]))
  return {
    code,
    name,
    sources,
    validFrom,
    validTo,
    standing: standingIn(rules, period),
    ended,
    notes,
    inputs,
    ...rules.compute(Object.fromEntries(known), { readings, onDay: addDays(period.toDay, -1) }),
  }
}

function describeInput({ isOptional = false, ...input }: IndexInput, states: States): InputReply {
  const state = states.get(input.code)
  if (!state) throw new Error(`no state of ${input.code}`)
  return { ...input, isOptional, ...state }
}
