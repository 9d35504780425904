/** WeChat says errors in a 200. Numbers and words: 全局返回码, developers.weixin.qq.com. */
const words = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43104: 'this appid does not have permission',
  43101: 'user refuse to accept the msg',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  44002: 'empty post data',
  47003: 'argument invalid!',
  40129: 'invalid scene',
  61010: 'code is expired',
} as const satisfies Record<number, string>

export type Errcode = keyof typeof words

export class WechatComplaint extends Error {
  readonly answer: { errcode: number; errmsg: string }
  constructor(errcode: Errcode, detail = '') {
    super(words[errcode])
    this.answer = { errcode, errmsg: `${words[errcode]}${detail && ` ${detail}`} rid: sandbox` }
  }
}

export function complain(errcode: Errcode, detail?: string): never {
  throw new WechatComplaint(errcode, detail)
}
