/**
 * What WeChat lets into each kind of template field; the kind is the key without its number (`thing1` → `thing`).
 * Source: 订阅消息参数值内容限制说明 on the page of subscribeMessage.send. Broken rules come back as 47003 without
 * saying which, so they are caught here.
 */
const clock = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const day = '((\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{4}年\\d{1,2}月|(\\d{4}[-/.])?\\d{1,2}[-/.]\\d{1,2})'
const span = (one: string) => new RegExp(`^${one}(\\s?~\\s?${one})?$`, 'u')

const rules: Record<string, RegExp> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  number: /^[+-]?(?=[\d.]{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\p{Cc}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: span(`(${day}\\s?)?${clock}`),
  date: span(`${day}(\\s?${clock})?`),
  amount: /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9]{1,8}$/u,
  name: /^(?=.*\p{Script=Han})[\p{Script=Han}·A-Za-z]{1,10}$|^[A-Za-z .'·-]{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

/** Keys of the fields that WeChat would refuse. Kinds that we do not know are left to WeChat. */
export function brokenFields(fields: Record<string, string>): string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const rule = rules[key.replace(/\d+$/, '')]
    return rule && !rule.test(value) ? [key] : []
  })
}
