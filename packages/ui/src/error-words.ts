import type { PlatformError } from '@ayni/kernel'
import type { Dictionary } from './dictionary.ts'
import { dictionary, useWords } from './dictionary.ts'

/** What happened, what is safe, what to do: three short sentences, in that order. */
export type ErrorSaid = { readonly what: string; readonly safe: string; readonly next: string }
/** The three, in that order. */
export const trouble = (what: string, safe: string, next: string): ErrorSaid => ({ what, safe, next })

/** Every code that a face may meet without a module: the platform's own, and those of the way there. */
export type KnownError = PlatformError | 'network.offline' | 'network.unreadable'

type Said = Readonly<Record<KnownError, ErrorSaid>>

const es = {
  'input.malformed': {
    what: 'Algo de lo escrito no tiene la forma que esperábamos.',
    safe: 'No se cambió nada.',
    next: 'Revisa lo marcado y envíalo de nuevo.',
  },
  'input.too-large': {
    what: 'Es demasiado largo para enviarlo de una vez.',
    safe: 'Lo que escribiste sigue aquí.',
    next: 'Acórtalo o envíalo en dos partes.',
  },
  'auth.required': {
    what: 'Tu sesión terminó.',
    safe: 'Lo que ya estaba guardado sigue guardado.',
    next: 'Entra de nuevo para continuar.',
  },
  'auth.second-factor-required': {
    what: 'Falta el segundo paso para entrar.',
    safe: 'Así cuidamos los datos de otras personas.',
    next: 'Escribe el código de tu aplicación.',
  },
  'auth.role-missing': {
    what: 'Tu función no permite hacer esto.',
    safe: 'No se abrió ni se cambió nada.',
    next: 'Si lo necesitas para cuidar a alguien, pídelo a coordinación.',
  },
  'auth.not-yours': {
    what: 'Esto no está a tu cargo.',
    safe: 'No se abrió ni se cambió nada.',
    next: 'Pide a coordinación que te lo asigne.',
  },
  'command.id-reused': {
    what: 'Este envío ya había llegado con otro contenido.',
    safe: 'El primero está guardado.',
    next: 'Revisa lo que quieres cambiar y envíalo como algo nuevo.',
  },
  'command.unknown': {
    what: 'Esta página es de una versión anterior de Ayni.',
    safe: 'No se cambió nada.',
    next: 'Vuelve a cargarla e inténtalo otra vez.',
  },
  'command.not-offline': {
    what: 'Esto necesita señal en el momento.',
    safe: 'Lo que escribiste sigue aquí.',
    next: 'Inténtalo cuando vuelva la señal.',
  },
  'rate.limited': {
    what: 'Llegaron muchos intentos seguidos.',
    safe: 'Lo que ya se recibió está a salvo.',
    next: 'Espera un minuto e inténtalo de nuevo.',
  },
  'device.unknown': {
    what: 'Todavía no reconocemos este teléfono.',
    safe: 'Lo que ya recibió tu equipo está a salvo.',
    next: 'Entra otra vez con tu invitación o pide una nueva.',
  },
  'server.unavailable': {
    what: 'Ayni no responde en este momento.',
    safe: 'Lo que escribiste sigue aquí.',
    next: 'Inténtalo en unos minutos; si es urgente, llama por teléfono.',
  },
  'network.offline': {
    what: 'No hay señal.',
    safe: 'Lo que escribiste sigue aquí.',
    next: 'Inténtalo cuando vuelva.',
  },
  'network.unreadable': {
    what: 'La respuesta llegó incompleta.',
    safe: 'Puede que ya esté guardado.',
    next: 'Vuelve a cargar la página y míralo antes de repetir.',
  },
} satisfies Said

const en = {
  'input.malformed': {
    what: 'Something written does not have the shape we expected.',
    safe: 'Nothing was changed.',
    next: 'Look at what is marked and send it again.',
  },
  'input.too-large': {
    what: 'It is too long to send in one go.',
    safe: 'What you wrote is still here.',
    next: 'Shorten it, or send it in two parts.',
  },
  'auth.required': {
    what: 'Your session has ended.',
    safe: 'What was already kept is still kept.',
    next: 'Sign in again to go on.',
  },
  'auth.second-factor-required': {
    what: 'The second step of signing in is missing.',
    safe: 'This is how we look after other people’s data.',
    next: 'Write the code from your application.',
  },
  'auth.role-missing': {
    what: 'Your role does not allow this.',
    safe: 'Nothing was opened or changed.',
    next: 'If you need it to care for someone, ask the coordinator.',
  },
  'auth.not-yours': {
    what: 'This is not in your charge.',
    safe: 'Nothing was opened or changed.',
    next: 'Ask the coordinator to assign it to you.',
  },
  'command.id-reused': {
    what: 'This had already arrived with other content.',
    safe: 'The first one is kept.',
    next: 'Check what you want to change and send it as something new.',
  },
  'command.unknown': {
    what: 'This page is from an earlier version of Ayni.',
    safe: 'Nothing was changed.',
    next: 'Load it again and try once more.',
  },
  'command.not-offline': {
    what: 'This needs a signal right now.',
    safe: 'What you wrote is still here.',
    next: 'Try when the signal is back.',
  },
  'rate.limited': {
    what: 'Many attempts came one after another.',
    safe: 'What was received is safe.',
    next: 'Wait a minute and try again.',
  },
  'device.unknown': {
    what: 'We do not recognise this phone yet.',
    safe: 'What your team received is safe.',
    next: 'Come in again with your invitation, or ask for a new one.',
  },
  'server.unavailable': {
    what: 'Ayni does not answer at the moment.',
    safe: 'What you wrote is still here.',
    next: 'Try in a few minutes; if it is urgent, call by telephone.',
  },
  'network.offline': {
    what: 'There is no signal.',
    safe: 'What you wrote is still here.',
    next: 'Try when it is back.',
  },
  'network.unreadable': {
    what: 'The answer came incomplete.',
    safe: 'It may already be kept.',
    next: 'Load the page again and look before repeating.',
  },
} satisfies Said

export const errorWords = dictionary<Said>({ es, en })

const unknown = dictionary({
  es: {
    what: 'Esto no se pudo hacer.',
    safe: 'Lo que ya estaba guardado sigue guardado.',
    next: (code: string) => `Inténtalo otra vez; si se repite, dale a tu equipo este código: ${code}.`,
  },
  en: {
    what: 'This could not be done.',
    safe: 'What was already kept is still kept.',
    next: (code) => `Try again; if it happens once more, give your team this code: ${code}.`,
  },
})

/** The words of a module for its own codes. */
export type ErrorWords<Code extends string = string> = Dictionary<Readonly<Record<Code, ErrorSaid>>>

/** What to say about a code. A module's own words go before the platform's; a code nobody named still says what is safe. */
export const sayError = (code: string, own?: ErrorWords): ErrorSaid => {
  const platform: Readonly<Record<string, ErrorSaid>> = useWords(errorWords)
  const say = useWords(unknown)
  return (own && useWords(own)[code]) ?? platform[code] ?? { what: say.what, safe: say.safe, next: say.next(code) }
}
