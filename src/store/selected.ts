import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Selection } from '../domain/facility.ts'
import type { Tables } from './tables.ts'

const codesOf = (eb: ExpressionBuilder<Tables, 'facility'>, tags: readonly string[]) =>
  eb.selectFrom('facilityTag').select('facilityTag.facilityCode').where('facilityTag.tag', 'in', tags)

/** A condition on `facility`: not removed, and one of the codes or bearing one of the tags; an empty selection takes all. */
export const selected =
  (selection: Selection = { codes: [], tags: [] }) =>
  (eb: ExpressionBuilder<Tables, 'facility'>): Expression<SqlBool> => {
    const { codes, tags } = selection
    const any = [
      ...(codes.length > 0 ? [eb('facility.facilityCode', 'in', codes)] : []),
      ...(tags.length > 0 ? [eb('facility.facilityCode', 'in', codesOf(eb, tags))] : []),
    ]
    return eb.and([eb('facility.removed', '=', 0), ...(any.length > 0 ? [eb.or(any)] : [])])
  }
