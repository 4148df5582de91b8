import { instant, z } from '@ayni/kernel'

export const archiveTable = z.strictObject({ schema: z.string(), table: z.string(), columns: z.array(z.string()) })
export type ArchiveTable = z.infer<typeof archiveTable>

/** First record of an archive: what it is of, and everything without which its rows cannot be read. */
export const manifestShape = z.strictObject({
  format: z.literal(1),
  program: z.string(),
  at: instant,
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
  ledger: z.strictObject({ seq: z.int(), hash: z.string() }),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), value: z.int().nullable() })),
  tables: z.array(archiveTable),
  /** The key ring as JSON text, and the other files of the key folder by name (base64). */
  ring: z.string(),
  keyFiles: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifestShape>

export const tableEnd = z.strictObject({ rows: z.int(), sha256: z.string() })
export const archiveEnd = z.strictObject({ tables: z.int(), rows: z.int() })
