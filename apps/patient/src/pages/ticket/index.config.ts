export default definePageConfig({ navigationBarTitleText: '就诊凭证' })
