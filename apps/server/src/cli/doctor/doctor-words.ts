import { dictionary } from '@ayni/kernel'
import { cliLanguage } from '../words.ts'

export type Level = 'ok' | 'attend' | 'act'
/** What is so, and what to do about it. */
export type Advice = readonly [what: string, todo: string]

const words = dictionary({
  es: {
    levels: (level: Level) => ({ ok: 'bien', attend: 'atiende', act: 'ACTÚA' })[level],
    summary: (act: number, attend: number) => `${act} cosas inseguras · ${attend} por atender`,
    database: (why: string): Advice => [`la base de datos no se abre: ${why}`, 'revisa DATABASE_URL o AYNI_DATA_DIR'],
    databaseOpen: (version: string): Advice => [`PostgreSQL ${version} confirma solo lo que ya está en disco`, ''],
    databaseLoses: (which: string): Advice => [
      `PostgreSQL puede perder lo confirmado (${which})`,
      'actívalo con ALTER SYSTEM y reinicia PostgreSQL',
    ],
    checksums: (): Advice => [
      'PostgreSQL no comprueba sus páginas en disco (data_checksums)',
      'actívalo con pg_checksums --enable, con el servidor detenido',
    ],
    demoReal: (): Advice => [
      'las entradas de demostración están abiertas sobre una base de datos propia',
      'pon AYNI_DEMO=0',
    ],
    demoOpen: (): Advice => [
      'las entradas de demostración son alcanzables desde otras máquinas',
      'pon AYNI_DEMO=0, o HOST=127.0.0.1',
    ],
    demoHere: (): Advice => [
      'demostración: personas inventadas y ningún mensaje sale',
      'para trabajar de verdad: AYNI_DEMO=0 y otra AYNI_DATA_DIR',
    ],
    demoOff: (): Advice => ['las entradas de demostración están cerradas', ''],
    keysWeak: (): Advice => [
      'el llavero es de ejemplo: cualquiera puede abrir lo sellado',
      'usa un llavero propio antes de guardar a nadie',
    ],
    keysEnvironment: (): Advice => ['el llavero viene de AYNI_KEYS', ''],
    keysFile: (file: string): Advice => [`el llavero está en ${file}, solo para su dueño`, ''],
    keysOpen: (file: string, mode: string): Advice => [
      `otros usuarios de la máquina pueden leer el llavero (${mode})`,
      `chmod 600 ${file}`,
    ],
    urlMissing: (): Advice => [
      'falta AYNI_PUBLIC_URL: los enlaces de los mensajes no llegarían a nadie',
      'pon AYNI_PUBLIC_URL=https://…',
    ],
    urlLocal: (): Advice => [
      'Ayni escucha solo en esta máquina',
      'para un equipo real: un proxy con TLS delante y AYNI_PUBLIC_URL=https://…',
    ],
    urlPlain: (url: string): Advice => [
      `la dirección pública no es https: ${url}`,
      'pon TLS delante: sin él se leen sesiones y respuestas en el camino',
    ],
    urlGood: (url: string): Advice => [`la dirección pública es ${url}`, ''],
    proxyUntrusted: (): Advice => [
      'hay un proxy delante y Ayni no le cree la dirección de quien pide: todos comparten un solo límite de peticiones',
      'pon AYNI_TRUST_PROXY=1 si ese proxy escribe X-Forwarded-For',
    ],
    channelReady: (channel: string, provider: string): Advice => [`canal ${channel}: listo (${provider})`, ''],
    channelDemo: (channel: string): Advice => [`canal ${channel}: solo se anota, nada sale`, ''],
    channelMissing: (channel: string, needs: string): Advice => [`canal ${channel}: sin configurar`, `pon ${needs}`],
    unapproved: (templates: string): Advice => [
      `WhatsApp no tiene aprobadas estas plantillas, usadas en los últimos 7 días: ${templates}`,
      'pide su aprobación, o escribe su nombre en WHATSAPP_TEMPLATES; ver docs/operations/messages.md',
    ],
    nothingLeaves: (): Advice => [
      'ningún canal urgente (push, SMS o llamada) sale de la casa: una alerta no despertaría a nadie',
      'configura SMS y voz; ver docs/operations/messages.md',
    ],
    backupNever: (): Advice => [
      'nunca se hizo un respaldo',
      'AYNI_BACKUP_PASSPHRASE=… npx ayni backup ARCHIVO, y guárdalo en otra máquina',
    ],
    backupOld: (days: number): Advice => [
      `el último respaldo tiene ${days} días`,
      'npx ayni backup ARCHIVO, cada noche',
    ],
    backupFresh: (hours: number): Advice => [`último respaldo hace ${hours} h`, ''],
    workerOff: (): Advice => [
      'nadie mueve las alertas ni los mensajes: no hay proceso de trabajo en marcha',
      'npm start, o AYNI_ROLE=worker npm start',
    ],
    workerOn: (): Advice => ['el proceso de trabajo está en marcha', ''],
    noProgram: (): Advice => ['no hay ningún programa', 'npx ayni program add NOMBRE-CORTO --name "…"'],
    rotaHole: (program: string, role: string, from: string): Advice => [
      `${program}: turno de ${role} sin nadie desde ${from} (hora de Lima)`,
      'publica el rol de turnos en la consola; npx ayni rota show',
    ],
    rotaEmpty: (program: string): Advice => [
      `${program}: nadie está de turno`,
      'publica el rol de turnos en la consola antes de invitar a nadie',
    ],
    rotaFull: (program: string): Advice => [`${program}: turnos cubiertos las próximas 72 horas`, ''],
    rotaFew: (program: string, n: number): Advice => [
      `${program}: ${n} clínicos alcanzables en algún momento de las próximas 12 horas`,
      'hacen falta dos: añade otro turno o un teléfono',
    ],
    timersUnsigned: (program: string): Advice => [
      `${program}: hay tiempos de la escalera o del seguimiento sin firma de psiquiatría`,
      'rigen los de fábrica o los últimos firmados; fírmalos en la consola, «Turnos», «Tiempos»',
    ],
    timersSigned: (program: string, version: number): Advice => [
      `${program}: tiempos de la escalera firmados, versión ${version}`,
      '',
    ],
    heartbeatMissing: (): Advice => [
      'nadie fuera de esta máquina sabría si se apaga',
      'pon AYNI_HEARTBEAT_URL: un servicio que avisa cuando deja de oír',
    ],
    heartbeat: (): Advice => ['un servicio de fuera escucha si Ayni vive', ''],
    drillNever: (program: string): Advice => [
      `${program}: el camino de una alerta no se ha ensayado`,
      'npx ayni drill',
    ],
    drillFailed: (program: string): Advice => [
      `${program}: en el último simulacro alguien no respondió`,
      'mira quién en la consola, «Guardia», y repite',
    ],
    drillRunning: (program: string): Advice => [`${program}: hay un simulacro en curso`, ''],
    drillGood: (program: string): Advice => [`${program}: el último simulacro salió bien`, ''],
    factorMissing: (program: string, who: string): Advice => [
      `${program}: clínicos sin segundo factor: ${who}`,
      'que entren una vez en la consola y lo configuren',
    ],
    phoneMissing: (program: string, who: string): Advice => [
      `${program}: clínicos sin teléfono: ${who}`,
      'sin teléfono no se les puede llamar de noche; añádelo en la consola, «Equipo»',
    ],
    noTeam: (program: string, roles: string): Advice => [
      `${program}: nadie tiene el rol ${roles}`,
      'npx ayni user add CORREO --roles …',
    ],
    teamGood: (program: string): Advice => [`${program}: el equipo tiene segundo factor y teléfono`, ''],
    noPlaces: (): Advice => ['no hay establecimientos de salud cargados', 'npx ayni import places RENIPRESS.csv'],
    places: (n: number): Advice => [`${n} establecimientos de salud`, ''],
  },
  en: {
    levels: (level: Level) => ({ ok: 'ok', attend: 'attend', act: 'ACT' })[level],
    summary: (act: number, attend: number) => `${act} unsafe · ${attend} to attend to`,
    database: (why: string): Advice => [`the database does not open: ${why}`, 'look at DATABASE_URL or AYNI_DATA_DIR'],
    databaseOpen: (version: string): Advice => [`PostgreSQL ${version} confirms only what is on disk`, ''],
    databaseLoses: (which: string): Advice => [
      `PostgreSQL can lose what it confirmed (${which})`,
      'turn it on with ALTER SYSTEM and restart PostgreSQL',
    ],
    checksums: (): Advice => [
      'PostgreSQL does not check its pages on disk (data_checksums)',
      'turn it on with pg_checksums --enable while the server is stopped',
    ],
    demoReal: (): Advice => ['demo sign-ins are open on a database of your own', 'set AYNI_DEMO=0'],
    demoOpen: (): Advice => ['demo sign-ins can be reached from other machines', 'set AYNI_DEMO=0, or HOST=127.0.0.1'],
    demoHere: (): Advice => [
      'demo: invented people, and no message leaves',
      'for real work: AYNI_DEMO=0 and another AYNI_DATA_DIR',
    ],
    demoOff: (): Advice => ['demo sign-ins are closed', ''],
    keysWeak: (): Advice => [
      'the key ring is an example: anybody can open what is sealed',
      'use a key ring of your own before you keep anybody',
    ],
    keysEnvironment: (): Advice => ['the key ring comes from AYNI_KEYS', ''],
    keysFile: (file: string): Advice => [`the key ring is in ${file}, for its owner alone`, ''],
    keysOpen: (file: string, mode: string): Advice => [
      `other users of the machine can read the key ring (${mode})`,
      `chmod 600 ${file}`,
    ],
    urlMissing: (): Advice => [
      'AYNI_PUBLIC_URL is missing: links in messages would lead nowhere',
      'set AYNI_PUBLIC_URL=https://…',
    ],
    urlLocal: (): Advice => [
      'Ayni listens on this machine only',
      'for a real team: a proxy with TLS in front, and AYNI_PUBLIC_URL=https://…',
    ],
    urlPlain: (url: string): Advice => [
      `the public address is not https: ${url}`,
      'put TLS in front: without it sessions and answers can be read on the way',
    ],
    urlGood: (url: string): Advice => [`the public address is ${url}`, ''],
    proxyUntrusted: (): Advice => [
      'there is a proxy in front and Ayni does not take its word for who asks: everybody shares one limit of requests',
      'set AYNI_TRUST_PROXY=1 if that proxy writes X-Forwarded-For',
    ],
    channelReady: (channel: string, provider: string): Advice => [`channel ${channel}: ready (${provider})`, ''],
    channelDemo: (channel: string): Advice => [`channel ${channel}: only recorded, nothing leaves`, ''],
    channelMissing: (channel: string, needs: string): Advice => [`channel ${channel}: not configured`, `set ${needs}`],
    unapproved: (templates: string): Advice => [
      `WhatsApp has not approved these templates, used in the last 7 days: ${templates}`,
      'have them approved, or write their names in WHATSAPP_TEMPLATES; see docs/operations/messages.md',
    ],
    nothingLeaves: (): Advice => [
      'no urgent channel (push, SMS or call) leaves the house: an alert would wake nobody',
      'configure SMS and voice; see docs/operations/messages.md',
    ],
    backupNever: (): Advice => [
      'there never was a backup',
      'AYNI_BACKUP_PASSPHRASE=… npx ayni backup FILE, and keep it on another machine',
    ],
    backupOld: (days: number): Advice => [`the last backup is ${days} days old`, 'npx ayni backup FILE, every night'],
    backupFresh: (hours: number): Advice => [`last backup ${hours} h ago`, ''],
    workerOff: (): Advice => [
      'nobody moves alerts or messages: no worker is running',
      'npm start, or AYNI_ROLE=worker npm start',
    ],
    workerOn: (): Advice => ['the worker is running', ''],
    noProgram: (): Advice => ['there is no programme', 'npx ayni program add SHORT-NAME --name "…"'],
    rotaHole: (program: string, role: string, from: string): Advice => [
      `${program}: duty of ${role} without anybody from ${from} (Lima time)`,
      'publish the rota in the console; npx ayni rota show',
    ],
    rotaEmpty: (program: string): Advice => [
      `${program}: nobody is on duty`,
      'publish the rota in the console before you invite anybody',
    ],
    rotaFull: (program: string): Advice => [`${program}: duties covered for the next 72 hours`, ''],
    rotaFew: (program: string, n: number): Advice => [
      `${program}: ${n} clinicians can be reached at some moment of the next 12 hours`,
      'two are needed: add a shift or a phone',
    ],
    timersUnsigned: (program: string): Advice => [
      `${program}: some times of ladder or follow-up have no signature of psychiatry`,
      'the defaults or the last signed ones are in force; sign in the console, "Shifts", "Times"',
    ],
    timersSigned: (program: string, version: number): Advice => [
      `${program}: times of the ladder signed, version ${version}`,
      '',
    ],
    heartbeatMissing: (): Advice => [
      'nobody outside this machine would know if it went off',
      'set AYNI_HEARTBEAT_URL: a service that pages when it hears nothing',
    ],
    heartbeat: (): Advice => ['a service outside listens whether Ayni lives', ''],
    drillNever: (program: string): Advice => [
      `${program}: the way of an alert has not been rehearsed`,
      'npx ayni drill',
    ],
    drillFailed: (program: string): Advice => [
      `${program}: somebody did not answer the last drill`,
      'see who in the console, "Duty", and repeat',
    ],
    drillRunning: (program: string): Advice => [`${program}: a drill is running`, ''],
    drillGood: (program: string): Advice => [`${program}: the last drill went well`, ''],
    factorMissing: (program: string, who: string): Advice => [
      `${program}: clinicians without a second factor: ${who}`,
      'they enter the console once and set it up',
    ],
    phoneMissing: (program: string, who: string): Advice => [
      `${program}: clinicians without a phone: ${who}`,
      'without one nobody can call them at night; add it in the console, "Team"',
    ],
    noTeam: (program: string, roles: string): Advice => [
      `${program}: nobody holds the role ${roles}`,
      'npx ayni user add EMAIL --roles …',
    ],
    teamGood: (program: string): Advice => [`${program}: the team has second factors and phones`, ''],
    noPlaces: (): Advice => ['no health facilities are loaded', 'npx ayni import places RENIPRESS.csv'],
    places: (n: number): Advice => [`${n} health facilities`, ''],
  },
})

export type DoctorWords = (typeof words)['es'] | (typeof words)['en']
export const doctorWords = (env: Readonly<Record<string, string | undefined>>): DoctorWords => words[cliLanguage(env)]

export type Line = { readonly id: string; readonly level: Level; readonly what: string; readonly todo: string }

export const line = (id: string, level: Level, [what, todo]: Advice): Line => ({ id, level, what, todo })
