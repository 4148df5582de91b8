import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Badge } from './badge.tsx'
import { BandChart } from './band-chart.tsx'
import { Button } from './button.tsx'
import { CodeField } from './code-field.tsx'
import { Combobox, nextActive } from './combobox.tsx'
import { Countdown } from './countdown.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { language } from './language.ts'
import { ListRow } from './list-row.tsx'
import { announce, LiveRegion } from './live-region.tsx'
import { Meter } from './meter.tsx'
import { Notice } from './notice.tsx'
import { PinPad } from './pin-pad.tsx'
import { Progress } from './progress.tsx'
import { QrDrawing } from './qr-picture.tsx'
import { RadioList } from './radio-list.tsx'
import { inSight, Rail } from './rail.tsx'
import { Screen } from './screen.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'
import { TextField } from './text-field.tsx'
import { offerUndo, UndoHost } from './undo.tsx'

const rest = (): void => undefined

afterEach(() => {
  language.value = 'es'
})

describe('a text that may be one of a list', () => {
  const found = [
    { key: 'a', name: 'CSMC Inventado', detail: 'Nauta, Loreto' },
    { key: 'b', name: 'CSMC Imaginario' },
  ]
  const box = (choices: readonly (typeof found)[number][], status: string) =>
    render(<Combobox label="Servicio" value="csmc" choices={choices} status={status} onInput={rest} onChoose={rest} />)

  test('says to a reader that a list opened, how many rows it has and which they are', () => {
    const html = box(found, '2 establecimientos.')
    expect(html).toMatch(/<input[^>]*role="combobox"[^>]*aria-expanded="true"/)
    expect(html).not.toContain('aria-activedescendant')
    const list = /aria-controls="([^"]+)"/.exec(html)?.[1] ?? 'none'
    expect(html).toMatch(new RegExp(`<div id="${list}" role="listbox"[^>]*aria-label="Servicio"`))
    expect(html.match(/role="option"/g)).toHaveLength(2)
    expect(html).toMatch(/role="status">2 establecimientos\./)
  })

  test('with nothing found the text stands, the list is shut, and why is said', () => {
    const html = box([], 'No está en la lista.')
    expect(html).toMatch(/aria-expanded="false"/)
    expect(html).toMatch(/role="listbox"[^>]* hidden/)
    expect(html).toContain('value="csmc"')
    expect(html).toContain('No está en la lista.')
  })

  test('arrows go around, and through the text itself', () => {
    expect([-1, 0, 1].map((at) => nextActive(at, 'ArrowDown', 2))).toEqual([0, 1, -1])
    expect([-1, 0, 1].map((at) => nextActive(at, 'ArrowUp', 2))).toEqual([1, -1, 0])
  })
})

describe('UI-06 the frame of a screen', () => {
  test('the way to help stands on it, in the language of the person', () => {
    expect(
      render(
        <Screen title="Hola." help="/ayuda-ya">
          …
        </Screen>,
      ),
    ).toMatch(/<a class="help-now" href="\/ayuda-ya">.*Ayuda ya/)
    language.value = 'en'
    expect(
      render(
        <Screen title="Hello." help="/ayuda-ya">
          …
        </Screen>,
      ),
    ).toContain('Help now')
  })

  test('one heading, which can take the focus when the screen changes', () => {
    const html = render(
      <Screen title="Hola." help="/ayuda-ya">
        …
      </Screen>,
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<h1[^>]*tabindex="-1"/i)
  })

  test('connection is said only when it matters', () => {
    expect(
      render(
        <Screen title="Hola." help="/ayuda-ya">
          …
        </Screen>,
      ),
    ).toContain('<p role="status"></p>')
    expect(
      render(
        <Screen title="Hola." help="/ayuda-ya" connection="Sin señal. Todo lo que escribes queda guardado aquí.">
          …
        </Screen>,
      ),
    ).toMatch(/<p role="status">Sin señal/)
  })
})

