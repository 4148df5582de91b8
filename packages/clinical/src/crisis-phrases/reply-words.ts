/** Public material that may be asked for by one word. */
export const replyKeywords = ['info', 'material', 'sleep', 'pause', 'guard', 'colleagues', 'lines'] as const
export type ReplyKeyword = (typeof replyKeywords)[number]

/** The whole message, but for greetings and thanks. */
export const keywordWords: Readonly<Record<ReplyKeyword, readonly string[]>> = {
  info: [
    'info',
    'informacion',
    'mas info',
    'mas informacion',
    'que es',
    'que es ayni',
    'quienes son',
    'more info',
    'information',
    'what is ayni',
    'who are you',
  ],
  material: ['material', 'materiales', 'lecturas', 'menu', 'lista', 'reading', 'readings', 'list'],
  sleep: ['sueno', 'dormir', 'sleep'],
  pause: ['pausa', 'respirar', 'respiracion', 'break', 'breathe', 'breathing'],
  guard: ['guardia', 'guardias', 'turno', 'turnos', 'night shift', 'shift'],
  colleagues: ['colegas', 'equipo', 'companeros', 'colleagues', 'team'],
  lines: ['lineas', 'linea', 'numeros', 'telefonos', '113', 'lines', 'numbers'],
}

export type ReplyIntent = 'stop' | 'start' | 'not-now' | 'wrong-number' | 'help'

type Wordings = {
  /** The whole message, but for greetings and thanks. */
  readonly whole: readonly string[]
  /** Anywhere in it. */
  readonly within: readonly string[]
}

/** In the order in which they are believed: somebody who is wrong-numbered and says stop is a wrong number. */
export const intentWords: ReadonlyArray<readonly [ReplyIntent, Wordings]> = [
  [
    'wrong-number',
    {
      whole: [
        'equivocado',
        'equivocada',
        'numero errado',
        'no soy',
        'no soy yo',
        'no lo conozco',
        'no la conozco',
        'not me',
      ],
      within: [
        'numero equivocado',
        'telefono equivocado',
        'persona equivocada',
        'equivocado de numero',
        'equivocaron de numero',
        'equivoco de numero',
        'no soy esa persona',
        'no soy esa doctora',
        'no soy ese doctor',
        'no soy doctor',
        'no soy doctora',
        'no soy medico',
        'no soy medica',
        'wrong number',
        'wrong person',
        'not a doctor',
      ],
    },
  ],
  [
    'stop',
    {
      whole: [
        'baja',
        'stop',
        'alto',
        'parar',
        'cancelar',
        'salir',
        'basta',
        'unsubscribe',
        'cancel',
        'quit',
        'end',
        'no mas',
        'ya no',
        'no me interesa',
        'not interested',
        'no more',
        'dar de baja',
        'darme de baja',
        'denme de baja',
      ],
      within: [
        'no me escriban',
        'no me escribas',
        'no me manden',
        'no me envien',
        'dejen de escribir',
        'deja de escribir',
        'dejen de mandar',
        'no mas mensajes',
        'no quiero mensajes',
        'no quiero mas mensajes',
        'no quiero recibir',
        'no quiero participar',
        'ya no quiero participar',
        'stop texting',
        'stop writing',
        'stop messaging',
        'do not text me',
        'dont text me',
        'no more messages',
        'dont want to take part',
      ],
    },
  ],
  ['start', { whole: ['alta', 'start', 'volver', 'darme de alta', 'unstop', 'subscribe'], within: [] }],
  [
    'not-now',
    {
      whole: [
        'no',
        'nop',
        'nope',
        'ahora no',
        'despues',
        'luego',
        'mas adelante',
        'no puedo ahora',
        'later',
        'no ahora',
      ],
      within: [
        'no por ahora',
        'por ahora no',
        'no por el momento',
        'por el momento no',
        'not now',
        'not for now',
        'not right now',
        'ahora no puedo',
        'en otro momento',
      ],
    },
  ],
  [
    'help',
    {
      whole: ['ayuda', 'help', 'sos', 'auxilio', 'socorro', 'ayudenme', 'ayudame'],
      within: [
        'necesito ayuda',
        'ayudenme',
        'ayudame',
        'auxilio',
        'pido ayuda',
        'quiero ayuda',
        'need help',
        'help me',
      ],
    },
  ],
]

/** Around a keyword, these say nothing. */
export const politeWords = [
  'hola',
  'buenas',
  'buenos',
  'dias',
  'tardes',
  'noches',
  'por',
  'favor',
  'porfa',
  'porfavor',
  'gracias',
  'muchas',
  'quiero',
  'quisiera',
  'hello',
  'hi',
  'please',
  'thanks',
  'thank',
  'ok',
] as const
