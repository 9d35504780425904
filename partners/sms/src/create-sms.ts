import type { SmsPort } from '@jiuyi/notification'
import { createAliyunSms } from './aliyun.ts'
import { fail } from './errors.ts'
import type { SmsOptions } from './options.ts'
import { createTencentSms } from './tencent.ts'

/** Mainland mobile numbers: 11 digits from 13 to 19. */
const mobile = /^1[3-9]\d{9}$/

/** SMS through one provider. A number that cannot be a mobile is refused before anything leaves the house. */
export function createSms(options: SmsOptions): SmsPort {
  const driver = options.driver === 'aliyun' ? createAliyunSms(options) : createTencentSms(options)
  return {
    async send(want) {
      if (!mobile.test(want.phone)) throw fail('invalid_phone', 'not a mainland mobile number')
      return driver.send(want)
    },
  }
}
