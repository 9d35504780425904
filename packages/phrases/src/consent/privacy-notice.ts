/** 隐私政策: what is collected, why, who sees it, for how long, and what a person may ask for. */
export const privacyNotice = {
  id: 'privacy-notice',
  version: '2026-11',
  required: true,
  zh: {
    title: '隐私政策',
    summary: '只收挂号看病用得着的信息，加密保存；谁看过您的信息，您能查到。',
    body: `## 我们收集什么，为什么
- 手机号、微信标识：用来登录和发送通知。
- 就诊人的姓名、证件、性别、出生日期、手机号：实名就诊的要求。
- 预约、缴费、退费记录：办理业务和对账。
- 登录的设备类型和时间：让您看到账号在哪里登录过，防止被盗。
我们不收集通讯录和相册。位置和相机只在您使用签到、扫码时才用，不同意也不影响挂号。

## 怎么保护
证件号和手机号加密保存，页面上只显示后四位。工作人员只能看到工作需要的部分；要看完整号码必须写明原因，每次查看都有记录。在“就诊人”里可以看到谁看过。

## 给谁
- 为您看病的医院工作人员。
- 微信支付、短信服务商：只给完成付款和发送短信必需的信息。
- 法律规定必须提供的部门。
我们不出售您的信息，也不用来做广告。信息存放在中国境内。

## 保存多久
账号信息保存到您注销；就诊和费用记录按法律规定的年限保存，期满后删除或去除身份信息。

## 您的权利
您可以查看、更正、复制、删除自己的信息，可以撤回同意、注销账号。撤回以后不能继续网上挂号，窗口照常办理；撤回前的处理仍然有效。需要帮助请到窗口，或拨打页面上的医院电话。

## 未成年人
未满 14 岁的孩子，由监护人填写并同意。`,
  },
  en: {
    title: 'Privacy notice',
    summary: 'We ask only for what a visit needs, keep it encrypted, and show you who has looked at it.',
    body: `## What we collect, and why
- Phone and WeChat identifier: to log in and to send notices.
- Name, certificate, sex, birth date and phone of each patient: visits are under real names by law.
- Bookings, payments and refunds: to do what you asked and to keep the books.
- Kind of device and time of each log-in: so that you can see where your account is open.
We do not read contacts or photos. Place and camera are used only when you check in or scan a code; you can book without them.

## How it is kept
Certificate and phone numbers are encrypted; screens show the last four digits. Staff see what their work needs; to see a full number they must write down why, and every look is recorded. You find it under "Patients".

## Who receives it
- The staff of the hospital who treat you.
- WeChat Pay and the SMS provider: only what a payment or a message needs.
- Authorities, where the law demands it.
We do not sell your data or use it for advertising. It is stored in mainland China.

## For how long
Account data until you close the account; records of visits and payments as long as the law requires, then they are deleted or made anonymous.

## Your rights
You may see, correct, copy and delete your data, withdraw consent and close the account. After withdrawing you cannot book online, the desk stays open to you; what was done before stays valid. For help, come to the desk or call the hospital.

## Children
For a child under 14 the guardian fills in the data and agrees.`,
  },
} as const