describe('UI-07 what can be pressed', () => {
  test('a resting button keeps the focus and says that it rests', () => {
    const html = render(
      <Button disabled onPress={rest}>
        Siguiente
      </Button>,
    )
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
    expect(render(<Button busy="Guardando…">Guardar</Button>)).toMatch(/aria-disabled="true".*Guardando…/)
  })

  test('with an address it is a link, and a row too', () => {
    expect(render(<Button href="tel:113">Llamar al 113</Button>)).toMatch(/^<a class="btn" href="tel:113"/)
    expect(render(<ListRow title="Llamar al 106" href="tel:106" />)).toContain('<a class="list-row" href="tel:106"')
    expect(render(<ListRow title="Sin destino" />)).toContain('<div class="list-row"')
  })

  test('where one is, is said', () => {
    const places = [
      { href: '/', word: 'Hoy', icon: 'M0 0' },
      { href: '/yo', word: 'Yo', icon: 'M0 0', waiting: { count: 2, words: '2 por ver' } },
    ]
    expect(render(<Tabs label="Lugares" places={places} current="/yo" />)).toMatch(
      /href="\/yo" aria-current="page".*2 por ver/,
    )
    expect(render(<Rail label="Lugares" places={places} current="/" />)).toMatch(/href="\/" aria-current="page"/)
  })

  test('UI-06 seven places are four and the rest behind a button; where one is stays in sight', () => {
    const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((word) => ({ href: `/${word}`, word, icon: 'M0 0' }))
    const said = (current: string): string =>
      inSight(places, current)
        .map(({ word }) => word)
        .join('')
    expect([said('/a'), said('/d'), said('/g')]).toEqual(['abcd', 'abcd', 'abcg'])
    expect(inSight(places.slice(0, 5), '/e')).toHaveLength(5)
    const html = render(<Rail label="Lugares" places={places} current="/g" />)
    expect(html).toMatch(/aria-expanded="false" aria-controls="[^"]+".*Más/)
    expect(html.match(/class="folded"/g)).toHaveLength(3)
  })
})

describe('UI-08 questions and fields', () => {
  test('an answer is a radio inside its row, and the question names the group', () => {
    const html = render(
      <RadioList
        question="¿Cómo estás?"
        choices={[
          { value: '0', words: 'Bien' },
          { value: 'R', words: 'Prefiero no responder', aside: true },
        ]}
        value="R"
        onChange={rest}
      />,
    )
    expect(html).toMatch(/<fieldset.*<legend>¿Cómo estás\?<\/legend>/)
    expect(html).toMatch(/<label class="answer aside"><input type="radio"[^>]*value="R"[^>]*checked/)
  })

  test('progress is in words; the band is for the eye', () => {
    const html = render(<Progress at={3} of={9} />)
    expect(html).toContain('Pregunta 3 de 9')
    expect(html).toMatch(/aria-hidden="true" style="--of:\s?9;\s?--done:\s?3;?"/)
  })

  test('a problem belongs to its field', () => {
    const html = render(<TextField label="Celular" value="98" onInput={rest} problem="Faltan cifras." />)
    const [, described = 'none'] = html.match(/aria-describedby="([^"]+)"/) ?? []
    expect(html).toContain(`id="${described}"`)
    expect(html).toContain('aria-invalid="true"')
    expect(render(<TextField label="Celular" value="98" onInput={rest} />)).not.toContain('aria-describedby')
  })

  test('a code can be pasted by the phone', () => {
    expect(render(<CodeField label="Código" value="" onInput={rest} />)).toContain('autocomplete="one-time-code"')
  })

  test('a PIN is counted and never written out', () => {
    const html = render(<PinPad label="PIN" value="4827" onInput={rest} />)
    expect(html).toContain('4 de 6 cifras')
    expect(html).not.toContain('4827')
  })
})

describe('UI-09 severity is never colour alone', () => {
  test.each(['inform', 'done', 'attend', 'act'] as const)('a notice of %s has its own shape and word', (tone) => {
    const html = render(<Notice tone={tone}>…</Notice>)
    const others = (['inform', 'done', 'attend', 'act'] as const).filter((other) => other !== tone)
    const shape = html.match(/ d="([^"]+)"/)?.[1] ?? ''
    const word = html.match(/<strong>([^<]+)</)?.[1] ?? ''
    for (const other of others) {
      expect(render(<Notice tone={other}>…</Notice>)).not.toContain(shape)
      expect(render(<Notice tone={other}>…</Notice>)).not.toContain(word)
    }
  })

  test('a badge has a shape and a word', () => {
    expect(render(<Badge tone="act" word="alerta A" />)).toMatch(/<path d="M[^"]+".*alerta A/)
  })

  test('an error says what happened, what is safe and what to do, also for a code nobody named', () => {
    expect(render(<ErrorNotice code="network.offline" />)).toMatch(/No hay señal\..*sigue aquí\..*Inténtalo/)
    expect(render(<ErrorNotice code="x.y" />)).toMatch(/no se pudo hacer\..*sigue guardado\..*x\.y/)
    const own = {
      es: { 'x.y': { what: 'Ya lo tomó Julia.', safe: 'Nadie quedó solo.', next: 'Mira el tablero.' } },
      en: { 'x.y': { what: 'Julia took it.', safe: 'Nobody was left alone.', next: 'See the board.' } },
    }
    expect(render(<ErrorNotice code="x.y" own={own} />)).toContain('Ya lo tomó Julia.')
  })
})

