/** Questions triage asks back, and their choices; the server may hand a question to a partner that says it more kindly. */
export type Language = 'zh-CN' | 'en'
type Said = Record<Language, string>

export const triageQuestions: Record<string, { text: Said; choices: Record<string, Said> }> = {
  where: {
    text: { 'zh-CN': '主要是哪里不舒服？', en: 'Where is it mainly?' },
    choices: {
      head: { 'zh-CN': '头', en: 'Head' },
      eye_ear_mouth: { 'zh-CN': '眼、耳、鼻、喉、口', en: 'Eyes, ears, nose, throat, mouth' },
      chest: { 'zh-CN': '胸口', en: 'Chest' },
      belly: { 'zh-CN': '肚子', en: 'Belly' },
      limbs_back: { 'zh-CN': '腰背、手脚、关节', en: 'Back, arms, legs, joints' },
      skin: { 'zh-CN': '皮肤', en: 'Skin' },
      urine_private: { 'zh-CN': '小便、私处、肛门', en: 'Urine, private parts, anus' },
      mood_sleep: { 'zh-CN': '情绪、睡眠', en: 'Mood, sleep' },
      whole_body: { 'zh-CN': '全身', en: 'All over' },
    },
  },
  pregnant: {
    text: { 'zh-CN': '现在怀孕了吗？', en: 'Are you pregnant?' },
    choices: {
      pregnant: { 'zh-CN': '怀孕了', en: 'Yes' },
      maybe: { 'zh-CN': '可能怀孕', en: 'Maybe' },
      not_pregnant: { 'zh-CN': '没有', en: 'No' },
    },
  },
  injury: {
    text: { 'zh-CN': '最近受过伤吗（摔、撞、扭）？', en: 'Was there an injury (fall, blow, twist)?' },
    choices: { injured: { 'zh-CN': '受过伤', en: 'Yes' }, not_injured: { 'zh-CN': '没有', en: 'No' } },
  },
  fever: {
    text: { 'zh-CN': '有没有发烧？', en: 'Is there a fever?' },
    choices: { fever: { 'zh-CN': '发烧', en: 'Yes' }, no_fever: { 'zh-CN': '不发烧', en: 'No' } },
  },
  skin: {
    text: { 'zh-CN': '皮肤上有什么变化？', en: 'Has the skin changed?' },
    choices: {
      itchy_rash: { 'zh-CN': '发痒、起疹子', en: 'Itching or a rash' },
      lump_under_skin: { 'zh-CN': '摸到包块', en: 'A lump under the skin' },
      no_skin: { 'zh-CN': '没有', en: 'No' },
    },
  },
  breathing: {
    text: { 'zh-CN': '有没有咳嗽或心慌？', en: 'Any cough or racing heart?' },
    choices: {
      cough: { 'zh-CN': '咳嗽、有痰、气喘', en: 'Cough, phlegm, wheeze' },
      palpitation: { 'zh-CN': '心慌、心跳乱', en: 'Racing or uneven heartbeat' },
      neither: { 'zh-CN': '都没有', en: 'Neither' },
    },
  },
  belly: {
    text: { 'zh-CN': '肚子和大便怎么样？', en: 'How are belly and stool?' },
    choices: {
      loose_or_vomiting: { 'zh-CN': '拉肚子、呕吐、反酸', en: 'Loose stool, vomiting, acid' },
      blood_or_pain_at_stool: { 'zh-CN': '大便出血、肛门痛', en: 'Blood or pain at stool' },
      period_related: { 'zh-CN': '和月经有关', en: 'Linked to the period' },
      no_belly: { 'zh-CN': '都没有', en: 'None of these' },
    },
  },
  urine: {
    text: { 'zh-CN': '小便怎么样？', en: 'How is passing water?' },
    choices: {
      painful_or_often: { 'zh-CN': '次数多、疼、有血', en: 'Often, painful or bloody' },
      foamy_or_swollen: { 'zh-CN': '泡沫多、身上肿', en: 'Foamy, or swelling' },
      no_urine: { 'zh-CN': '正常', en: 'Normal' },
    },
  },
  joints: {
    text: { 'zh-CN': '关节和手脚怎么样？', en: 'How are joints, arms and legs?' },
    choices: {
      stiff_in_the_morning: { 'zh-CN': '早上僵硬、关节肿', en: 'Stiff in the morning, swollen' },
      worse_with_use: { 'zh-CN': '一活动就疼', en: 'Worse with use' },
      numb_or_weak: { 'zh-CN': '麻木、没力气', en: 'Numb or weak' },
      no_joints: { 'zh-CN': '都没有', en: 'None of these' },
    },
  },
  mood: {
    text: { 'zh-CN': '最近心情和睡眠怎么样？', en: 'How are mood and sleep?' },
    choices: {
      sad_or_worried: { 'zh-CN': '心情低落、担心', en: 'Low or worried' },
      sleepless: { 'zh-CN': '睡不好', en: 'Poor sleep' },
      mood_fine: { 'zh-CN': '还好', en: 'Fine' },
    },
  },
  duration: {
    text: { 'zh-CN': '有多久了？', en: 'How long has it lasted?' },
    choices: {
      today: { 'zh-CN': '今天才有', en: 'Since today' },
      some_days: { 'zh-CN': '几天到几周', en: 'Days or weeks' },
      months: { 'zh-CN': '几个月以上', en: 'Months' },
    },
  },
}
const unknown: Said = { 'zh-CN': '不清楚', en: 'I don’t know' }

export const triageQuestion = (id: string, language: Language): string => triageQuestions[id]?.text[language] ?? id
export const triageChoice = (question: string, choice: string, language: Language): string =>
  choice === 'unknown' ? unknown[language] : (triageQuestions[question]?.choices[choice]?.[language] ?? choice)
