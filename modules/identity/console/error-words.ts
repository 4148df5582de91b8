import type {
  addAccount,
  confirmTotp,
  demoSignIn,
  enterCode,
  resetTotp,
  setRoles,
  setupTotp,
  verifyTotp,
} from '@ayni/modules/identity/contract'
import { dictionary, type ErrorSaid } from '@ayni/ui'

type CodesOf<D> = D extends { readonly errors: infer E } ? keyof E & string : never
/** What the door and the team's page may be refused: a code without words in both languages does not compile. */
type Explained = CodesOf<
  | typeof enterCode
  | typeof demoSignIn
  | typeof setupTotp
  | typeof confirmTotp
  | typeof verifyTotp
  | typeof addAccount
  | typeof setRoles
  | typeof resetTotp
>
type Explanations = Readonly<Record<Explained, ErrorSaid>>

const said = (what: string, safe: string, next: string) => ({ what, safe, next })

export const errors = dictionary<Explanations>({
  es: {
    'identity.sign-in-wrong': said(
      'Ese código o enlace no sirve.',
      'Nadie entró.',
      'Puede haber vencido o ya haberse usado: pide otro.',
    ),
    'identity.second-factor-wrong': said(
      'Ese código no es el de ahora.',
      'Nadie entró.',
      'Espera el siguiente en tu aplicación y escríbelo.',
    ),
    'identity.second-factor-locked': said(
      'Hubo varios códigos errados.',
      'Tu cuenta está a salvo.',
      'Espera quince minutos e inténtalo de nuevo.',
    ),
    'identity.second-factor-missing': said(
      'Tu segundo paso todavía no está configurado.',
      'No se cambió nada.',
      'Vuelve a entrar para configurarlo.',
    ),
    'identity.second-factor-exists': said(
      'Tu segundo paso ya estaba configurado.',
      'No se cambió nada.',
      'Entra con el código de tu aplicación.',
    ),
    'identity.demo-off': said('La demostración está apagada.', 'Nadie entró.', 'Entra con tu correo.'),
    'identity.email-taken': said(
      'Ese correo ya es de alguien del equipo.',
      'No se agregó a nadie.',
      'Usa otro correo o busca a la persona en la lista.',
    ),
    'identity.account-unknown': said(
      'Esa persona ya no está en la lista.',
      'No se cambió nada.',
      'Vuelve a cargar la lista.',
    ),
    'identity.own-account': said(
      'Esto no se puede hacer con la cuenta propia.',
      'No se cambió nada.',
      'Pídelo a otra persona de administración.',
    ),
    'identity.coordinator-cannot-care': said(
      'Quien coordina no puede atender a la misma persona.',
      'No se cambió nada.',
      'Termina primero sus casos o elige a otra persona.',
    ),
  },
  en: {
    'identity.sign-in-wrong': said(
      'That code or link does not work.',
      'Nobody came in.',
      'It may have expired or been used: ask for another.',
    ),
    'identity.second-factor-wrong': said(
      'That is not the code of this moment.',
      'Nobody came in.',
      'Wait for the next one in your application and write it.',
    ),
    'identity.second-factor-locked': said(
      'There were several wrong codes.',
      'Your account is safe.',
      'Wait fifteen minutes and try again.',
    ),
    'identity.second-factor-missing': said(
      'Your second step is not set up yet.',
      'Nothing was changed.',
      'Come in again to set it up.',
    ),
    'identity.second-factor-exists': said(
      'Your second step was set up already.',
      'Nothing was changed.',
      'Come in with your application’s code.',
    ),
    'identity.demo-off': said('The demonstration is off.', 'Nobody came in.', 'Come in with your e-mail.'),
    'identity.email-taken': said(
      'Someone in the team has that e-mail.',
      'Nobody was added.',
      'Use another e-mail, or look for the person in the list.',
    ),
    'identity.account-unknown': said(
      'That person is no longer in the list.',
      'Nothing was changed.',
      'Load the list again.',
    ),
    'identity.own-account': said(
      'This cannot be done to one’s own account.',
      'Nothing was changed.',
      'Ask another administrator.',
    ),
    'identity.coordinator-cannot-care': said(
      'Whoever coordinates cannot care for the same person.',
      'Nothing was changed.',
      'End their cases first, or choose someone else.',
    ),
  },
})
