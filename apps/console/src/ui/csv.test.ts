import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvField, toCsv } from './csv.ts'

test('commas, quotes and line ends are kept inside quotes', () => {
  assert.equal(csvField('内科,二诊室'), '"内科,二诊室"')
  assert.equal(csvField('他说"疼"'), '"他说""疼"""')
  assert.equal(csvField('一\n二'), '"一\n二"')
  assert.equal(csvField(undefined), '')
})
test('a text that a spreadsheet would run is defused, a number is not', () => {
  for (const bad of ['=1+1', '+86 138', '-2', '@SUM(A1)', '\t=1', ' =cmd()', '|calc', '＝1'])
    assert.match(csvField(bad), /^"?'/, bad)
  assert.equal(csvField(-250), '-250')
  assert.equal(csvField('138****5678'), '138****5678')
  assert.equal(csvField('=HYPERLINK("http://x")'), `"'=HYPERLINK(""http://x"")"`)
})
test('a file begins with a BOM and ends each line with CRLF', () => {
  assert.equal(toCsv(['姓名', '费用'], [['王*明', 50]]), '\ufeff姓名,费用\r\n王*明,50\r\n')
})
