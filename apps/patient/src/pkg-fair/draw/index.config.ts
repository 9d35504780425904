export default definePageConfig({ navigationBarTitleText: '公平抽号', enablePullDownRefresh: true })
