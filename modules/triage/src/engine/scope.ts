/** What a complaint takes back: denied («没有胸痛»), long past («以前晕过»), or only asked about («会不会中风», «中风有哪些前兆»). */

const clauseEnd = /[,，。;；!！?？\n]/
const turn = /但|可是|只是|就是|不过|而且|却|现在|目前|突然|忽然|还是|然后|今天|刚/

/** After 没/没有/无/未 these are complaints themselves, not denials. */
const complaint =
  /^(有|得)?(一点|点|什么|任何|啥)?(了|力|劲|精神|精力|胃口|食欲|知觉|感觉到?胎动|感觉|反应|呼吸(?!困难|急促|道|不|衰)|心跳(?!快|慢|不)|脉|意思|意识|来|尿|怀|奶|兴趣|气了?|胎动|性欲|性趣|月经|大便|排便|孩子|小孩|好|见好|用|效果?|办法|法|完|血色|睡|生育|排卵|缓|消|退|恢复|治|钱|注意|在意|人|信心|安全感|答|停|醒|动|够|吃|敢|能|高潮|快感|味|嗅觉|听力|视力|安全|乳汁|奶水|规律|弹性|长|精子|性生活|戴|去|做|查|检查|看|打|及时|多久|几天|过多久|想到|事(?!了)|名|法|缘|故|排气|放屁|痛人流|痛分娩|痛胃镜|菌|创|精|症状乙肝)/
const bareDenial = /没有|没得|并没|没|无|未见|未|否认|并非|从不|从未/y
/** 不 denies only a complaint that follows at once. */
const denied =
  /不(是很|太|怎么|怎|大|再|会|是)?(发烧|发热|发高烧|烧|痛|痒|咳嗽|咳|吐|呕吐|拉肚子|拉|腹泻|晕|头晕|头痛|麻|肿|流血|流脓|流鼻涕|出血|红|胀|恶心|酸|喘|闷|失眠|抽搐|抽|渴|口渴|怕冷|出汗|便秘|心慌|胸闷|胸痛|腹痛|肚子痛|鼻塞|打喷嚏|反酸|想死|想吐|尿频|尿急|尿痛|便血|黄|气短|昏|憋气|影响|发紫|紫|嗜睡|困难|过敏|歪|僵|硬|难受|流产|尿血|憋|见红|破水|流水|抽风|惊厥)/y
const chained = /(、|和|或者?|也不|也没有?|及|跟|又不)/y

export type Scope = {
  /** 1 where the words are denied. */
  denied: Uint8Array
  /** 1 where a red flag must not be seen: denied, long past, asked about in general, or said to be normal. */
  unreal: Uint8Array
}

const endOfClause = (text: string, from: number, most: number): number => {
  let i = from
  while (i < text.length && i - from < most && !clauseEnd.test(text[i]!)) i++
  const stop = turn.exec(text.slice(from, i))
  return stop ? from + stop.index : i
}
const startOfClause = (text: string, from: number): number => {
  let i = from
  while (i > 0 && !clauseEnd.test(text[i - 1]!)) i--
  return i
}

function denials(text: string): Uint8Array {
  const mask = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    bareDenial.lastIndex = i
    const no = bareDenial.exec(text)
    if (no) {
      // 有没有…: a question, and 痛没痛
      if (text[i - 1] === '有' || (text[i - 1] !== undefined && text[i - 1] === text[i + no[0].length])) continue
      const after = text.slice(i + no[0].length, i + no[0].length + 8)
      const from = no[0].endsWith('有') || no[0].endsWith('得') ? after : after
      if (complaint.test(from)) {
        i += no[0].length - 1
        continue
      }
      const end = endOfClause(text, i + no[0].length, no[0].length > 1 ? 24 : 14)
      mask.fill(1, i, end)
      i = Math.max(i, end - 1)
      continue
    }
    denied.lastIndex = i
    const not = denied.exec(text)
    if (not && text[i - 1] !== not[2]![0] && !/^(停|止|止住|起来)/.test(text.slice(i + not[0].length))) {
      let end = i + not[0].length
      for (;;) {
        chained.lastIndex = end
        const link = chained.exec(text)
        if (!link) break
        const more = /^[^,，。;；!！?？、和或也]{1,5}/.exec(text.slice(end + link[0].length))
        if (!more) break
        end += link[0].length + more[0].length
      }
      mask.fill(1, i, end)
      i = end - 1
    }
  }
  return mask
}

const past =
  /以前|从前|曾经|小时候|去年|前年|上个月|上月|上次|那年|当年|早年|[0-9几多]+(多)?年(以)?前|[0-9几]+(多)?(个)?月(以)?前|[0-9几]+(多)?(周|星期|礼拜)(以)?前|(?<![晕昏倒死睡憋翻])过去(?!了)|既往|病史|年轻(的)?时|做过|得过|有一天|有一次|有次|有回|年初|那时|那次|从那以后|小的时候/g
const now =
  /现在|目前|今天|今早|今晚|昨天|昨晚|突然|忽然|这次|这回|最近|刚|又|近日|这几天|这两天|[0-9]+(个)?(小时|分钟)/
const asked =
  /会不会|会导致|会引起|会引发|会造成|能导致|能引起|可能会|容易(得|引起|导致|患)|担心|害怕(?!光)|怕(?![冷光风热人痛])|万一|如果|假如|要是|预防|防止|避免|以防|会有|会得|会变成|是不是会|能不能|遇到|遇见/g
const general =
  /有哪些|什么症状|症状有|症状是|啥症状|有何|的症状(?!是)|的表现|什么表现|前兆|征兆|先兆(?!流产|早产)|的原因|是什么引起|什么原因引起|怎么引起|如何引起|由什么|后遗症|怎么预防|如何预防|怎样预防|是什么病|什么意思|遗传吗|能活多久|急救措施|怎么急救|如何急救|怎么抢救|吃什么好|注意什么|的危害|护理/
const fine = /正常|没问题|没事|还好|挺好|良好/
const measured =
  /(血压|血糖|体温|心电图|胎动|大小便|大便|小便|饮食|心率|呼吸|精神|意识|胎心|血氧)[^,，。;；!！?？]{0,5}$/

export function scopeOf(text: string): Scope {
  const mask = denials(text)
  const unreal = Uint8Array.from(mask)
  for (const m of text.matchAll(past)) {
    const end = sentenceEnd(text, m.index)
    const tail = text.slice(m.index + m[0].length, end)
    const stop = now.exec(tail)
    unreal.fill(1, startOfClause(text, m.index), stop ? m.index + m[0].length + stop.index : end)
  }
  for (const m of text.matchAll(asked)) unreal.fill(1, m.index, endOfClause(text, m.index + m[0].length, 40))
  for (let i = 0; i < text.length; ) {
    let end = i
    while (end < text.length && !clauseEnd.test(text[end]!)) end++
    const clause = text.slice(i, end)
    if (general.test(clause)) unreal.fill(1, i, end)
    const ok = fine.exec(clause)
    if (ok) {
      const before = measured.exec(clause.slice(0, ok.index))
      if (before) unreal.fill(1, i + before.index, i + ok.index + ok[0].length)
    }
    i = end + 1
  }
  return { denied: mask, unreal }
}

function sentenceEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (/[。;；!！?？\n]/.test(text[i]!)) return i
  return text.length
}

/** The text with every marked character blotted out; same length, so places stay. */
export function blotted(text: string, mask: Uint8Array): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += mask[i] ? '□' : text[i]
  return out
}
