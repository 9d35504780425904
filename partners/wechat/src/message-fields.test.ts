import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenFields } from './message-fields.ts'

test('fields that fit are let through', () => {
  const fields = {
    thing1: '心血管内科 (3 号诊室)',
    phrase2: '待就诊',
    time3: '2026年11月23日 08:30~09:00',
    time4: '15:01',
    date5: '2026-11-23',
    amount6: '¥25.00元',
    character_string7: 'A-0012',
    number8: '12.5',
    name9: '王小明',
    phone_number10: '+86-0766-66888866',
    unknown_kind: '随便',
  }
  assert.deepEqual(brokenFields(fields), [])
})

test('fields that WeChat would refuse are named', () => {
  const fields = {
    thing1: '一二三四五六七八九十一二三四五六七八九十一',
    thing2: '有\n换行',
    thing3: '',
    phrase4: '六个汉字太多了',
    phrase5: 'ok',
    time6: '上午',
    amount7: '12345678901',
    character_string8: '汉字',
    number9: '1e3',
    name10: '一二三四五六七八九十一',
  }
  assert.deepEqual(brokenFields(fields), Object.keys(fields))
})
