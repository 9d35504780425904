import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { encode } from 'uqr'
import { pngUri } from '../src/ui/png.ts'

test('a code drawn without a canvas is read back by a scanner', () => {
  for (const text of ['jiuyi:ticket:7', '就诊码·王小明·2026-11-22', 'x'.repeat(300)]) {
    const uri = pngUri(encode(text, { ecc: 'M', border: 0 }).data)
    const { data, width, height } = PNG.sync.read(Buffer.from(uri.split(',')[1] ?? '', 'base64'))
    const read = jsQR as unknown as (pixels: Uint8ClampedArray, w: number, h: number) => { binaryData: number[] } | null
    const found = read(new Uint8ClampedArray(data), width, height)
    assert.equal(Buffer.from(found?.binaryData ?? []).toString('utf8'), text)
  }
})
