/** 服务协议. Change the text, raise the version: everyone is asked again. */
export const serviceTerms = {
  id: 'service-terms',
  version: '2026-11',
  required: true,
  zh: {
    title: '服务协议',
    summary: '您用本人或家人的真实信息挂号，按时就诊；我们保证号源公开、退号退费规则清楚。',
    body: `## 我们做什么
这里是医院的预约挂号和就诊服务。您可以查医生、挂号、缴费、接收就诊通知。它不是急救电话：情况紧急请拨打 120，或直接去急诊。

## 请您做到
- 用真实的姓名、证件和手机号。就诊时要核对证件，姓名不符的号会取消并退费。
- 可以为家人挂号，但要先得到本人同意；为孩子挂号的，应当是监护人。
- 不倒卖号，也不用软件抢号。号不能改成别人的名字。
- 来不了请提前退号，把号留给别人。多次不来又不退号，会暂时不能在网上挂专家号，窗口和电话仍然可以。

## 费用和退号
- 挂号费以付款前页面显示的为准，不另收服务费。
- 没在规定时间内付款的号会自动放出。退号的时间和规则，挂号前和订单里都写明。
- 医院停诊的，全额退回，不计爽约。退款原路返回。

## 出了问题怎么办
网络或第三方（如微信支付）出故障时，请以医院的记录为准，也可以到窗口或打电话办理。
协议有改动时会再请您确认。您可以随时停止使用；停用前的就诊和费用记录，按法律规定保存。`,
  },
  en: {
    title: 'Terms of service',
    summary:
      'Book with true details and come on time; we keep the numbers open to all and the rules for refunds plain.',
    body: `## What this is
Here you can look up doctors, book and pay for visits, and receive notices of this hospital. It is not an emergency line: in an emergency call 120 or go to the emergency department.

## What we ask of you
- Give your true name, certificate and phone. The desk compares them; a number under another name is cancelled and refunded.
- You may book for your family with their agreement; for a child you must be the guardian.
- Do not sell numbers and do not use programs to grab them. A number cannot be renamed to another person.
- If you cannot come, cancel early so that somebody else can. Repeatedly staying away closes online expert numbers for a while; desk and phone stay open.

## Money
- You pay the fee shown before you pay, and no service charge.
- A number not paid in time is released. When you may cancel, and what is refunded, is shown before you book and on the order.
- If the hospital stops a clinic, everything is refunded the way it was paid, and nothing is held against you.

## When something goes wrong
If the network or a third party such as WeChat Pay fails, the hospital’s record counts; the desk and the phone line can always help.
We ask again when these terms change. You can stop at any time; records of past visits and payments are kept as the law requires.`,
  },
} as const
