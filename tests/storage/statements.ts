import { Kysely, type KyselyPlugin } from 'kysely'
import type { Database } from '../../server/storage/database.ts'

/** Every table whose rows belong to a practice. */
export const tablesOfPractices = [
  'practice_settings',
  'member',
  'member_role',
  'credential',
  'team',
  'team_member',
  'invitation',
  'reset_link',
  'session',
  'device_key',
  'member_pin',
  'client_case',
  'care_team',
  'course',
  'client_identity',
  'note_facts',
  'thread_row',
  'note_carried',
  'check_reason',
  'comment_thread',
  'comment',
  'comment_wording',
  'search_row',
  'supervision',
  'note',
  'process_grant',
  'document',
  'document_update',
  'document_snapshot',
  'document_author',
  'held_update',
  'template',
  'template_grant',
  'template_version',
  'library_section',
  'library_section_use',
  'note_request',
  'audit_entry',
  'process_audit_entry',
] as const

/** A part of a statement, as Kysely builds it before it becomes SQL. */
type Part = { kind: string } & Record<string, unknown>

/** What one statement touches, and whether each of its tables is tied to a practice. */
export interface Statement {
  kind: string
  tables: string[]
  /** Tables of practices whose rows the statement would find, or change, in any practice. */
  unbound: string[]
  /** The practices to which the statement is tied. */
  practices: unknown[]
  /** Columns that are compared with a value, as `table.column`. */
  keys: string[]
  /** It reads how many rows there are, and nothing of them. */
  counts: boolean
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'

/** Statements, and SQL written by hand, which nothing here can read and so nothing lets pass. */
const statementKinds = new Set(['RawNode', 'SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

/** Hands every statement that goes through this database from now on to `see`, subqueries by themselves. */
export function watchStatements(database: Database, see: (statement: Statement) => void): void {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      for (const part of partsOf(node))
        if (statementKinds.has(part.kind) && !isDirection(part)) see(readStatement(part))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const { read, write } = database
  if (!(read instanceof Kysely)) throw new Error('The reading side is a Kysely.')
  const watched: Pick<Database, 'read' | 'write'> = {
    read: read.withPlugin(plugin),
    write: (act) => write((tx) => act(tx.withPlugin(plugin))),
  }
  Object.assign(database, watched)
}

/** Kysely writes the direction of an order as SQL by hand. */
const isDirection = ({ sqlFragments }: Part): boolean =>
  Array.isArray(sqlFragments) && sqlFragments.length === 1 && /^(asc|desc)$/.test(String(sqlFragments[0]))

function* partsOf(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const one of value) yield* partsOf(one)
  if (!isPart(value)) return
  yield value
  for (const below of Object.values(value)) yield* partsOf(below)
}

/** Parts of a statement itself: what stands in a subquery is the subquery's. */
function* ownPartsOf(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const one of value) yield* ownPartsOf(one)
  if (!isPart(value) || statementKinds.has(value.kind)) return
  yield value
  for (const below of Object.values(value)) yield* ownPartsOf(below)
}

/** Reads a statement. Throws at what it does not know, so that nothing passes unread. */
export function readStatement(statement: Part): Statement {
  if (statement.kind === 'RawNode')
    return {
      kind: statement.kind,
      tables: [],
      unbound: ['SQL written by hand'],
      practices: [],
      keys: [],
      counts: false,
    }
  const tables = tablesOf(statement)
  const only = tables.length === 1 ? tables[0] : undefined
  const equal = conditionsOf(statement).flatMap((condition) => equality(condition, only))
  const bound = new Map<string, unknown>()
  for (const { left, right } of equal) {
    const table = left.startsWith('practice:') ? left.slice('practice:'.length) : undefined
    if (table !== undefined && 'value' in right) bound.set(table, right.value)
  }
  // What equals the practice of a table that is bound is bound as well.
  for (let grown = true; grown; ) {
    grown = false
    for (const { left, right } of equal) {
      if (!('column' in right)) continue
      for (const [one, other] of [
        [left, right.column],
        [right.column, left],
      ] as const) {
        const [from, to] = [one.replace('practice:', ''), other.replace('practice:', '')]
        if (!one.startsWith('practice:') || !other.startsWith('practice:')) continue
        if (!bound.has(from) || bound.has(to)) continue
        bound.set(to, bound.get(from))
        grown = true
      }
    }
  }
  const inserted = statement.kind === 'InsertQueryNode' ? insertedPractices(statement) : undefined
  const ofPractices = tables.filter((table) => tablesOfPractices.some((one) => one === table))
  const unbound = inserted
    ? inserted.every((one) => one !== undefined)
      ? []
      : ofPractices
    : ofPractices.filter((table) => !bound.has(table))
  if (inserted && overwrites(statement) && !bound.has(only ?? '')) unbound.push(...ofPractices)
  return {
    kind: statement.kind,
    tables,
    unbound: [...new Set(unbound)],
    practices: [...bound.values(), ...(ofPractices.length > 0 ? (inserted ?? []) : [])],
    keys: equal.flatMap(({ left, right }) => ('value' in right ? [left] : [])),
    counts: countsOnly(statement),
  }
}

function countsOnly({ selections }: Part): boolean {
  const selected = Array.isArray(selections) ? selections : []
  return (
    selected.length > 0 &&
    selected.every((one) =>
      [...ownPartsOf(one)].some(({ kind, func }) => kind === 'AggregateFunctionNode' && func === 'count'),
    )
  )
}

function tablesOf(statement: Part): string[] {
  const sources = [statement.from, statement.into, statement.table, statement.joins, statement.using]
  const found = sources.flatMap((source) => [...ownPartsOf(source)]).filter((part) => part.kind === 'TableNode')
  const names = new Set(found.map(tableName))
  if ([...ownPartsOf(sources)].some((part) => part.kind === 'AliasNode')) throw new Error('Aliases are not read here.')
  return [...names].filter((name) => name !== 'excluded')
}

function tableName(part: Part): string {
  const identifiers = [...ownPartsOf(part)].filter((one) => one.kind === 'IdentifierNode')
  const name = identifiers.at(-1)?.name
  if (typeof name !== 'string') throw new Error('A table has a name.')
  return name
}

/** Conditions that all have to hold. What is under an `or` ties nothing. */
function conditionsOf(statement: Part): Part[] {
  const joined = [...ownPartsOf(statement.joins)].filter((part) => part.kind === 'OnNode').map((part) => part.on)
  const { onConflict } = statement
  const wheres = [statement.where, isPart(onConflict) ? onConflict.updateWhere : undefined]
  const roots = wheres.map((where) => (isPart(where) ? where.where : undefined))
  return [...roots, ...joined].flatMap(allOf)
}

function allOf(condition: unknown): Part[] {
  if (!isPart(condition)) return []
  if (condition.kind === 'AndNode') return [...allOf(condition.left), ...allOf(condition.right)]
  if (condition.kind === 'ParensNode') return allOf(condition.node)
  return [condition]
}

interface Equality {
  /** `practice:table`, or `table.column`. */
  left: string
  right: { value: unknown } | { column: string }
}

function equality(condition: Part, only: string | undefined): Equality[] {
  const { operator, leftOperand, rightOperand } = condition
  if (condition.kind !== 'BinaryOperationNode' || !isPart(operator) || operator.operator !== '=') return []
  const left = columnOf(leftOperand, only)
  if (left === undefined || !isPart(rightOperand)) return []
  if (rightOperand.kind === 'ValueNode') return [{ left, right: { value: rightOperand.value } }]
  const column = columnOf(rightOperand, only)
  return column === undefined ? [] : [{ left, right: { column } }]
}

function columnOf(reference: unknown, only: string | undefined): string | undefined {
  if (!isPart(reference) || reference.kind !== 'ReferenceNode') return undefined
  const table = isPart(reference.table) ? tableName(reference.table) : only
  if (table === undefined || !isPart(reference.column)) return undefined
  const column = tableName(reference.column)
  return column === 'practice_id' ? `practice:${table}` : `${table}.${column}`
}

/** The practice of each row that is inserted; undefined where it has none, null where it says that there is none. */
function insertedPractices(statement: Part): unknown[] {
  const columns = (Array.isArray(statement.columns) ? statement.columns : []).filter(isPart).map(tableName)
  const index = columns.indexOf('practice_id')
  const rows = isPart(statement.values) && Array.isArray(statement.values.values) ? statement.values.values : []
  return rows.map((row) => {
    if (!isPart(row) || !Array.isArray(row.values) || index < 0) return undefined
    const value: unknown = row.values[index]
    return isPart(value) ? value.value : value
  })
}

const overwrites = ({ onConflict }: Part): boolean => isPart(onConflict) && onConflict.doNothing !== true
