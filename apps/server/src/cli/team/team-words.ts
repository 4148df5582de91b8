import { dictionary } from '@ayni/kernel'
import { cliLanguage } from '../words.ts'

const words = dictionary({
  es: {
    programMade: (slug: string) => `programa «${slug}» creado`,
    programThere: (slug: string) => `el programa «${slug}» ya estaba; no se cambió nada`,
    programOther: (slug: string, name: string) => `el nombre corto «${slug}» ya es del programa «${name}»; elige otro`,
    userMade: (email: string, program: string) => `${email} ya es del equipo de «${program}»`,
    userSignsIn: (origin: string) => `entra en ${origin}/console/ con el código que le llega a ese correo`,
    userThere: (email: string) => `${email} ya estaba en el equipo; no se cambió nada`,
    userOtherProgram: (email: string) => `${email} ya es de otro programa; una persona usa un correo por programa`,
    userOtherRoles: (email: string, roles: string) =>
      `${email} ya está, con estos roles: ${roles}. Los roles se cambian en la consola, «Equipo»`,
    userDisabledThere: (email: string) => `${email} ya está, pero sin acceso; se le devuelve en la consola, «Equipo»`,
    userDisabled: (email: string) => `${email} ya no puede entrar; sus sesiones y asignaciones terminaron`,
    userOff: (email: string) => `${email} ya estaba sin acceso; no se cambió nada`,
    userUnknown: (email: string, program: string) => `nadie del equipo de «${program}» usa el correo ${email}`,
    rolesUnknown: (wrong: string, known: string) => `no existe el rol ${wrong}; los roles son: ${known}`,
    fields: (fields: string) => `no se entiende: ${fields}`,
    refused: (code: string) => `rechazado: ${code}`,
    programHead: (): readonly string[] => ['nombre corto', 'nombre', 'demostración'],
    userHead: (): readonly string[] => ['nombre', 'visible', 'roles', 'acceso', 'segundo factor', 'teléfono'],
    yes: 'sí',
    no: 'no',
    nobody: 'todavía no hay nadie en el equipo',
    noProgram: 'todavía no hay programas; créalo con: ayni program add NOMBRE-CORTO --name "…"',
  },
  en: {
    programMade: (slug: string) => `programme "${slug}" made`,
    programThere: (slug: string) => `programme "${slug}" was already there; nothing changed`,
    programOther: (slug: string, name: string) =>
      `the short name "${slug}" belongs to programme "${name}"; choose another`,
    userMade: (email: string, program: string) => `${email} is on the team of "${program}"`,
    userSignsIn: (origin: string) => `they enter at ${origin}/console/ with the code sent to that address`,
    userThere: (email: string) => `${email} was already on the team; nothing changed`,
    userOtherProgram: (email: string) =>
      `${email} belongs to another programme; a person uses one address per programme`,
    userOtherRoles: (email: string, roles: string) =>
      `${email} is already there, with these roles: ${roles}. Roles are changed in the console, "Team"`,
    userDisabledThere: (email: string) =>
      `${email} is already there, without access; it is given back in the console, "Team"`,
    userDisabled: (email: string) => `${email} can no longer enter; their sessions and assignments ended`,
    userOff: (email: string) => `${email} had no access already; nothing changed`,
    userUnknown: (email: string, program: string) => `nobody on the team of "${program}" uses the address ${email}`,
    rolesUnknown: (wrong: string, known: string) => `there is no role ${wrong}; the roles are: ${known}`,
    fields: (fields: string) => `not understood: ${fields}`,
    refused: (code: string) => `refused: ${code}`,
    programHead: (): readonly string[] => ['short name', 'name', 'demo'],
    userHead: (): readonly string[] => ['name', 'shown as', 'roles', 'access', 'second factor', 'phone'],
    yes: 'yes',
    no: 'no',
    nobody: 'nobody is on the team yet',
    noProgram: 'there is no programme yet; make it with: ayni program add SHORT-NAME --name "…"',
  },
})

export const teamWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]
