import { type Device, factKind, memoryDevice } from '@ayni/device'
import { useWords } from '@ayni/ui'
import { options, render } from 'preact'
import { useState } from 'preact/hooks'
import { afterEach, expect, test, vi } from 'vitest'
import { placeWords } from './place-words.ts'
import { openHouse, useHouse } from './shell.ts'

type Leaf = { data: string }
type Paper = {
  readonly childNodes: (Paper | Leaf)[]
  readonly insertBefore: (node: Paper | Leaf, before: Paper | Leaf | null) => void
}

/** As little of a document as drawing text asks for. */
const paper = (): Paper => {
  const childNodes: (Paper | Leaf)[] = []
  const insertBefore = (node: Paper | Leaf, before: Paper | Leaf | null): void => {
    childNodes.splice(before === null ? childNodes.length : childNodes.indexOf(before), 0, node)
  }
  return { childNodes, insertBefore }
}
const textOf = (node: Paper | Leaf): string => ('data' in node ? node.data : node.childNodes.map(textOf).join(' '))

afterEach(() => vi.unstubAllGlobals())

const note = factKind<string>('note')
type OneProps = { readonly device: Device }

const WithState = ({ device }: OneProps) => {
  useState(false)
  return <p>{`state ${device.get(note, 'a')?.body}`}</p>
}
const WithWords = ({ device }: OneProps) => {
  useWords(placeWords)
  return <p>{`words ${device.get(note, 'a')?.body}`}</p>
}
const Page = () => {
  const { device } = useHouse()
  return (
    <div>
      <WithState device={device} />
      <WithWords device={device} />
    </div>
  )
}

test('what the phone learns is drawn at once, under whatever keeps a state or reads the language', async () => {
  vi.stubGlobal('document', { createElementNS: paper, createTextNode: (data: string): Leaf => ({ data }) })
  options.debounceRendering = (draw) => draw()
  const device = await memoryDevice({ facts: [['note', 'a', 'asked']] })
  openHouse({ device, post: async () => null })
  const sheet = paper()
  render(<Page />, Object.assign(sheet))
  expect(textOf(sheet)).toBe('state asked words asked')
  await device.record({ name: 'test.say', input: {}, facts: [['note', 'a', 'begun']] })
  expect(textOf(sheet)).toBe('state begun words begun')
})
