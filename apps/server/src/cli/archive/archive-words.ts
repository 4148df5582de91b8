import { dictionary } from '@ayni/kernel'
import type { BackupRefusalCode } from '@ayni/platform/backup'
import { cliLanguage } from '../words.ts'

const count = (n: number, language: string): string => n.toLocaleString(language)
const mib = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`

const words = dictionary({
  es: {
    progress: (rows: number, bytes: number) => `${count(rows, 'es-PE')} filas · ${mib(bytes)}`,
    written: (file: string, rows: number, bytes: number) =>
      `respaldo completo en ${file}: ${count(rows, 'es-PE')} filas, ${mib(bytes)}`,
    ledger: (seq: number, hash: string) => `libro de actos hasta el ${seq}: ${hash}`,
    keepPassphrase: 'guarda la frase aparte del archivo: sin ella nadie puede abrirlo, tampoco nosotros',
    checking: 'leyendo el archivo entero antes de escribir nada …',
    restored: (rows: number, tables: number) => `restaurado: ${count(rows, 'es-PE')} filas en ${tables} tablas`,
    sameLedger: (seq: number, hash: string) => `el libro de actos es idéntico, hasta el ${seq}: ${hash}`,
    waiting: (n: number) => `${n} mensajes esperaban en el archivo; saldrán cuando Ayni arranque (npm start)`,
    refusals: {
      'backup.passphrase-missing': () =>
        'falta AYNI_BACKUP_PASSPHRASE: la frase con la que se cifra el respaldo; va en el entorno, nunca en la línea de comandos',
      'backup.passphrase-short': (n: string) => `AYNI_BACKUP_PASSPHRASE necesita ${n} caracteres o más`,
      'backup.file-exists': (file: string) => `${file} ya existe; un respaldo nunca se escribe encima de otro`,
      'backup.file-missing': (file: string) => `no se puede leer ${file}`,
      'backup.not-an-archive': () => 'ese archivo no es un respaldo de Ayni',
      'backup.passphrase-wrong': () => 'la frase no es la de este respaldo',
      'backup.tampered': () => 'el respaldo está dañado o alguien lo cambió; no se restauró nada',
      'backup.truncated': () => 'al respaldo le falta el final: se cortó al copiarlo; no se restauró nada',
      'backup.owner-cannot-see-all': () =>
        'el usuario de DATABASE_URL no ve todas las filas; usa el dueño de las tablas de Ayni, el mismo con el que arranca',
      'restore.other-version': (which: string) =>
        `el respaldo es de otra versión de Ayni: ${which}. Restaura con esa versión y actualiza después`,
      'restore.not-empty': (table: string) =>
        `la base de datos no está vacía (${table}); se restaura solo donde no hay nada`,
      'restore.in-use': () => 'otro Ayni está usando esa base de datos; detenlo primero',
      'restore.keys-differ': (where: string) => `hay otras llaves en ${where}; las del respaldo no se escriben encima`,
    },
  },
  en: {
    progress: (rows: number, bytes: number) => `${count(rows, 'en')} rows · ${mib(bytes)}`,
    written: (file: string, rows: number, bytes: number) =>
      `backup complete in ${file}: ${count(rows, 'en')} rows, ${mib(bytes)}`,
    ledger: (seq: number, hash: string) => `ledger up to ${seq}: ${hash}`,
    keepPassphrase: 'keep the passphrase apart from the file: without it nobody can open it, we neither',
    checking: 'reading the whole archive before anything is written …',
    restored: (rows: number, tables: number) => `restored: ${count(rows, 'en')} rows in ${tables} tables`,
    sameLedger: (seq: number, hash: string) => `the ledger is identical, up to ${seq}: ${hash}`,
    waiting: (n: number) => `${n} messages were waiting in the archive; they leave when Ayni starts (npm start)`,
    refusals: {
      'backup.passphrase-missing': () =>
        'AYNI_BACKUP_PASSPHRASE is missing: the passphrase that encrypts the backup; it goes in the environment, never on the command line',
      'backup.passphrase-short': (n: string) => `AYNI_BACKUP_PASSPHRASE needs ${n} characters or more`,
      'backup.file-exists': (file: string) => `${file} is already there; a backup is never written over another`,
      'backup.file-missing': (file: string) => `${file} cannot be read`,
      'backup.not-an-archive': () => 'that file is no backup of Ayni',
      'backup.passphrase-wrong': () => 'the passphrase is not the one of this backup',
      'backup.tampered': () => 'the backup is damaged or somebody changed it; nothing was restored',
      'backup.truncated': () => 'the end of the backup is missing: it was cut while copied; nothing was restored',
      'backup.owner-cannot-see-all': () =>
        'the user of DATABASE_URL does not see every row; use the owner of the tables of Ayni, the one it starts with',
      'restore.other-version': (which: string) =>
        `the backup is of another version of Ayni: ${which}. Restore with that version and update afterwards`,
      'restore.not-empty': (table: string) =>
        `the database is not empty (${table}); a restore goes only where nothing is`,
      'restore.in-use': () => 'another Ayni is using that database; stop it first',
      'restore.keys-differ': (where: string) =>
        `there are other keys in ${where}; those of the backup are not written over them`,
    },
  },
})

export const archiveWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]

export const refusalText = (
  env: Readonly<Record<string, string | undefined>>,
  refused: { readonly refused: BackupRefusalCode; readonly detail: string },
): string => `${archiveWords(env).refusals[refused.refused](refused.detail)} [${refused.refused}]`
