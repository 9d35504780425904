export default definePageConfig({ navigationBarTitleText: '就诊', enablePullDownRefresh: true })
