/** 敏感个人信息单独同意: health data need a consent of their own. */
export const medicalData = {
  id: 'medical-data',
  version: '2026-11',
  required: true,
  zh: {
    title: '就诊信息单独同意',
    summary: '证件和就诊信息属于敏感信息，需要您单独同意：只用于为您看病、缴费和依法保存。',
    body: `## 请您单独同意
下面这些属于敏感个人信息，一旦泄露可能伤害到您，所以要请您另外同意：
- 证件类型和号码；
- 在哪个科室、找哪位医生、什么时间看病；
- 就诊和缴费的记录；
- 未满 14 岁孩子的全部信息。

## 只用来做这些事
- 挂号、核对身份、叫号、看病；
- 缴费、退费、对账；
- 通知您就诊的变化；
- 法律要求的病历保存和统计（统计时去掉身份信息）。
用于科研或其他用途，会再单独问您，不同意不影响看病。

## 对您的影响
不同意，就不能在网上挂号，可以到窗口办理。我们用加密、权限和查看记录来降低风险。
您可以随时在“我的”里撤回。撤回以后不再有新的使用，已经形成的病历依法保存。

## 为家人填写时
请先告诉对方这些内容并得到同意；孩子由监护人同意。`,
  },
  en: {
    title: 'Separate consent for medical data',
    summary:
      'Certificates and visits are sensitive data: we use them to treat you, to settle payments and to keep what the law requires.',
    body: `## Please agree to this separately
These data are sensitive: a leak could harm you, so we ask for them on their own.
- kind and number of your certificate;
- which department and doctor you see, and when;
- records of visits and payments;
- all data of a child under 14.

## What they are used for, and nothing else
- booking, checking who you are, calling you in, treating you;
- payments, refunds and accounts;
- telling you when something about the visit changes;
- the records and statistics the law requires (statistics without names).
For research or anything else we ask again; saying no does not affect your treatment.

## What it means for you
Without this consent you cannot book online, but the desk will help you. Encryption, limited rights and a record of every look keep the risk small.
You can withdraw under "Me" at any time. Nothing new is used after that; medical records already made are kept by law.

## When you fill in for somebody else
Tell them about this first and have their agreement; for a child the guardian agrees.`,
  },
} as const
