import { dictionary } from '@ayni/ui'

export const words = dictionary({
  es: {
    retry: 'Intentar de nuevo',
    haveCode: 'Escribir un código',
    haveLink: 'Entra con el enlace de tu invitación, o escribe el código que te dieron.',
    entry: 'Entra a Ayni.',
    code: 'Código de ocho letras y cifras',
    codeHint: 'Da igual si usas mayúsculas, minúsculas o un guion.',
    enter: 'Entrar',
    entering: 'Entrando…',
    trouble: {
      'identity.code-expired': [
        'Esta invitación ya venció.',
        'Pide otra a quien te la envió: toma un minuto. Si necesitas hablar con alguien ahora, toca Ayuda ya.',
      ],
      'identity.code-used': [
        'Esta invitación ya se usó en otro teléfono.',
        'Si fuiste tú, abre Ayni allí y en Yo, Mis teléfonos, crea un código para este. Si no fuiste tú, avisa a quien te la envió.',
      ],
      'identity.code-unknown': [
        'No reconocemos esta invitación.',
        'Revisa que el enlace o el código estén completos, o pide uno nuevo a quien te lo envió.',
      ],
      'no-answer': [
        'Todavía no hay señal para abrir tu invitación.',
        'Tu invitación no se gasta. Cuando vuelva la señal, toca Intentar de nuevo. La ayuda en crisis funciona ya, sin señal.',
      ],
      'someone-else': [
        'Este teléfono ya guarda lo de otra persona.',
        'Para que nada se mezcle, primero hay que vaciarlo desde Yo. Si es tuyo y cambiaste de invitación, escríbele a tu equipo.',
      ],
      other: ['No se pudo abrir tu invitación.', 'Inténtalo en unos minutos. Tu invitación no se gasta.'],
    },
  },
  en: {
    retry: 'Try again',
    haveCode: 'Type a code',
    haveLink: 'Come in with the link of your invitation, or type the code you were given.',
    entry: 'Come in to Ayni.',
    code: 'Code of eight letters and digits',
    codeHint: 'Capitals, small letters or a dash make no difference.',
    enter: 'Come in',
    entering: 'Coming in…',
    trouble: {
      'identity.code-expired': [
        'This invitation has expired.',
        'Ask for another from whoever sent it: it takes a minute. If you need to talk to someone now, press Help now.',
      ],
      'identity.code-used': [
        'This invitation was already used on another phone.',
        'If it was you, open Ayni there and in Me, My phones, make a code for this one. If it was not, tell whoever sent it.',
      ],
      'identity.code-unknown': [
        'We do not recognise this invitation.',
        'Check that the link or the code is complete, or ask for a new one from whoever sent it.',
      ],
      'no-answer': [
        'There is no signal yet to open your invitation.',
        'Your invitation is not spent. When the signal is back, press Try again. Help in a crisis works now, without a signal.',
      ],
      'someone-else': [
        'This phone already keeps what belongs to another person.',
        'So that nothing mixes, it must first be emptied from Me. If it is yours and your invitation changed, write to your team.',
      ],
      other: ['Your invitation could not be opened.', 'Try in a few minutes. Your invitation is not spent.'],
    },
  },
})