describe('UI-10 time and figures', () => {
  const now = signal('2026-11-22T04:41:00.000Z')

  test('only a safety clock turns cochineal', () => {
    const soon = '2026-11-22T04:45:12.000Z'
    expect(render(<Countdown label="aviso" deadline={soon} now={now} safety />)).toMatch(/countdown act.*en 04:12/)
    expect(render(<Countdown label="sesión" deadline={soon} now={now} />)).toMatch(/countdown attend.*en 04:12/)
    expect(render(<Countdown label="aviso" deadline="2026-11-22T05:41:00.000Z" now={now} safety />)).toMatch(
      /class="countdown" .*en 1:00:00/,
    )
  })

  test('a clock does not stop at zero', () => {
    expect(render(<Countdown label="aviso" deadline="2026-11-22T04:37:48.000Z" now={now} safety />)).toContain(
      'venció hace 03:12',
    )
  })

  test('a share carries n and N; a picture carries its table', () => {
    expect(render(<Meter label="Aceptaron" n={75} of={79} />)).toContain('75/79 (94.9 %)')
    const html = render(
      <BandChart
        title="Ánimo"
        summary="8 de 27"
        max={27}
        bands={[
          { from: 0, to: 9, word: 'leve' },
          { from: 10, to: 27, word: 'más' },
        ]}
        points={[
          { at: '2026-09-20T23:00:00.000Z', value: 13, late: true },
          { at: '2026-10-20T23:00:00.000Z', value: null },
          { at: '2026-11-20T23:00:00.000Z', value: 8 },
        ]}
      />,
    )
    expect(html).toMatch(/circle class="late"/)
    expect(html).toMatch(/llegó tarde.*13\/27.*más.*sin puntaje.*8\/27.*leve/)
    expect(html.match(/class="trace" d="([^"]*)"/)?.[1]).not.toContain('L')
  })

  test('a table names its rows and its actions', () => {
    const html = render(
      <Table
        caption="Promesas"
        columns={[
          { id: 'who', head: 'Persona', cell: (row: { readonly id: string }) => row.id },
          { id: 'n', head: 'n', cell: () => 3, figures: true },
        ]}
        rows={[{ id: 'AY-7K4Q' }, { id: 'AY-9M2T' }]}
        rowId={(row) => row.id}
        onOpen={rest}
        actions={[{ id: 'call', word: 'Llamar', letter: 'l', run: rest, when: (row) => row.id === 'AY-7K4Q' }]}
      />,
    )
    expect(html).toContain('<caption>Promesas</caption>')
    expect(html.match(/<th scope="row"/g)).toHaveLength(2)
    expect(html.match(/aria-keyshortcuts="l"/g)).toHaveLength(1)
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
  })
})

test('UI-11 what is said aloud has its own place, urgent or polite', () => {
  announce('Guardado.')
  announce('Recibido a las 23:41.', 'urgent')
  expect(render(<LiveRegion />)).toMatch(/role="status">.*Guardado\..*role="alert">.*Recibido a las 23:41\./)
})

test('UI-12 a second offer to undo closes the first', () => {
  const expired = vi.fn()
  offerUndo({ message: 'Pasaste la llamada a Julia.', onUndo: rest, onExpire: expired })
  expect(render(<UndoHost />)).toMatch(/Pasaste la llamada a Julia\..*Deshacer/)
  offerUndo({ message: 'Anotaste un intento.', onUndo: rest })
  expect(expired).toHaveBeenCalledOnce()
  expect(render(<UndoHost />)).toContain('Anotaste un intento.')
})

test('a picture for the camera: every dark square once, dark on light whatever the theme, with a name for a reader', () => {
  const squares = {
    size: 3,
    data: [
      [true, false, true],
      [false, false, false],
      [false, true, true],
    ],
  }
  const html = render(<QrDrawing squares={squares} label="Código inventado" />)
  expect(html).toContain('d="M0 0h1v1h-1zM2 0h1v1h-1zM1 2h1v1h-1zM2 2h1v1h-1z" fill="#000"')
  expect(html).toMatch(/viewBox="0 0 3 3"/i)
  expect(html).toContain('fill="#fff"')
  expect(html).toContain('aria-label="Código inventado"')
})
