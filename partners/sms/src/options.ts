/**
 * Our template names → the provider's approved template and, for providers that fill by position, the order of its
 * parameters. A template that is not listed goes out under its own name with parameters in the order given.
 */
export type SmsTemplates = Record<string, { id: string; order?: readonly string[] }>

type Common = {
  /** Approved signature (短信签名), shown to the reader in 【】. */
  signName: string
  templates?: SmsTemplates
  /** Patience for one call, milliseconds; default 5,000. */
  timeoutMs?: number
  fetch?: typeof fetch
  now?: () => Date
}

/** `endpoint`: `https://dysmsapi.aliyuncs.com`, or the sandbox. */
export type AliyunOptions = Common & {
  driver: 'aliyun'
  endpoint: string
  accessKeyId: string
  accessKeySecret: string
}

/** `endpoint`: `https://sms.tencentcloudapi.com`, or the sandbox. `region` defaults to ap-guangzhou. */
export type TencentOptions = Common & {
  driver: 'tencent'
  endpoint: string
  secretId: string
  secretKey: string
  sdkAppId: string
  region?: string
}

export type SmsOptions = AliyunOptions | TencentOptions
