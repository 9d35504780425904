import { readFileSync } from 'node:fs'
import { createSms, type SmsOptions } from '@jiuyi/partner-sms'
import { createWechat, type TokenStore, type WechatOptions } from '@jiuyi/partner-wechat'
import { createWechatPay, type WechatPayOptions } from '@jiuyi/partner-wechat-pay'
import type { Settings } from './settings.ts'

type Connection = {
  url: string
  wechat: WechatOptions
  wechatPay: Omit<WechatPayOptions, 'notifyUrl'>
  sms: Record<'aliyun' | 'tencent', SmsOptions>
}

/** Options of the partner clients: from the sandbox's file when one is named, else from the settings. */
function connection(s: Settings): Connection {
  if (s.SANDBOX_FILE) return JSON.parse(readFileSync(s.SANDBOX_FILE, 'utf8')) as Connection
  const common = { signName: s.SMS_SIGN_NAME, endpoint: s.SMS_ENDPOINT, templates: s.SMS_TEMPLATES }
  const official =
    s.WECHAT_OFFICIAL_APP_ID && s.WECHAT_OFFICIAL_SECRET
      ? { appId: s.WECHAT_OFFICIAL_APP_ID, secret: s.WECHAT_OFFICIAL_SECRET }
      : undefined
  return {
    url: '',
    wechat: {
      apiUrl: s.WECHAT_API_URL,
      openUrl: s.WECHAT_OPEN_URL,
      miniProgram: { appId: s.WECHAT_MINI_APP_ID, secret: s.WECHAT_MINI_SECRET },
      ...(official && { officialAccount: official }),
    },
    wechatPay: {
      baseUrl: s.WECHAT_PAY_URL,
      mchId: s.WECHAT_PAY_MCH_ID,
      apiV3Key: s.WECHAT_PAY_API_V3_KEY,
      privateKey: s.WECHAT_PAY_PRIVATE_KEY,
      certificateSerial: s.WECHAT_PAY_CERT_SERIAL,
      trust:
        s.WECHAT_PAY_PUBLIC_KEY_ID && s.WECHAT_PAY_PUBLIC_KEY
          ? { mode: 'public-key', keys: { [s.WECHAT_PAY_PUBLIC_KEY_ID]: s.WECHAT_PAY_PUBLIC_KEY } }
          : { mode: 'platform-certificate' },
      apps: { miniProgram: s.WECHAT_MINI_APP_ID, ...(official && { officialAccount: official.appId }) },
    },
    sms: {
      aliyun: { driver: 'aliyun', ...common, accessKeyId: s.SMS_KEY_ID, accessKeySecret: s.SMS_KEY_SECRET },
      tencent: {
        driver: 'tencent',
        ...common,
        secretId: s.SMS_KEY_ID,
        secretKey: s.SMS_KEY_SECRET,
        sdkAppId: s.SMS_APP_ID,
      },
    },
  }
}

/** Clients of the world outside. */
export function connectPartners(s: Settings, tokens: TokenStore) {
  const c = connection(s)
  return {
    wechat: createWechat({ ...c.wechat, tokens }),
    payments: createWechatPay({ ...c.wechatPay, notifyUrl: `${s.PUBLIC_URL}/api/partners/wechat-pay/notifications` }),
    sms: createSms(c.sms[s.SMS_DRIVER]),
    officialAccount: Boolean(c.wechat.officialAccount),
    sandboxUrl: s.SANDBOX_FILE ? c.url : undefined,
  }
}
