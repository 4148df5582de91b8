import { dictionary, type Language } from '@ayni/kernel'

const words = dictionary({
  es: {
    ignored: (columns: string) => `columnas que no se usan: ${columns}`,
    rows: (n: number, rejected: number) => `${n} filas · ${rejected} rechazadas`,
    columnTwice: (column: string) => `la columna «${column}» aparece dos veces; deja una sola`,
    mappedMissing: (column: string) => `el mapa nombra la columna «${column}», que no está en el archivo`,
    nothingToRead:
      'el archivo no tiene ninguna columna conocida; la primera línea debe ser el encabezado del archivo de cohorte',
    fileMissing: (file: string) => `no se puede leer el archivo ${file}`,
    mapUnreadable: (file: string) => `el mapa ${file} no es un JSON de «nuestra columna»: «su columna»`,
    progress: (rows: number) => `${rows.toLocaleString('es-PE')} filas`,
    programMissing: (slug: string) => `no hay un programa «${slug}»; créalo con: ayni program add ${slug} --name "…"`,
    programMade: (slug: string) => `no había un programa «${slug}»: se creó con ese nombre`,
    programName: (slug: string) =>
      `«${slug}» no puede ser el nombre corto de un programa: usa minúsculas, números y guiones`,
    dryRun: (read: number, rejected: number) =>
      `ensayo: ${read} filas leídas, ${rejected} se rechazarían; no se guardó nada`,
    imported: (c: { taken: number; again: number; rejected: number }) =>
      `${c.taken} nuevas · ${c.again} ya estaban · ${c.rejected} rechazadas`,
    needsProgram: 'falta --program',
  },
  en: {
    ignored: (columns: string) => `columns not used: ${columns}`,
    rows: (n: number, rejected: number) => `${n} rows · ${rejected} rejected`,
    columnTwice: (column: string) => `column "${column}" appears twice; leave one`,
    mappedMissing: (column: string) => `the map names column "${column}", which is not in the file`,
    nothingToRead: 'the file has no known column; its first line must be the header of the cohort file',
    fileMissing: (file: string) => `the file ${file} cannot be read`,
    mapUnreadable: (file: string) => `the map ${file} is not a JSON of "our column": "their column"`,
    progress: (rows: number) => `${rows.toLocaleString('en')} rows`,
    programMissing: (slug: string) =>
      `there is no programme "${slug}"; make it with: ayni program add ${slug} --name "…"`,
    programMade: (slug: string) => `there was no programme "${slug}": it was made with that name`,
    programName: (slug: string) =>
      `"${slug}" cannot be the short name of a programme: use small letters, digits and hyphens`,
    dryRun: (read: number, rejected: number) =>
      `dry run: ${read} rows read, ${rejected} would be rejected; nothing was stored`,
    imported: (c: { taken: number; again: number; rejected: number }) =>
      `${c.taken} new · ${c.again} already there · ${c.rejected} rejected`,
    needsProgram: '--program is missing',
  },
})

/** The terminal speaks the person's language: `LANG=en…` gives English, anything else Spanish. */
export const cliLanguage = (env: Readonly<Record<string, string | undefined>>): Language =>
  /^en/i.test(env.AYNI_LANG ?? env.LC_ALL ?? env.LANG ?? '') ? 'en' : 'es'

export const cliWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]
